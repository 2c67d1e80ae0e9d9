using System.Net;
using CommissioningDashboard.Access;

namespace CommissioningDashboard.Tests.Pages.Market;

public sealed class MarketPageTests(DemoSite demo) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_answer_comes_first_with_its_figures_underlined()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/market");

        page.Words("h1").Should().MatchRegex(@"^Micro-providers are \d+%( to \d+%)? of open providers and receive \d+%( to \d+%)? of referrals\.$");
        page.QuerySelectorAll("h1 em.figure").Should().HaveCount(2);
    }

    [Fact]
    public async Task Every_chart_has_a_title_a_sentence_and_its_figures_without_script()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/market");

        var charts = page.QuerySelectorAll("figure.chart");
        charts.Should().HaveCountGreaterThanOrEqualTo(2);
        charts.Should().OnlyContain(x =>
            x.QuerySelector("svg > title")!.TextContent.Length > 0
            && x.QuerySelector("svg > desc")!.TextContent.Length > 0
            && x.QuerySelectorAll("table tbody tr").Length > 1);
    }

    [Fact]
    public async Task The_filter_is_in_the_address_and_in_words()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/market?service=home-care&weight=hours&scheme=somerset-8");

        page.Words(".filter-words").Should().StartWith("Home support").And.Contain("counted by weekly hours").And.Contain("micro = up to 8 workers");
        page.Words("#bands h2").Should().Be("Who receives the weekly hours");
        page.QuerySelector("#service-home-care")!.HasAttribute("checked").Should().BeTrue();
        page.QuerySelector("a[href^='reports/board.xlsx']")!.GetAttribute("href").Should().Contain("service=home-care");
    }

    /// <summary>One press opens the filter and a second follows one of its links, which keeps all else; three is the most there may be.</summary>
    [Theory]
    [InlineData("Last whole quarter", "from=", "Period")]
    [InlineData("2024 to 2025", "from=2024-04&to=2025-03", "Period")]
    [InlineData("The period before", "compare=period", "Compare with")]
    [InlineData("All areas", "compare=areas", "Compare with")]
    [InlineData("Reablement", "service=reablement", "Service")]
    [InlineData("Coast", "area=coast", "Area")]
    [InlineData("Weekly cost", "weight=cost", "Count by")]
    public async Task A_common_change_of_the_filter_takes_two_presses_and_keeps_the_rest(string choice, string query, string question)
    {
        var client = await demo.Site.As(Role.Commissioner);
        var page = await client.ReadAsync("/market?need=physical&scheme=somerset-8");

        var row = page.QuerySelectorAll(".filter-bar > details nav").Single(x => x.GetAttribute("aria-label") == question);
        var link = row.QuerySelectorAll("a").Single(x => x.TextContent == choice);
        link.GetAttribute("href").Should().StartWith("market?").And.Contain(query).And.Contain("need=physical").And.Contain("scheme=somerset-8");
        var next = await client.ReadAsync($"/{link.GetAttribute("href")}");
        next.QuerySelectorAll($"nav[aria-label='{question}'] a[aria-current]").Select(x => x.TextContent).Should().Equal(choice);
    }

    [Fact]
    public async Task What_is_compared_with_is_told_and_kept_by_the_form_and_every_sentence_follows()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/market?area=coast&compare=areas");

        page.Words(".filter-words").Should().EndWith(", compared with all areas");
        page.QuerySelector("form input[type=hidden][name=compare]")!.GetAttribute("value").Should().Be("areas");
        page.Words(".lede").Should().Contain("In all areas, micro-providers received ");
        page.Words("#changes-question").Should().Be("What is different");
        page.QuerySelector("main")!.TextContent.Should().NotContain("year before,").And.NotContain("a year before it");
    }

    [Fact]
    public async Task A_comparison_without_meaning_says_why()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/market?compare=areas");

        page.Words(".filter-words").Should().EndWith("not compared with all areas. All areas are looked at, so there is nothing to compare them with: choose an area.");
        page.Words("#changes .panel-body").Should().StartWith("All areas are looked at");
    }

    [Fact]
    public async Task What_cannot_be_used_of_an_address_is_told_and_the_rest_is_shown()
    {
        var page = await (await demo.Site.As(Role.Commissioner)).ReadAsync("/market?from=soon&area=atlantis");

        page.Words(".notice").Should().Contain("“soon” is not a month").And.Contain("There is no area called “atlantis”");
        page.QuerySelectorAll("#bands figure").Should().HaveCount(1);
    }

    [Fact]
    public async Task An_authority_without_referrals_is_told_what_to_do()
    {
        await using var empty = new Site();
        await empty.InitializeAsync();

        var page = await (await empty.As(Role.Administrator)).ReadAsync("/market");

        page.Words("h1").Should().Be("There are no referrals to show yet.");
        page.QuerySelector(".empty-state a")!.GetAttribute("href").Should().Be("imports?format=providers");
    }

    [Theory]
    [InlineData("/concentration")]
    [InlineData("/invisible-providers")]
    [InlineData("/providers")]
    [InlineData("/methods/effective-providers")]
    public async Task Other_pages_stand_an_authority_without_data(string address)
    {
        await using var empty = new Site();
        await empty.InitializeAsync();

        (await (await empty.As(Role.Administrator)).GetAsync(address)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_may_not_take_figures_away_is_not_offered_to()
    {
        var page = await (await demo.Site.As(Role.DataOfficer)).ReadAsync("/market");

        page.QuerySelectorAll("a[href*='/csv'], a[href^='reports/']").Should().BeEmpty();
    }
}
