using System.Net;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Pages.Register;

/// <summary>The page that sets the Care Quality Commission's register beside the authority's own.</summary>
public sealed class CqcPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_is_ticked_is_added_without_script_and_nothing_ticked_is_told()
    {
        await using (var db = site.Database.For(site.Authority.Id))
        {
            db.Providers.Add(new Provider { Reference = "P-1", Name = "Alder Care", CqcLocationId = "1-1", ListedOn = new DateOnly(2020, 1, 1) });
            db.AddRange(
                Location("1-1", "Alder Care", CqcRating.Good), Location("1-2", "Birch <Care>", CqcRating.Outstanding), Location("1-3", "Cedar Care"),
                new CqcLocation { List = CqcList.Deactivated, FileDay = new(2026, 2, 1), LocationId = "1-1", Name = "Alder Care", EndedOn = new(2026, 1, 20) });
            await db.SaveChangesAsync();
        }

        var officer = await site.As(Role.DataOfficer);
        var page = await officer.ReadAsync("/register/cqc");
        page.Words("#missing .finding").Should().Be("2 locations of adult social care whose registered office lies here.");
        page.Words("#missing tbody tr").Should().Be("Birch <Care> 1-2 Domiciliary care service. Outstanding, 14 May 2025. Individual 1 April 2023");

        var nothing = await Site.PostAsync(officer, "/register/cqc", "#missing form", []);
        var added = await Site.PostAsync(officer, "/register/cqc", "#missing form", new() { ["Locations"] = "1-2" });

        (await nothing.Content.ReadAsStringAsync()).Should().Contain("Tick one or more to add");
        added.StatusCode.Should().Be(HttpStatusCode.Found);
        (await officer.ReadAsync("/register/cqc?added=1")).Words("#missing .finding").Should().StartWith("1 location of");
        await using var after = site.Database.For(site.Authority.Id);
        var provider = await after.Providers.SingleAsync(x => x.CqcLocationId == "1-2");
        provider.Should().BeEquivalentTo(new { Name = "Birch <Care>", Ownership = Ownership.Individual });
        (await after.AuditEntries.SingleAsync(x => x.Action == "register.added-from-cqc")).Detail.Should().Contain("1-2");

        // Readers see it within a second.
        for (var tries = 0; tries < 50; tries++)
        {
            using var answer = await officer.GetAsync($"/providers/{provider.Id}");
            if (answer.IsSuccessStatusCode)
            {
                break;
            }

            await Task.Delay(100);
        }

        (await officer.ReadAsync($"/providers/{provider.Id}")).Words("[id^=cqc-] .finding").Should()
            .Be("Outstanding, published on 14 May 2025; as the list of 1 January 2026 has it.");
    }

    [Fact]
    public async Task With_nothing_brought_in_the_page_says_what_to_bring()
    {
        await using var empty = new Site();
        await empty.InitializeAsync();

        var page = await (await empty.As(Role.DataOfficer)).ReadAsync("/register/cqc");

        page.Words("h1").Should().Be("Nothing of CQC’s register has been brought in yet.");
        page.QuerySelector("a[href='imports?format=cqc-active']").Should().NotBeNull();
        page.QuerySelector("#missing form").Should().BeNull();
    }

    private static CqcLocation Location(string id, string name, CqcRating? rating = null) => new()
    {
        List = CqcList.Active,
        FileDay = new DateOnly(2026, 1, 1),
        LocationId = id,
        Name = name,
        IsOfArea = true,
        StartedOn = new DateOnly(2023, 4, 1),
        ServiceTypes = "Domiciliary care service",
        OwnershipType = "Individual",
        Rating = rating,
        RatingOn = rating is null ? null : new DateOnly(2025, 5, 14),
    };
}
