using System.Diagnostics;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Demo;

/// <summary>
/// Makes Southmere, the fictional council that has only what a Client Level Data file holds: no sizes, no lists, no areas, no
/// register. Its file comes in as any council's would, so that its thin picture is an honest one.
/// </summary>
public static class SouthmereAuthority
{
    private const int _making = 0x534D52;

    /// <summary>
    /// The five providers with the most services, under the reference and location that the register holds them by: whoever brings a
    /// providers file with both completes them.
    /// </summary>
    public static IReadOnlyList<SouthmereName> Largest { get; } =
        [.. SouthmereProviders.All.Take(5).Select(x => new SouthmereName($"CQC-{x.CqcLocationId}", x.Name, x.CqcLocationId))];

    /// <summary>
    /// Brings in Southmere's file, as a whole or not at all. Refuses, with the reason in the result, when the authority already holds
    /// data.
    /// </summary>
    /// <param name="ownerConnectionString">Adds the authority itself, which only the owner of the tables may.</param>
    /// <param name="appConnectionString">Writes its rows, under row-level security as everything else does.</param>
    /// <param name="personKeys">By which its people are known in the next file too.</param>
    /// <param name="options">Its seed and its clock count; how many services there are does not change.</param>
    public static async Task<DemoResult> WriteAsync(
        string ownerConnectionString, string appConnectionString, PersonKeys personKeys, DemoOptions options,
        CancellationToken cancellationToken = default)
    {
        var watch = Stopwatch.StartNew();
        await using var database = new Database(appConnectionString);
        var authority = await DemoPlace.Southmere.OpenAsync(database, ownerConnectionString, cancellationToken);
        if (!authority.IsDemo)
        {
            return DemoResult.NoDemo(authority);
        }

        // Two commands at once: the second waits here and then finds the data of the first. It cannot wait for the authority's row,
        // as the county's does, for the import locks that itself.
        await using var db = database.For(authority.Id);
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({_making}, {authority.Id})", cancellationToken);
        if (await db.ImportBatches.AnyAsync(cancellationToken) || await db.Providers.AnyAsync(cancellationToken)
            || await db.Referrals.AnyAsync(cancellationToken))
        {
            return DemoResult.Already(authority);
        }

        var (name, bytes) = SouthmereFile.Write(options);
        using var file = new MemoryStream(bytes);
        using var importer = new Importer(database, personKeys, options.Clock);
        var import = await importer.ImportAsync(
            new ImportOrder(authority.Id, "cld", name, file, "the demonstration"), cancellationToken: cancellationToken);
        return import.IsAccepted
            ? new DemoResult(authority.Id, await db.Providers.CountAsync(cancellationToken), import.Batch.Created, 0, watch.Elapsed)
            : throw new InvalidOperationException($"Southmere's file was refused: {import.Problems[0].Column}, {import.Problems[0].Rule}");
    }
}

/// <summary>A provider by what a providers file must say for it to be recognised.</summary>
public sealed record SouthmereName(string Reference, string Name, string CqcLocationId);
