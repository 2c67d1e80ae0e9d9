using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Journeys;

/// <summary>The main job from end to end, in a browser: a file in, a changed picture on screen, a workbook out.</summary>
[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class FromFileToBoardTests(BrowserSite browser)
{
    private const int _many = 400;

    [Fact]
    public async Task Imported_referrals_change_the_share_on_screen_and_in_the_workbook()
    {
        var user = await browser.Site.AddUserAsync(Role.Administrator, "journey@testshire.example");
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await BrowserSite.SignInAsync(page, user.Email);
        await page.GotoAsync("/market");
        var before = await MicroShareAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Referrals") }).CheckAsync();
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "october.csv", MimeType = "text/csv", Buffer = await ReferralsToOneMicroProviderAsync() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it in", Exact = true }).ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"{_many} records new", new() { Timeout = 30_000 });

        await page.GetByRole(AriaRole.Link, new() { Name = "Market", Exact = true }).First.ClickAsync();
        var after = await MicroShareAsync(page);
        after.Should().BeGreaterThan(before);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Board workbook" }).ClickAsync());
        await using var file = File.OpenRead(await download.PathAsync());
        using var workbook = new XLWorkbook(file);
        var table = workbook.Worksheet("Band_share").Tables.Single();
        var micro = table.DataRange.Rows().Single(x => x.Field("Size of provider").GetString() == "Micro");
        Math.Round(micro.Field("Share of referrals").GetDouble() * 100, MidpointRounding.AwayFromZero).Should().BeInRange(after - 1, after + 1, "the workbook is rounded for the public, and no more");
    }

    private static async Task<int> MicroShareAsync(IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("of referrals");
        return int.Parse((await page.Locator("h1 em.figure").Nth(1).InnerTextAsync()).Split('%')[0], CultureInfo.InvariantCulture);
    }

    private async Task<byte[]> ReferralsToOneMicroProviderAsync()
    {
        await using var db = browser.Site.Database.For(browser.Site.Authority.Id);
        var provider = await db.Providers.Where(x => !db.GroupMemberships.Any(g => g.ProviderId == x.Id) && db.ProviderSizes.Any(s => s.ProviderId == x.Id)
            && !db.ProviderSizes.Any(s => s.ProviderId == x.Id && s.Value > 5)).OrderBy(x => x.Id).FirstAsync();
        var month = await db.Referrals.Where(x => !db.DeskReferrals.Any(d => d.ReferralId == x.Id)).MaxAsync(x => x.ReceivedOn);
        var text = new StringBuilder("Reference,Received on,Service,Route,Outcome,Provider reference\r\n");
        for (var i = 0; i < _many; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"JOURNEY-{i},{month:yyyy-MM-dd},home-care,Council-commissioned,Arranged,{provider.Reference}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
