using System.Text.Json;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.OpenReferral;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Demo;

/// <summary>What a made-up directory's feed tells: more of a provider of the register, and of one that is not on it.</summary>
internal static class DemoFeed
{
    private const string _source = "directory.example";

    public static async Task AddAsync(DashboardDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var known = await db.Providers.Where(x => db.ProviderProfiles.Any(p => p.ProviderId == x.Id)).OrderBy(x => x.Id)
            .Select(x => x.Name).FirstAsync(cancellationToken);
        ToldOrganisation[] all =
        [
            new("5c1f6a0e-53b7-4f0e-9f0a-2f8a6c1d7e01", known)
            {
                Website = "https://at-home.example/",
                Services =
                [
                    new("s-1", "Home care")
                    {
                        Terms = ["Home care"],
                        Times = "Every day, 7am to 10pm.",
                        Telephone = "01632 960 145",
                    },
                    new("s-2", "Company and conversation") { Areas = ["The old harbour"] },
                ],
            },
            new("5c1f6a0e-53b7-4f0e-9f0a-2f8a6c1d7e02", "Long Table Lunch Club")
            {
                About = "A cooked lunch on three days a week, and lifts there and back for whoever cannot walk.",
                CharityNumber = "9999001",
                Email = "lunch@long-table.example",
                Services = [new("s-3", "Lunch club") { Times = "Tuesday, Wednesday and Friday, 11:30 to 14:30", Prices = "£6 a meal" }],
            },
        ];
        db.OpenReferralOrganisations.AddRange(all.Select(x => new OpenReferralOrganisation
        {
            FeedKey = x.Key,
            Name = x.Name,
            Told = JsonSerializer.Serialize(x),
            Source = _source,
            ReadAt = clock.GetUtcNow().AddDays(-3),
        }));
        await db.SaveChangesAsync(cancellationToken);
    }
}
