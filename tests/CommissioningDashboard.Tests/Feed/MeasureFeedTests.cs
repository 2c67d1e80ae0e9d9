using System.Net;
using System.Text.Json;
using CommissioningDashboard.Access;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Feed;

public sealed class MeasureFeedTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_feed_gives_the_very_figures_of_the_measures()
    {
        const string query = "service=home-care&weight=hours";
        var json = await JsonAsync($"/api/measures/band-share?{query}");
        var market = await demo.Site.Services.GetRequiredService<SnapshotStore>().GetAsync(demo.Site.Authority.Id);
        var slice = MarketSlice.Take(market, new MarketFilter { Services = ["home-care"], Weight = Weight.WeeklyHours });

        var rows = json.GetProperty("rows").EnumerateArray().Select(x => (Band: x.GetProperty("band").GetString(), Share: x.GetProperty("share").GetDouble()));

        rows.Should().Equal(BandShare.For(slice).Rows.Select(x => (Band: (string?)x.Band.Name(), Share: x.Share.Value!.Value)));
        json.GetProperty("market").GetProperty("filter").GetString().Should().Be(query);
    }

    [Theory]
    [InlineData("/api/measures/band-share/csv", "band-share-internal-2025-01-to-2025-12-area-coast-need-social.csv")]
    [InlineData("/api/tables/register/csv", "register-internal-2025-01-to-2025-12-area-coast-need-social.csv")]
    [InlineData("/api/measures/band-share", "band-share-internal-2025-01-to-2025-12-area-coast-need-social.json")]
    [InlineData("/api/measures", "measures-internal-2025-01-to-2025-12-area-coast-need-social.json")]
    public async Task Exact_figures_say_that_they_are_internal_of_which_months_and_filter(string address, string name)
    {
        using var response = await (await demo.Site.As(Role.Commissioner)).GetAsync($"{address}?from=2025-01&to=2025-12&need=social&area=coast");

        response.Content.Headers.ContentDisposition!.FileName!.Trim('"').Should().Be(name);
        var text = await response.Content.ReadAsStringAsync();
        if (name.EndsWith(".csv", StringComparison.Ordinal))
        {
            var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            lines[0].Should().EndWith(",Disclosure profile,First month,Last month,Filter");
            lines.Skip(1).Should().NotBeEmpty().And.OnlyContain(x => x.EndsWith(",internal,2025-01,2025-12,area=coast&need=social", StringComparison.Ordinal));
        }
        else
        {
            var market = JsonDocument.Parse(text).RootElement.GetProperty("market");
            market.GetProperty("disclosureProfile").GetString().Should().Be("internal");
            market.GetProperty("disclosure").GetString().Should().Contain("inside the authority only");
        }
    }

    [Fact]
    public async Task The_list_names_every_measure()
    {
        var json = await JsonAsync("/api/measures");

        json.GetProperty("measures").EnumerateArray().Select(x => x.GetProperty("id").GetString()).Should().Equal(MeasureCatalogue.All.Select(x => x.Id));
    }

    [Theory]
    [InlineData("/api/measures/band-share?from=soon", HttpStatusCode.BadRequest, "is not a month")]
    [InlineData("/api/measures/band-share?service=flying", HttpStatusCode.BadRequest, "no service called")]
    [InlineData("/api/measures/nothing", HttpStatusCode.NotFound, "There is no measure")]
    public async Task A_question_that_cannot_be_answered_is_refused_in_words(string address, HttpStatusCode status, string words)
    {
        using var response = await (await demo.Site.As(Role.Commissioner)).GetAsync(address);

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Contain(words);
    }

    [Fact]
    public async Task The_feed_describes_itself()
    {
        var json = await JsonAsync("/api/measures.json");

        json.GetProperty("paths").EnumerateObject().Select(x => x.Name).Should().Contain(["/api/measures", "/api/measures/{measureId}", "/api/measures/{measureId}/csv"]);
    }

    [Fact]
    public async Task A_table_comes_as_csv_with_a_heading_and_every_row()
    {
        var bytes = await (await demo.Site.As(Role.ReportManager)).GetByteArrayAsync("/api/measures/area-bands/csv");

        bytes.Take(3).Should().Equal(0xEF, 0xBB, 0xBF);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().StartWith("Area,Referrals,Micro,");
        lines.Should().HaveCount(1 + 6);
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        (await db.AuditEntries.OrderBy(x => x.Id).LastAsync(x => x.Action == "figures.exported")).Detail.Should().Contain("area-bands", "figures do not leave unseen");
    }

    private async Task<JsonElement> JsonAsync(string address)
        => JsonDocument.Parse(await (await demo.Site.As(Role.Commissioner)).GetStringAsync(address)).RootElement;
}
