using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Demo;

/// <summary>A made-up list of the Care Quality Commission: some providers of the county, and a few that the county does not know.</summary>
internal static class DemoCqc
{
    private const int _known = 20;

    private static readonly (string Name, string Services, string For, string Owner, string? Brand)[] _missing =
    [
        ("Bracken Road Home Care", "Domiciliary care service", "Dementia; Older People", "Organisation", null),
        ("Jay’s Companions", "Domiciliary care service", "Older People", "Individual", null),
        ("Moor View House", "Care home service without nursing", "Older People", "Organisation", "Larkfield Care Group"),
        ("Open Door Supported Living", "Supported living service", "Younger Adults", "Partnership", null),
    ];

    public static async Task AddAsync(DashboardDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var day = new DateOnly(today.Year, today.Month, 1);
        var providers = await db.Providers.AsNoTracking().Where(x => x.CqcLocationId != null).OrderBy(x => x.Id).Take(_known)
            .ToListAsync(cancellationToken);
        foreach (var (place, provider) in providers.Index())
        {
            // The rating that the register has too, but of one that is told otherwise.
            var rating = await db.ProviderRatings
                .Where(x => x.ProviderId == provider.Id && x.From <= day && x.Rating < CqcRating.NotYetRated)
                .OrderByDescending(x => x.From).FirstOrDefaultAsync(cancellationToken);
            db.CqcLocations.Add(new CqcLocation
            {
                List = CqcList.Active,
                FileDay = day,
                LocationId = provider.CqcLocationId!,
                Name = provider.Name,
                IsOfArea = true,
                CqcProviderId = provider.CqcProviderId,
                StartedOn = provider.ListedOn,
                ServiceTypes = "Domiciliary care service",
                Specialisms = "Dementia; Older People",
                Activities = "Personal care",
                Rating = place == 3 && rating is not null ? CqcRating.Outstanding : rating?.Rating,
                RatingOn = rating?.From,
                OwnershipType = "Organisation",
            });
        }

        db.CqcLocations.AddRange(_missing.Select((x, i) => new CqcLocation
        {
            List = CqcList.Active,
            FileDay = day,
            LocationId = $"1-90000{i:0000}",
            Name = x.Name,
            IsOfArea = true,
            CqcProviderId = $"1-80000{i:0000}",
            StartedOn = day.AddMonths(-3 - i),
            ServiceTypes = x.Services,
            Specialisms = x.For,
            Activities = "Personal care",
            Rating = i == 2 ? CqcRating.Good : null,
            RatingOn = i == 2 ? day.AddMonths(-2) : null,
            OwnershipType = x.Owner,
            Brand = x.Brand,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }
}
