using System.Net;
using AngleSharp.Html.Dom;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Tests.Pages.Areas;

public sealed class AreaPageTests(DemoSite demo) : IClassFixture<DemoSite>
{
    /// <summary>From the market page by following links alone; four presses is the most there may be.</summary>
    [Theory]
    [InlineData("#areas a")]
    [InlineData("#micro-by-area a")]
    public async Task Is_North_valleys_worse_off_and_why_is_one_press_from_the_market(string links)
    {
        var client = await demo.Site.As(Role.Commissioner);
        var market = await client.ReadAsync("/market?service=home-care");

        var link = market.QuerySelectorAll(links).OfType<IHtmlAnchorElement>().Single(x => x.TextContent == "North valleys").GetAttribute("href");
        var page = await client.ReadAsync($"/{link}");

        link.Should().Be("areas/north-valleys?service=home-care");
        page.Words("h1").Should().MatchRegex("^(North valleys is|It cannot be told (that|whether) North valleys is) .*worse");
        page.Words(".lede").Should().MatchRegex(@"referrals? (was|were) arranged in .* left since .* able to take over");
        page.Words("#drivers-fold .finding").Should().StartWith("The share of ");
    }

    [Fact]
    public async Task Every_headline_stands_beside_the_year_before_with_its_range_and_a_judgement_in_words()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/areas/harbour-towns");
        var rows = page.QuerySelectorAll("#figures tbody tr");

