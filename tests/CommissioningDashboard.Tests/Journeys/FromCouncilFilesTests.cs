using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CommissioningDashboard.Tests.Journeys;

/// <summary>An afternoon of a new council: what lies on its drive goes in as it comes, and its picture grows sharper with each step.</summary>
[Collection(JourneysInBrowser.Name), Trait("Kind", "Browser")]
public sealed class FromCouncilFilesTests(BrowserSite browser)
{
    private const string _headings = "LA Code,Reporting Period Start Date,Reporting Period End Date,LA Person Unique Identifier,Event Type,Event Reference,Event Start Date,"
        + "Event End Date,Service Type,Service Component,Delivery Mechanism,Provider CQC Location ID,Provider CQC Location Name,Unit Cost,Cost Frequency (Unit Type),Planned units per week\r\n";

    private static readonly string[] _names = ["Alder Care", "Birch Support", "Cedar Home Care", "Dogwood", "Elm Grove", "Fern and Daughters", "Gorse Support", "Hazel Care"];
    private static readonly DateOnly _firstStart = new(2024, 8, 1);
    private static readonly DateOnly _firstEnd = new(2025, 6, 30);

    [Fact]
    public async Task Submissions_a_public_list_an_export_of_its_own_and_a_few_words_narrow_the_range_step_by_step()
    {
        var (authority, email) = await NewCouncilAsync();
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await BrowserSite.SignInAsync(page, email);

        for (var number = 0; number < 4; number++)
        {
            await BringInAsync(page, "cld", $"submission-{number + 1}.csv", Submission(authority.Code, _firstEnd.AddDays(1).AddMonths(3 * number).AddDays(-1)));
        }

        await page.GotoAsync("/market");
        await Assertions.Expect(Title(page)).ToContainTextAsync("Nothing can be said of this yet");
        await SettleAsync(page);
        await BringInAsync(page, "cqc-active", "active-locations.csv", ActiveLocations());
        await MapAsync(page, await ExportAsync(authority.Id));

        await AcceptAsync(page, _names[0], _names[1], _names[5], _names[6]);
        var few = await RangeAsync(page, null);
        await AcceptAsync(page, _names[7]);
        var more = await RangeAsync(page, few);

        (more.High - more.Low).Should().BeLessThan(few.High - few.Low);
        more.Low.Should().BeGreaterThan(few.Low);
    }

    /// <summary>Two ids of one provider are said to be one that goes on, two of another to be two registrations of one.</summary>
    private static async Task SettleAsync(IPage page)
    {
        await page.GotoAsync("/imports/services");
        await page.Locator("#ties form", new() { HasText = "Cedar Home Care" }).GetByRole(AriaRole.Button, new() { NameRegex = new("^Same provider from that day") }).ClickAsync();
        await Assertions.Expect(page.GetByText("The services were put together anew")).ToBeVisibleAsync();
        await page.Locator("#ties form", new() { HasText = "Elm Grove" }).GetByRole(AriaRole.Button, new() { NameRegex = new("^Second registration") }).ClickAsync();
        await Assertions.Expect(page.GetByText("The services were put together anew")).ToBeVisibleAsync();
    }

