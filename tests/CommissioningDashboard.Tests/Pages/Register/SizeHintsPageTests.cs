using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.Register;

/// <summary>The page on which hints of size are accepted, one by one or all at once.</summary>
public sealed class SizeHintsPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Hints_are_accepted_by_ticks_or_in_bulk_without_script()
    {
        await using (var db = site.Database.For(site.Authority.Id))
        {
            foreach (var name in new[] { "Alder", "Birch", "Cedar" })
            {
                db.Providers.Add(new Provider { Reference = name, Name = name, CqcLocationId = $"1-{name}", ListedOn = new DateOnly(2020, 1, 1) });
                db.CqcLocations.Add(new CqcLocation { List = CqcList.Active, FileDay = new(2026, 1, 1), LocationId = $"1-{name}", Name = name, OwnershipType = "Individual" });
            }

            await db.SaveChangesAsync();
        }

        var officer = await site.As(Role.DataOfficer);
        var page = await officer.ReadAsync("/register/size-hints");
        page.Words("h1").Should().Be("Sources hint at the size of 3 providers whose size nobody has stated.");
        var key = page.QuerySelector("#waiting input[name=Hints]")!.GetAttribute("value")!;
        var nothing = await Site.PostAsync(officer, "/register/size-hints", "#waiting form", []);
        var one = await Site.PostAsync(officer, "/register/size-hints", "#waiting form", new() { ["Hints"] = key });
        var rest = await Site.PostAsync(officer, "/register/size-hints", "#waiting form", new() { ["All"] = "yes" });

        (await nothing.Content.ReadAsStringAsync()).Should().Contain("Tick one or more to accept");
        one.Headers.Location!.OriginalString.Should().EndWith("register/size-hints?accepted=1");
        rest.Headers.Location!.OriginalString.Should().EndWith("register/size-hints?accepted=2");
        (await officer.ReadAsync("/register/size-hints?accepted=2")).Words("h1").Should().Be("No hint of a size waits for your word.");
        await using var after = site.Database.For(site.Authority.Id);
        (await after.ProviderSizes.Where(x => x.Basis == SizeBasis.Hint && x.Value == 1).CountAsync()).Should().Be(3);
        var provider = await after.Providers.Where(x => x.Name == "Alder").Select(x => x.Id).SingleAsync();
        (await officer.ReadAsync($"/providers/{provider}")).Words("#profile").Should()
            .Contain("probably micro (Hint accepted: CQC ownership type “Individual”, list of 1 January 2026, 1 January 2026)");
        (await (await site.As(Role.CareManager)).GetAsync("/register/size-hints")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }
}
