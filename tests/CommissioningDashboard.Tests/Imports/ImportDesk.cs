using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>An authority of its own with the importer at hand, so that tests of one class do not see each other's records.</summary>
internal sealed class ImportDesk(TestDatabase server, Authority authority) : IDisposable
{
    public static readonly DateTimeOffset Now = new(2025, 12, 15, 10, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Now);

    public Authority Authority { get; } = authority;

    public int AuthorityId => Authority.Id;

    public Importer Importer { get; private set; } = null!;

    public static async Task<ImportDesk> OpenAsync(TestDatabase server)
    {
        var authority = await server.AddAuthorityAsync($"{Guid.NewGuid():N}"[..8]);
        var desk = new ImportDesk(server, authority);
        desk.Importer = new Importer(server.Database, new PersonKeys(new byte[32]), desk.Clock);
        return desk;
    }

    public DashboardDb Db() => server.Database.For(AuthorityId);

    public async Task<Provider> AddProviderAsync(string reference, string? cqcLocationId = null)
    {
        await using var db = Db();
        var provider = new Provider { Reference = reference, Name = $"Provider {reference}", CqcLocationId = cqcLocationId, ListedOn = new DateOnly(2020, 1, 1) };
        db.Providers.Add(provider);
        await db.SaveChangesAsync();
        return provider;
    }

    public Task<ImportResult> ImportAsync(string format, string text, string name = "file.csv", CancellationToken stop = default)
        => ImportAsync(format, Encoding.UTF8.GetBytes(text), name, stop: stop);

    /// <summary>Imports a file without its rows that break a rule.</summary>
    public async Task<ImportResult> SetAsideAsync(string format, string text, int? mends = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var order = new ImportOrder(AuthorityId, format, "file.csv", file, "Test officer") { SetsAside = true, Mends = mends };
        return await Importer.ImportAsync(order);
    }

    public async Task<ImportResult> ImportAsync(
        string format, byte[] bytes, string name = "file.csv", IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        using var file = new MemoryStream(bytes);
        return await Importer.ImportAsync(new ImportOrder(AuthorityId, format, name, file, "Test officer"), progress, stop);
    }

    public Task<ImportResult> ImportAsync(string format, string text, Dictionary<string, string> answers) => ImportAsync(format, Encoding.UTF8.GetBytes(text), answers);

    public async Task<ImportResult> ImportAsync(string format, byte[] bytes, Dictionary<string, string> answers)
    {
        using var file = new MemoryStream(bytes);
        return await Importer.ImportAsync(new ImportOrder(AuthorityId, format, "file.csv", file, "Test officer") { Answers = answers });
    }

    /// <summary>Everything that an import could have left: rows of each table with facts, and the market's version.</summary>
    public async Task<string> TraceAsync()
    {
        await using var db = Db();
        var version = await db.Authorities.Where(x => x.Id == AuthorityId).Select(x => x.MarketVersion).SingleAsync();
        return $"""
            {await db.Referrals.CountAsync()} referrals, {await db.Providers.CountAsync()} providers, {await db.Services.CountAsync()} services,
            {await db.Areas.CountAsync()} areas, {await db.Teams.CountAsync()} teams, {await db.ProviderSizes.CountAsync()} sizes,
            {await db.ImportBatches.CountAsync()} batches, {await db.ImportChanges.CountAsync()} changes, {await db.ImportProblems.CountAsync()} problems,
            {await db.AuditEntries.CountAsync()} audit entries, market version {version}
            """;
    }

    public void Dispose() => Importer.Dispose();
}