    /// <summary>Says what the columns and words of the council's own export are; two of its rows are set aside.</summary>
    private static async Task MapAsync(IPage page, byte[] export)
    {
        await ChooseAsync(page, "referrals", "brokerage.csv", export);
        await page.GetByRole(AriaRole.Button, new() { Name = "Say what its columns are" }).ClickAsync(new() { Timeout = 30_000 });
        foreach (var (ours, theirs) in new[]
        {
            ("Reference", "Case no"), ("Received on", "Date rec’d"), ("Service", "Type of care"), ("Route", "How arranged"), ("Outcome", "Result"), ("Provider reference", "Supplier code"),
        })
        {
            await page.GetByLabel(new Regex($"^{ours}( \\(needed\\)|$)")).First.SelectOptionAsync(new SelectOptionValue { Label = theirs });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByLabel("“Dom care”").SelectOptionAsync(new SelectOptionValue { Label = "Home support or domiciliary care" });
        await page.GetByLabel("“By council”").SelectOptionAsync(new SelectOptionValue { Label = "Council-commissioned" });
        await page.GetByLabel("“Placed”").SelectOptionAsync(new SelectOptionValue { Label = "Arranged" });
        await page.GetByLabel("Name of the profile").FillAsync("Brokerage system");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it and read the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Set 2 rows aside and bring in the rest" }).ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(Title(page)).ToContainTextAsync("58 records new", new() { Timeout = 30_000 });
    }

    private static async Task AcceptAsync(IPage page, params string[] providers)
    {
        await page.GotoAsync("/register/size-hints");
        foreach (var provider in providers)
        {
            await page.GetByLabel(provider, new() { Exact = true }).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Accept those ticked" }).ClickAsync();
        await Assertions.Expect(page.GetByText(new Regex($"^{providers.Length} hints? accepted"))).ToBeVisibleAsync();
    }

    private static async Task BringInAsync(IPage page, string format, string name, byte[] file)
    {
        await ChooseAsync(page, format, name, file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it in", Exact = true }).ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(Title(page)).ToContainTextAsync("was imported", new() { Timeout = 30_000 });
    }

    private static async Task ChooseAsync(IPage page, string format, string name, byte[] file)
    {
        await page.GotoAsync($"/imports?format={format}");
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file", Exact = true }).ClickAsync();
    }

    private static async Task<(int Low, int High)> RangeAsync(IPage page, (int Low, int High)? otherThan)
    {
        var words = "";
        for (var tries = 0; tries < 50; tries++)
        {
            await page.GotoAsync("/market");
            words = await Title(page).InnerTextAsync();
            var range = Regex.Match(words, @"receive (\d+)% (?:to (\d+)%|or more) of referrals");
            var high = range.Groups[2].Success ? range.Groups[2].Value : "100";
            if (range.Success && (int.Parse(range.Groups[1].Value, null), int.Parse(high, null)) is var found && found != otherThan)
            {
                return found;
            }

            await page.WaitForTimeoutAsync(200);
        }

        throw new InvalidOperationException($"The market page still says: {words}");
    }

    private static ILocator Title(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private async Task<(Authority Authority, string Email)> NewCouncilAsync()
    {
        var authority = await browser.Site.Server.AddAuthorityAsync("Z9NEW", "Newshire");
        await using var db = browser.Site.Database.For(browser.Site.Authority.Id);
        var like = await db.Users.AsNoTracking().FirstAsync(x => x.Email == Site.EmailOf(Role.Administrator));
        await using var own = browser.Site.Database.For(authority.Id);
        own.Users.Add(new UserAccount { Email = "officer@newshire.example", Name = "Officer", Role = Role.Administrator, PasswordHash = like.PasswordHash, Stamp = Guid.NewGuid(), CreatedAt = like.CreatedAt });
        await own.SaveChangesAsync();
        return (authority, "officer@newshire.example");
    }

    /// <summary>A year's services up to a day: dearer from April on, one provider under a new number from the third submission on, one under two.</summary>
    private static byte[] Submission(string council, DateOnly to)
    {
        var from = to.AddDays(1).AddYears(-1);
        var text = new StringBuilder(_headings);
        for (var i = 0; i < 240; i++)
        {
            var start = _firstStart.AddDays(i * 5 / 2);
            if (start > to)
            {
                break;
            }

            var provider = i % _names.Length;
            var number = provider + (provider == 2 && to > new DateOnly(2025, 10, 1) ? 11 : 1) + (provider == 4 && i % 16 == 4 ? 10 : 0);
            text.Append(CultureInfo.InvariantCulture, $"{council},{from:dd/MM/yyyy},{to:dd/MM/yyyy},L{i:0000},Service,EV{i:0000},{start:dd/MM/yyyy},,Long term support: Community,Home support or domiciliary care,CASSR commissioned support,1-9000000{number:00},{_names[provider]},{(to.Year > 2025 ? "23.10" : "22.00")},Hourly,10\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>CQC's list as far as it concerns the council: five of its providers belong to one person each.</summary>
    private static byte[] ActiveLocations()
    {
        var text = new StringBuilder("Location ID,Location Name,Location Local Authority,Provider ID,Provider Ownership Type,Location HSCA start date,Location Latest Overall Rating,Publication Date\r\n");
        foreach (var (place, name) in _names.Index())
        {
            text.Append($"1-9000000{place + 1:00},{name},Newshire,1-80000000{place},{(place is 2 or 3 or 4 ? "Organisation" : "Individual")},01/04/2020,Good,14/05/2025\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Sixty referrals in the headings and words of a system of the council's own; two have no day.</summary>
    private async Task<byte[]> ExportAsync(int authority)
    {
        await using var db = browser.Site.Database.For(authority);
        var references = await db.Providers.Where(x => x.Name == "Alder Care" || x.Name == "Dogwood").OrderBy(x => x.Name).Select(x => x.Reference).ToListAsync();
        var text = new StringBuilder("Broker report\r\nCase no;Date rec’d;Type of care;How arranged;Result;Supplier code\r\n");
        for (var i = 0; i < 60; i++)
        {
            var day = i is 7 or 31 ? "soon" : $"{(i % 28) + 1:00}/02/2026";
            text.Append($"BR-{i:000};{day};Dom care;By council;Placed;{references[i % references.Count]}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
