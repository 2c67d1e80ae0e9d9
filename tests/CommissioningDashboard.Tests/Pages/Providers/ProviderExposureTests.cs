using CommissioningDashboard.Access;

namespace CommissioningDashboard.Tests.Pages.Providers;

/// <summary>Can a care manager, who may not look at the market, narrow a provider’s figures down to one person?</summary>
public sealed class ProviderExposureTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string _narrow = "need=social&area=coast&service=home-care&route=commissioned&weight=cost";

    [Theory]
    [InlineData("/providers/2")]
    [InlineData("/providers")]
    public async Task Without_the_right_to_the_market_a_filter_about_people_changes_nothing(string page)
    {
        var manager = await demo.Site.As(Role.CareManager);

        var (plain, narrowed) = (await manager.ReadAsync(page), await manager.ReadAsync($"{page}?{_narrow}"));

        narrowed.Words(".notice-warning").Should().Contain("not filtered by service, area, need, route, team or weight");
        Figures(narrowed).Should().Be(Figures(plain));
        plain.QuerySelector(".notice-warning").Should().BeNull();
    }

    [Fact]
    public async Task With_the_right_to_the_market_the_filter_is_followed()
    {
        var commissioner = await demo.Site.As(Role.Commissioner);

        Figures(await commissioner.ReadAsync($"/providers?{_narrow}")).Should().NotBe(Figures(await commissioner.ReadAsync("/providers")));
    }

    private static string Figures(AngleSharp.Html.Dom.IHtmlDocument page)
    {
        foreach (var notice in page.QuerySelectorAll(".notice-warning"))
        {
            notice.Remove();
        }

        return page.Words("main");
    }
}
