using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CommissioningDashboard.Access;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Tests.Pages;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>A sign in square brackets is explained where it stands, on every page.</summary>
public sealed class ShorthandTests(DemoSite demo) : IClassFixture<DemoSite>
{
    /// <summary>A market of few, so that every sign is shown somewhere.</summary>
    private const string _few = "?from=2021-11&to=2022-03&area=north-valleys&service=home-care";

    [Theory]
    [InlineData("")]
    [InlineData(_few)]
    public async Task A_sign_is_explained_within_its_panel(string query)
    {
        var client = await demo.Site.As(Role.Administrator);
        var (unexplained, met) = (new List<string>(), 0);
        foreach (var page in SiteRoutes.Discover(demo.Site).Where(x => x.IsPage && x.Answers(HttpMethod.Get) && !x.IsAnonymous))
        {
            var answer = await client.GetAsync(page.Sample() + query);
            if (!answer.IsSuccessStatusCode)
            {
                continue;
            }

            var html = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var panel in html.QuerySelectorAll(".panel"))
            {
                var shown = Enum.GetValues<Shorthand>().Where(x => Written(panel).Contains(x.Text(), StringComparison.Ordinal)).ToList();
                met += shown.Count;
                unexplained.AddRange(shown.Where(x => !panel.TextContent.Contains($"{x.Text()} means", StringComparison.Ordinal))
                    .Select(x => $"{x.Text()} in {panel.QuerySelector("h2, h3")?.TextContent} on {page}"));
            }
        }

        unexplained.Should().BeEmpty();
        met.Should().BePositive("the test looks at pages that show some");
    }

    [Fact]
    public async Task A_key_tells_only_of_what_is_shown_and_leads_to_the_glossary()
    {
        var client = await demo.Site.As(Role.Administrator);
        var page = await client.ReadAsync("/equity" + _few);

        var keys = page.QuerySelectorAll(".shorthand-key");
        keys.Should().NotBeEmpty();
        foreach (var key in keys)
        {
            key.QuerySelector("a")!.GetAttribute("href").Should().StartWith("glossary");
            key.Children.Where(x => x.TagName == "SPAN").Should().OnlyContain(x => key.ParentElement!.TextContent.Replace(key.TextContent, "", StringComparison.Ordinal)
                .Contains(x.QuerySelector("b")!.TextContent, StringComparison.Ordinal));
        }

        (await client.ReadAsync("/glossary")).QuerySelectorAll("#shorthand dt").Select(x => x.TextContent)
            .Should().Equal(Enum.GetValues<Shorthand>().Select(x => x.Text()));
    }

    /// <summary>What the panel says without its keys.</summary>
    private static string Written(IElement panel)
    {
        var copy = (IElement)panel.Clone();
        foreach (var key in copy.QuerySelectorAll(".shorthand-key, dl.facts dt"))
        {
            key.Remove();
        }

        return copy.TextContent;
    }
}
