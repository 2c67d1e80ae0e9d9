using System.Text.Json;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Market;
using CommissioningDashboard.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.PublicRegister;

/// <summary>Our own feed, read by its address over HTTP into an authority that knows nobody, tells the same there.</summary>
public sealed class FeedRoundTripTests : IAsyncLifetime
{
    private readonly Site _site = new() { OnSocket = true, DemoReferrals = 300 };

    public Task InitializeAsync() => _site.InitializeAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task What_one_authority_publishes_and_another_confirms_is_published_there_alike()
    {
        var other = await CopyListsAsync();
        var officer = new Actor(other.Id, null, "Robin Officer", Role.DataOfficer);
        await OpenAsync(_site.Authority.Id);
        await OpenAsync(other.Id);

        var reading = await new OpenReferralClient(isTest: true).ReadAsync($"{_site.Address}oruk/v3?authority={_site.Authority.Code}");
        reading.Problems.Should().BeEmpty();
        var intake = _site.Services.GetRequiredService<OpenReferralIntake>();
        (await intake.TakeAsync(officer, reading, "localhost")).New.Should().BeGreaterThan(20);
        var desk = _site.Services.GetRequiredService<OpenReferralDesk>();
        foreach (var missing in (await desk.ReadAsync(officer)).Missing)
        {
            var view = (await desk.FindAsync(officer, missing.Organisation.Id))!;
            view.Offers.Where(x => x.IsAsked).Should().BeEmpty("both have the same lists");
            (await desk.AcceptAsync(officer, missing.Organisation.Id, [], [], view.Version)).Should().BeNull();
        }

        await _site.Services.GetRequiredService<SnapshotStore>().RefreshAsync(other.Id);
        (await FactsAsync(other.Code)).Should().BeEquivalentTo(await FactsAsync(_site.Authority.Code));

        // The same again has nothing to ask.
        (await intake.TakeAsync(officer, reading, "localhost")).Should().BeEquivalentTo(new { New = 0, Changed = 0 });
        var again = await desk.ReadAsync(officer);
        (again.Told.Count, again.Missing.Count, again.Settled).Should().Be((0, 0, reading.Organisations.Count));
    }

    /// <summary>An authority of the same name, services and areas.</summary>
    private async Task<Authority> CopyListsAsync()
    {
        var other = await _site.Server.AddAuthorityAsync("902", _site.Authority.Name);
        await using var from = _site.Database.For(_site.Authority.Id);
        await using var to = _site.Database.For(other.Id);
        to.AddRange((await from.Services.ToListAsync()).Select(x => new Service { Code = x.Code, Name = x.Name }));
        to.AddRange((await from.Areas.ToListAsync()).Select(x => new Area { Code = x.Code, Name = x.Name }));
        await to.SaveChangesAsync();
        return other;
    }

    private Task OpenAsync(int authorityId)
        => _site.Services.GetRequiredService<AuthoritySettings>().WriteAsync(
            new Actor(authorityId, null, "Test", Role.Administrator), AuthoritySettings.PublicRegister, AuthoritySettings.On);

    /// <summary>What the feed says of each service, without its own keys and without communities, for which the standard has no field.</summary>
    private async Task<IReadOnlyList<string>> FactsAsync(string code)
    {
        var reader = _site.NewClient();
        var list = await ReadAsync($"/oruk/v3/services?per_page=500&authority={code}");
        var facts = new List<string>();
        foreach (var id in list.GetProperty("contents").EnumerateArray().Select(x => x.GetProperty("id").GetString()).ToList())
        {
            var one = await ReadAsync($"/oruk/v3/services/{id}?authority={code}");
            var of = one.GetProperty("organization");
            facts.Add(string.Join(" | ",
                new[] { "name", "description", "url", "email", "fees", "accreditations" }.Select(x => Text(one, x))
                    .Concat([Text(of, "name"), Text(of, "email"), Text(of, "website")])
                    .Concat(List(of, "organization_identifiers").Where(x => Text(x, "identifier_scheme") is "GB-COH" or "GB-CHC").Select(x => Text(x, "identifier")))
                    .Concat(List(one, "schedules").Select(x => Text(x, "description")))
                    .Concat(List(one, "service_areas").Select(x => Text(x, "name")).Order())
                    .Concat(List(one, "attributes").Select(x => x.GetProperty("taxonomy_term")).Where(x => Text(x, "taxonomy") != "Communities").Select(x => Text(x, "name")).Order())));
        }

        facts.Should().NotBeEmpty();
        return facts;

        async Task<JsonElement> ReadAsync(string address) => JsonDocument.Parse(await reader.GetStringAsync(address)).RootElement;
        static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var text) ? text.GetString()! : "-";
        static IEnumerable<JsonElement> List(JsonElement of, string name) => of.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];
    }
}
