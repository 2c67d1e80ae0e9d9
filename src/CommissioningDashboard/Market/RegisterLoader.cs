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
    /// <param name="only">
    /// The key of a record of the one provider that is asked for, whose place is then 0; none for all. Records that are one provider
    /// come as one.
    /// </param>
    public static async Task<List<ProviderRecord>> LoadAsync(
        DashboardDb db, IReadOnlyList<RegisterEntry> services, IReadOnlyList<RegisterEntry> areas, CancellationToken cancellationToken,
        int? only = null)
    {
        var service = services.ToDictionary(x => x.Id, x => x.Index);
        var area = areas.ToDictionary(x => x.Id, x => x.Index);
        var matched = await MatchedProviders.LoadAsync(db, cancellationToken);
        var ids = only is { } one ? matched.With(one).ToArray() : null;
        var all = await db.Providers.AsNoTracking().Where(x => ids == null || ids.Contains(x.Id))
            .OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellationToken);
        var records = all.ToDictionary(x => x.Id);
        var providers = all.Where(x => matched.Of(x.Id) == x.Id);
        var sizes = await ByProviderAsync(db.ProviderSizes, x => new SizeObservation(x.From, x.Basis, x.Value, x.Source));
        var offered = await ByProviderAsync(db.ProviderServices, x => new DatedLink(service[x.ServiceId], x.From, x.To));
        var covered = await ByProviderAsync(db.ProviderAreas, x => new DatedLink(area[x.AreaId], x.From, x.To));
        var openings = await ByProviderAsync(db.ProviderOpenings, x => (x.ProviderId, new DatedLink(0, x.From, x.To)));
        var capacities = await ByProviderAsync(db.ProviderCapacities, x => new StatedCapacity(x.From, x.WeeklyHours));
        var communities = await ByProviderAsync(
            db.ProviderCommunities, x => new CommunityOf(x.Community, x.Tie == CommunityTie.LedBy, new DatedLink(0, x.From, x.To)));
        var groups = await ByProviderAsync(db.GroupMemberships, x => new GroupOf(x.GroupName, new DatedLink(0, x.From, x.To)));
        var ratings = await ByProviderAsync(db.ProviderRatings, x => new PublishedRating(x.From, x.Rating, x.Source));
        var profiles = await ByProviderAsync(db.ProviderProfiles, x => new StatedProfile(x.From, ProfileText.Of(x)));
        var confirmations = await ByProviderAsync(db.ProviderConfirmations, x => x.From);
        var frameworkNames = await db.Frameworks.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        var memberships = (
            await db.FrameworkMemberships.AsNoTracking().Where(x => ids == null || ids.Contains(x.ProviderId))
                .OrderBy(x => x.From).ThenBy(x => x.Id).ToListAsync(cancellationToken))
            .ToLookup(
                x => matched.Of(x.ProviderId), x => (frameworkNames[x.FrameworkId], new DatedLink(service[x.ServiceId], x.From, x.To)));
        return [.. providers.Select((x, i) => ProviderOf(i, [.. matched.With(x.Id).Select(id => records[id])]) with
        {
            Sizes = [.. sizes[x.Id]],
            Services = [.. offered[x.Id]],
            Areas = [.. covered[x.Id]],
            Openings = matched.Openings(openings[x.Id]),
            Capacities = [.. capacities[x.Id]],
            Ratings = [.. ratings[x.Id]],
            Frameworks = [.. memberships[x.Id]],
            Communities = [.. communities[x.Id]],
            Profiles = [.. profiles[x.Id]],
            Confirmations = [.. confirmations[x.Id]],
            Groups = MatchedProviders.Groups([.. groups[x.Id]]),
        })];

        async Task<ILookup<int, TFact>> ByProviderAsync<T, TFact>(IQueryable<T> table, Func<T, TFact> fact) where T : ProviderFact
            => (await table.AsNoTracking().Where(x => ids == null || ids.Contains(x.ProviderId))
                .OrderBy(x => x.From).ThenBy(x => x.Id).ToListAsync(cancellationToken)).ToLookup(x => matched.Of(x.ProviderId), fact);
    }

    /// <summary>What a provider is called and known by, from the first of its records and, where that is silent, from the others.</summary>
    private static ProviderRecord ProviderOf(int index, IReadOnlyList<Provider> records) => new()
    {
        Index = index,
        Id = records[0].Id,
        OtherIds = [.. records.Skip(1).Select(x => x.Id)],
        Reference = records[0].Reference,
        Name = records[0].Name,
        Ownership = records.Select(x => x.Ownership).FirstOrDefault(x => x != Ownership.NotKnown, Ownership.NotKnown),
        CqcProviderId = records.Select(x => x.CqcProviderId).FirstOrDefault(x => x is not null),
        CqcLocationId = records.Select(x => x.CqcLocationId).FirstOrDefault(x => x is not null),
        RegistrationStated = records.Any(x => x.RegistrationStated),
        CompaniesHouseNumber = records.Select(x => x.CompaniesHouseNumber).FirstOrDefault(x => x is not null),
        CharityNumber = records.Select(x => x.CharityNumber).FirstOrDefault(x => x is not null),
        OdsCode = records.Select(x => x.OdsCode).FirstOrDefault(x => x is not null),
        ListedOn = records.Min(x => x.ListedOn),
        ToBeCompleted = records.All(x => x.ToBeCompleted),
    };
}
