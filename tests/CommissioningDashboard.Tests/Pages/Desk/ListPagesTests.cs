using AngleSharp.Dom;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommissioningDashboard.Tests.Pages.Desk;

/// <summary>What can be done with a referral's list, over HTTP and so without script.</summary>
public sealed class ListPagesTests(DemoSite demo) : IClassFixture<DemoSite>
{
    private const string _referral = "/desk/2003";
    private readonly Site _site = demo.Site;

    [Fact]
    public async Task Those_put_forward_stand_side_by_side_in_the_order_of_the_list_and_no_more_than_four()
    {
        var client = await _site.As(Role.Administrator);
        var list = await client.ReadAsync(_referral);
        var boxes = list.QuerySelectorAll(".put-forward input").Select(x => x.GetAttribute("value")!).ToList();
        var names = list.QuerySelectorAll(".provider-card h3 a").Select(x => x.TextContent.Trim()).ToList();

        var two = await client.ReadAsync($"{_referral}/compare?asked={boxes[2]}&asked={boxes[0]}");
        var six = await client.ReadAsync($"{_referral}/compare?{string.Join('&', boxes.Take(6).Select(x => $"asked={x}"))}");
        var none = await client.ReadAsync($"{_referral}/compare");

        two.QuerySelectorAll(".compare thead th").Select(x => x.TextContent.Trim()).Should().Equal(names[0], names[2]);
        two.QuerySelectorAll(".compare tbody tr").Select(x => x.QuerySelector("th")!.TextContent).Should().Contain("Size").And.Contain("Put forward");
        six.QuerySelectorAll(".compare thead th").Select(x => x.TextContent.Trim()).Should().Equal(names.Take(4));
        six.QuerySelector(".notice")!.TextContent.Should().Contain("No more than 4").And.Contain(names[4]).And.Contain(names[5]);
        none.QuerySelector("h1")!.TextContent.Should().Contain("Choose two, three or four");
    }

    [Fact]
    public async Task The_printed_list_has_the_order_shown_and_nothing_of_the_person()
    {
        var client = await _site.As(Role.Administrator);
        var shown = (await client.ReadAsync(_referral)).QuerySelectorAll(".provider-card h3 a").Select(x => x.TextContent.Trim()).ToList();

        var page = await client.ReadAsync($"{_referral}/print");
        var all = await client.ReadAsync($"{_referral}/print?all=yes");

        var paper = page.QuerySelector(".for-person")!;
        paper.QuerySelectorAll("h2").Select(x => x.TextContent).Should().Equal(shown);
        paper.TextContent.Should().Contain("The council does not choose for you").And.Contain("drawn by chance")
            .And.NotContain("DESK-0003").And.NotContain("company of the same age");
        all.QuerySelectorAll(".for-person h2").Select(x => x.TextContent).Should().StartWith(shown).And.HaveCountGreaterThan(shown.Count);
        await using var db = _site.Database.For(_site.Authority.Id);
        (await db.ListUses.CountAsync(x => x.Kind == ListUseKind.Printed)).Should().Be(all.QuerySelectorAll(".for-person h2").Length);
    }

    [Fact]
    public async Task A_language_narrows_the_list_without_its_name_in_the_address_and_the_page_says_how_many_fit()
    {
        var client = await _site.As(Role.Administrator);
        var speaker = (await client.ReadAsync(_referral)).QuerySelector(".put-forward input")!.GetAttribute("value")!;
        await using (var db = _site.Database.For(_site.Authority.Id))
        {
            var today = DateOnly.FromDateTime(DateTime.Now);
            db.ProviderProfiles.Add(new ProviderProfile { ProviderId = int.Parse(speaker, null), From = today, Languages = "Polish" });
            await db.SaveChangesAsync();
            await MarketChange.RecordAsync(db, CancellationToken.None);
        }

        await _site.Services.GetRequiredService<SnapshotStore>().RefreshAsync(_site.Authority.Id);
        var whole = await client.ReadAsync(_referral);
        var polish = whole.QuerySelectorAll("#language option").Single(x => x.TextContent.StartsWith("Polish", StringComparison.Ordinal));

        var page = await client.ReadAsync($"{_referral}?language={polish.GetAttribute("value")}");

        polish.GetAttribute("value").Should().MatchRegex("^[0-9a-f]{8}$");
        page.QuerySelector("h1")!.TextContent.Should().Be(whole.QuerySelector("h1")!.TextContent, "as many fit");
        page.QuerySelectorAll(".provider-card").Length.Should().BeInRange(1, 9);
        page.QuerySelector(".narrowing .hint")!.TextContent.Should().Contain("(language: Polish)");
        page.QuerySelectorAll("a").Should().Contain(x => x.TextContent.StartsWith("List all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Those_put_forward_go_along_to_the_next_page_of_the_list()
    {
        var client = await _site.As(Role.Administrator);
        var list = await client.ReadAsync(_referral);
        var first = list.QuerySelector(".put-forward input")!.GetAttribute("value");
        var name = list.QuerySelector(".provider-card h3 a")!.TextContent.Trim();
        var more = list.QuerySelectorAll("button[name=place]").Single(x => x.TextContent == "Show me others");

        var next = await client.ReadAsync($"{_referral}?asked={first}&place={more.GetAttribute("value")}");

        next.QuerySelector("#fitting")!.TextContent.Should().Contain($"Also put forward: {name}.");
        next.QuerySelectorAll("form[action$=record] input[type=hidden][name=asked]").Select(x => x.GetAttribute("value")).Should().Equal(first);
        next.QuerySelector("ol.provider-list")!.GetAttribute("start").Should().Be("11");
    }

    [Fact]
    public async Task A_quiet_word_follows_when_only_large_ones_were_opened_and_goes_when_a_small_one_was()
    {
        var client = await _site.As(Role.Administrator);
        const string page = "/desk/2004";
        var cards = new List<IElement>();
        for (var place = 1; place <= 41; place += 10)
        {
            cards.AddRange((await client.ReadAsync($"{page}?place={place}")).QuerySelectorAll(".provider-card"));
        }

        string HrefOf(string band) => cards.First(x => x.QuerySelector(".label")!.TextContent.Trim() == band)
            .QuerySelector("h3 a")!.GetAttribute("href")!;
        await client.ReadAsync($"/{HrefOf("Large")}");
        var word = await client.ReadAsync(page);
        await client.ReadAsync($"/{HrefOf("Micro")}");
        var quiet = await client.ReadAsync(page);

        word.QuerySelector(".notice")!.TextContent.Should().Contain("only large or in-house providers were looked at");
        quiet.QuerySelector(".notice").Should().BeNull();
    }
}