        rows.Should().HaveCountGreaterThanOrEqualTo(14);
        rows.Should().OnlyContain(x => x.QuerySelector(".label")!.TextContent.Length > 0);
        rows.Count(x => System.Text.RegularExpressions.Regex.IsMatch(x.QuerySelector("td")!.TextContent, @"\(.+\sto\s.+\)")).Should().BeGreaterThan(8);
        page.QuerySelectorAll("#figures th a").Should().OnlyContain(x => x.GetAttribute("href")!.StartsWith("methods/") && x.GetAttribute("href")!.Contains("area=harbour-towns"));
    }

    /// <summary>A row for each cause, provider and service: what stands in the last row is what the rows above come to.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?size=large")]
    [InlineData("?size=in-house&compare=period")]
    public async Task The_numbers_of_each_table_add_up(string query)
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync($"/areas/harbour-towns{query}");

        foreach (var table in page.QuerySelectorAll("#drivers table"))
        {
            var rows = table.QuerySelectorAll("tbody tr").Select(x => x.QuerySelectorAll("td").Take(2).Select(c => long.Parse(c.TextContent, System.Globalization.NumberStyles.AllowThousands)).ToList()).ToList();
            rows.SkipLast(1).Sum(x => x[0]).Should().Be(rows[^1][0]);
            rows.SkipLast(1).Sum(x => x[1]).Should().Be(rows[^1][1]);
        }

        page.QuerySelectorAll("#drivers table").Should().HaveCount(3);
    }

    [Fact]
    public async Task The_provider_that_handed_everything_back_is_named_with_its_date_and_what_it_had_carried()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/areas/harbour-towns");

        var leaver = page.QuerySelectorAll("#left tbody tr").Single(x => x.TextContent.Contains("Larkenmarch Homecare"));
        leaver.QuerySelectorAll("td").Select(x => x.TextContent).Should().HaveCount(3).And.OnlyContain(x => x.Length > 0);
        page.Words(".lede").Should().Contain("Larkenmarch Homecare left on ");
        page.QuerySelectorAll("#able tbody tr").Should().NotBeEmpty();
        page.Words("#able p.hint").Should().Contain("Hours a week as each last stated");
    }

    [Fact]
    public async Task Compared_with_all_areas_nobody_is_said_to_have_come_or_gone_and_the_area_stands_in_the_path_alone()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/areas/coast?compare=areas&area=river-plain");

        page.Words("h1").Should().Contain("Coast").And.Contain("all areas together");
        page.QuerySelectorAll("#drivers table").Should().HaveCount(1);
        page.QuerySelectorAll(".filter-bar nav[aria-label='Area'] a").Select(x => x.GetAttribute("href")).Should().Contain("areas/river-plain?compare=areas").And.NotContain(x => x!.Contains("area="));
        page.QuerySelector(".filter-bar input[name=area]").Should().BeNull();
    }

    [Fact]
    public async Task People_who_are_providers_are_never_named()
    {
        var client = await demo.Site.As(Role.Commissioner);
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var people = db.Providers.Where(x => x.Ownership == Ownership.Individual).Select(x => x.Name).ToList();

        people.Should().NotBeEmpty();
        foreach (var area in new[] { "coast", "fells-and-dales", "harbour-towns", "market-towns", "north-valleys", "river-plain" })
        {
            (await client.ReadAsync($"/areas/{area}")).QuerySelector("main")!.TextContent.Should().NotContainAny(people);
        }
    }

    /// <summary>A table that a reader sees is one that may be taken away, with its area and the size of provider that was chosen.</summary>
    [Theory]
    [InlineData("", 6)]
    [InlineData("?size=large&weight=hours", 6)]
    [InlineData("?compare=areas", 4)]
    public async Task Each_table_is_had_as_csv_by_whoever_may_take_figures_away(string query, int tables)
    {
        var client = await demo.Site.As(Role.Commissioner);
        var page = await client.ReadAsync($"/areas/harbour-towns{query}");
        await using var db = demo.Site.Database.For(demo.Site.Authority.Id);
        var people = db.Providers.Where(x => x.Ownership == Ownership.Individual).Select(x => x.Name).ToList();

        var links = page.QuerySelectorAll("main a[href*='api/tables/area-']").Select(x => x.GetAttribute("href")!).ToList();
        links.Should().HaveCount(tables);
        page.QuerySelectorAll("#drivers table, #left table, #able table").Should().HaveCount(tables - 1, "the headline figures are one file, however they fold");
        foreach (var link in links)
        {
            using var response = await client.GetAsync($"/{link}");
            var text = await response.Content.ReadAsStringAsync();

            response.Content.Headers.ContentDisposition!.FileName.Should().MatchRegex(@"^area-\w+-internal-\d{4}-\d\d-to-\d{4}-\d\d-area-harbour-towns");
            text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Should().HaveCountGreaterThan(1);
            text.Should().NotContainAny(people);
        }

        (await (await demo.Site.As(Role.DataOfficer)).ReadAsync($"/areas/harbour-towns{query}")).QuerySelectorAll("a[href*='api/tables']").Should().BeEmpty();
    }

    [Fact]
    public async Task The_tables_taken_away_hold_what_the_page_adds_up_to()
    {
        var client = await demo.Site.As(Role.Commissioner);
        var page = await client.ReadAsync("/areas/harbour-towns?size=large");
        var together = page.QuerySelectorAll("#drivers table").Select(x => x.QuerySelectorAll("tbody tr:last-child td").Take(2)
            .Select(c => long.Parse(c.TextContent, System.Globalization.NumberStyles.AllowThousands)).ToList()).ToList();

        var taken = new List<List<long>>();
        foreach (var link in page.QuerySelectorAll("#drivers a[href*='api/tables/area-']").Select(x => x.GetAttribute("href")))
        {
            var sums = new List<long> { 0, 0 };
            using var csv = Sylvan.Data.Csv.CsvDataReader.Create(new StringReader((await client.GetStringAsync($"/{link}")).TrimStart('\uFEFF')));
            while (await csv.ReadAsync())
            {
                sums[0] += csv.GetInt64(csv.GetOrdinal("A year before"));
                sums[1] += csv.GetInt64(csv.GetOrdinal("Now"));
            }

            taken.Add(sums);
        }

        taken.Should().BeEquivalentTo(together, x => x.WithStrictOrdering());
    }

    [Fact]
    public async Task The_areas_page_leads_to_each_and_an_unknown_one_is_not_found()
    {
        var client = await demo.Site.As(Role.Commissioner);

        (await client.ReadAsync("/areas?weight=hours")).QuerySelectorAll("#areas a").Select(x => x.GetAttribute("href")).Should().Contain("areas/coast?weight=hours");
        (await client.GetAsync("/areas/atlantis")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
