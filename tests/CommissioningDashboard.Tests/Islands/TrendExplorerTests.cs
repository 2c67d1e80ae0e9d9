using System.Text.RegularExpressions;
using Bunit;
using CommissioningDashboard.Access;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components.Islands;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Islands;

public sealed class TrendExplorerTests : BunitContext, IClassFixture<DemoSite>
{
    private readonly DemoSite _demo;

    public TrendExplorerTests(DemoSite demo)
    {
        _demo = demo;
        Services.AddSingleton(demo.Site.Services.GetRequiredService<SnapshotStore>());
        SignIn(Role.Commissioner);
    }

    [Fact]
    public void Before_the_circuit_is_up_it_is_the_plain_chart()
    {
        var explorer = Explorer(interactive: false);

        explorer.FindAll("#trend-chart table tbody tr").Should().HaveCountGreaterThan(10);
        explorer.FindAll("button, [role=status], .receding, .chart-focus").Should().BeEmpty();
    }

    [Fact]
    public void A_pressed_column_is_framed_and_read_out_and_the_same_again_lets_go()
    {
        var explorer = Explorer();

        Press(explorer, 2);

        Framed(explorer).Should().Be(2);
        Said(explorer).Should().Be(Expected(BandTrendByQuarter.Of, 2));
        Press(explorer, 2);
        Framed(explorer).Should().BeNull();
        Said(explorer).Should().MatchRegex(@"^All \d+ quarters are shown\.$");
    }

    [Fact]
    public void Arrows_walk_from_the_latest_and_stop_at_either_end()
    {
        var explorer = Explorer();
        var last = Columns(explorer) - 1;

        Key(explorer, "ArrowLeft");
        Framed(explorer).Should().Be(last, "the first step is to the latest");
        Key(explorer, "ArrowRight");
        Framed(explorer).Should().Be(last);
        Key(explorer, "ArrowLeft");
        Framed(explorer).Should().Be(last - 1);
        Key(explorer, "ArrowDown");
        Framed(explorer).Should().Be(last - 1, "up and down are left to the page");
        Key(explorer, "Escape");
        Framed(explorer).Should().BeNull();
    }

    [Fact]
    public void Buttons_do_what_the_arrows_do()
    {
        var explorer = Explorer();
        Press(explorer, 1);

        Button(explorer, "Earlier quarter").Click();
        Framed(explorer).Should().Be(0);
        Button(explorer, "Earlier quarter").Click();
        Framed(explorer).Should().Be(0);
        Button(explorer, "Later quarter").Click();
        Framed(explorer).Should().Be(1);
        Button(explorer, "All quarters").Click();
        Framed(explorer).Should().BeNull();
    }

    [Fact]
    public void Months_take_the_quarters_place()
    {
        var explorer = Explorer();
        Press(explorer, 0);
        var quarters = Columns(explorer);

        Button(explorer, "By month").Click();

        Framed(explorer).Should().BeNull();
        Columns(explorer).Should().BeInRange(quarters * 3, (quarters * 3) + 4);
        Button(explorer, "By month").GetAttribute("aria-pressed").Should().Be("true");
        explorer.Find("#trend-chart a[href*='/csv']").GetAttribute("href").Should().StartWith("api/measures/band-trend-month/csv");
        Press(explorer, 7);
        Said(explorer).Should().Be(Expected(BandTrendByMonth.Of, 7));
        Button(explorer, "By month").Click();
        Columns(explorer).Should().Be(quarters);
    }

    [Fact]
    public void The_labels_tell_of_the_column_that_stands_out()
    {
        var explorer = Explorer();
        var row = BandTrendByQuarter.Of(Slice).Rows[3];

        Press(explorer, 3);

        explorer.FindAll("#trend-chart svg svg text").Select(x => x.TextContent).Should()
            .Contain(x => x.StartsWith("Large ", StringComparison.Ordinal))
            .Which.Should().Be($"Large {row.Share(DisplayBand.Large).Text}");
    }

    [Theory]
    [InlineData(Role.CareManager, 0, 0)]
    [InlineData(Role.DataOfficer, 1, 0)]
    public void Nobody_is_shown_or_offered_more_than_they_may(Role role, int charts, int downloads)
    {
        SignIn(role);

        var explorer = Explorer();

        explorer.FindAll("figure").Should().HaveCount(charts);
        explorer.FindAll("a[href*='/csv']").Should().HaveCount(downloads);
    }

    private MarketSlice Slice => _demo.Site.Services.GetRequiredService<SnapshotStore>().GetAsync(_demo.Site.Authority.Id).AsTask().Result.Slice(MarketFilter.Everything);

    private string Expected(Func<MarketSlice, MeasureResult<BandTrendRow>> trend, int at)
    {
        var rows = trend(Slice).Rows;
        return TrendWords.Of(rows[at], Web.Components.Pages.Market.BandCharts.InTrend(rows), Weight.Referrals);
    }

    private void SignIn(Role role) => Services.AddSingleton(new CurrentUser
    {
        Principal = AccountClaims.Of(new UserAccount { Id = 1, Email = "", Name = "Ann", PasswordHash = "", Role = role }, _demo.Site.Authority, DateTimeOffset.UnixEpoch),
    });

    private IRenderedComponent<TrendExplorer> Explorer(bool interactive = true)
    {
        SetRendererInfo(new RendererInfo(interactive ? "Server" : "Static", interactive));
        return Render<TrendExplorer>();
    }

    private static int Columns(IRenderedComponent<TrendExplorer> explorer) => explorer.FindAll(".chart-hit").Count;

    private static void Press(IRenderedComponent<TrendExplorer> explorer, int column) => explorer.FindAll(".chart-hit")[column].Click();

    private static void Key(IRenderedComponent<TrendExplorer> explorer, string key) => explorer.Find(".explorer-choices").KeyDown(key);

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TrendExplorer> explorer, string words) => explorer.FindAll("button").Single(x => x.TextContent == words);

    private static string Said(IRenderedComponent<TrendExplorer> explorer) => explorer.Find("[role=status]").TextContent;

    /// <summary>Which column the frame is drawn around, told from the place where it stands.</summary>
    private static int? Framed(IRenderedComponent<TrendExplorer> explorer)
    {
        var frame = explorer.FindAll(".chart-focus").SingleOrDefault();
        return frame is null ? null : (int)(Percent(frame.GetAttribute("x")!) / 100 * Columns(explorer));
    }

    private static double Percent(string text) => double.Parse(Regex.Replace(text, "%$", ""), System.Globalization.CultureInfo.InvariantCulture);
}
