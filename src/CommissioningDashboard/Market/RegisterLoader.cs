using CommissioningDashboard.Data;
using CommissioningDashboard.Register;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Market;

/// <summary>Reads the provider register with all its dated facts.</summary>
internal static class RegisterLoader
{
    /// <param name="db">The authority's database.</param>
    /// <param name="services">The services that ties point at.</param>
    /// <param name="areas">The areas likewise.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="only">The key of the one provider that is asked for, whose place is then 0; none for all.</param>
    public static async Task<List<ProviderRecord>> LoadAsync(
        DashboardDb db, IReadOnlyList<RegisterEntry> services, IReadOnlyList<RegisterEntry> areas, CancellationToken cancellationToken,
        int? only = null)
    {
        var service = services.ToDictionary(x => x.Id, x => x.Index);
        var area = areas.ToDictionary(x => x.Id, x => x.Index);
        var providers = await db.Providers.AsNoTracking().Where(x => only == null || x.Id == only)
            .OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellationToken);
        var sizes = await ByProviderAsync(db.ProviderSizes, x => new SizeObservation(x.From, x.Basis, x.Value, x.Source));
        var offered = await ByProviderAsync(db.ProviderServices, x => new DatedLink(service[x.ServiceId], x.From, x.To));
        var covered = await ByProviderAsync(db.ProviderAreas, x => new DatedLink(area[x.AreaId], x.From, x.To));
        var openings = await ByProviderAsync(db.ProviderOpenings, x => new DatedLink(0, x.From, x.To));
        var capacities = await ByProviderAsync(db.ProviderCapacities, x => new StatedCapacity(x.From, x.WeeklyHours));
        var communities = await ByProviderAsync(
            db.ProviderCommunities, x => new CommunityOf(x.Community, x.Tie == CommunityTie.LedBy, new DatedLink(0, x.From, x.To)));
        var groups = await ByProviderAsync(db.GroupMemberships, x => new GroupOf(x.GroupName, new DatedLink(0, x.From, x.To)));
        var ratings = await ByProviderAsync(db.ProviderRatings, x => new PublishedRating(x.From, x.Rating, x.Source));
        var profiles = await ByProviderAsync(db.ProviderProfiles, x => new StatedProfile(x.From, ProfileText.Of(x)));
        var confirmations = await ByProviderAsync(db.ProviderConfirmations, x => x.From);
        var frameworkNames = await db.Frameworks.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        var memberships = (
            await db.FrameworkMemberships.AsNoTracking().Where(x => only == null || x.ProviderId == only)
                .OrderBy(x => x.From).ThenBy(x => x.Id).ToListAsync(cancellationToken))
            .ToLookup(x => x.ProviderId, x => (frameworkNames[x.FrameworkId], new DatedLink(service[x.ServiceId], x.From, x.To)));
        return [.. providers.Select((x, i) => new ProviderRecord
        {
            Index = i,
            Id = x.Id,
            Reference = x.Reference,
            Name = x.Name,
            Ownership = x.Ownership,
            CqcProviderId = x.CqcProviderId,
            CqcLocationId = x.CqcLocationId,
            RegistrationStated = x.RegistrationStated,
            CompaniesHouseNumber = x.CompaniesHouseNumber,
            CharityNumber = x.CharityNumber,
            OdsCode = x.OdsCode,
            ListedOn = x.ListedOn,
            ToBeCompleted = x.ToBeCompleted,
            Sizes = [.. sizes[x.Id]],
            Services = [.. offered[x.Id]],
            Areas = [.. covered[x.Id]],
            Openings = [.. openings[x.Id]],
            Capacities = [.. capacities[x.Id]],
            Ratings = [.. ratings[x.Id]],
            Frameworks = [.. memberships[x.Id]],
            Communities = [.. communities[x.Id]],
            Profiles = [.. profiles[x.Id]],
            Confirmations = [.. confirmations[x.Id]],
            Groups = [.. groups[x.Id]],
        })];

        async Task<ILookup<int, TFact>> ByProviderAsync<T, TFact>(IQueryable<T> table, Func<T, TFact> fact) where T : ProviderFact
            => (await table.AsNoTracking().Where(x => only == null || x.ProviderId == only)
                .OrderBy(x => x.From).ThenBy(x => x.Id).ToListAsync(cancellationToken)).ToLookup(x => x.ProviderId, fact);
    }
}
