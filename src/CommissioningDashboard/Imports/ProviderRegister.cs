using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>The register as held, with its dated facts, and how a row of a file adds to them.</summary>
internal sealed class ProviderRegister
{
    private readonly ImportSession _session;
    private readonly RegisterNames _names;
    private readonly Dictionary<string, Provider> _byReference;
    private readonly Dictionary<string, Provider> _unfinished;
    private readonly ILookup<int, ProviderSize> _sizes;
    private readonly ILookup<int, ProviderService> _services;
    private readonly ILookup<int, ProviderArea> _areas;
    private readonly ILookup<int, ProviderCapacity> _capacities;
    private readonly ILookup<int, ProviderOpening> _openings;
    private readonly ILookup<int, ProviderCommunity> _communities;
    private readonly ILookup<int, GroupMembership> _groups;
    private readonly ILookup<int, ProviderRating> _ratings;

    private ProviderRegister(
        ImportSession session, RegisterNames names, List<Provider> providers, List<ProviderSize> sizes, List<ProviderService> services,
        List<ProviderArea> areas, List<ProviderCapacity> capacities, List<ProviderOpening> openings, List<ProviderCommunity> communities,
        List<GroupMembership> groups, List<ProviderRating> ratings)
    {
        _session = session;
        _names = names;

        // One that was taken in with an invisible character in its reference is found by what it looks like, and its reference is then put
        // right.
        _byReference = providers.Select(x => (Reference: InvisibleCharacters.Without(x.Reference), Provider: x))
            .OrderByDescending(x => x.Reference == x.Provider.Reference)
            .DistinctBy(x => x.Reference, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(x => x.Reference, x => x.Provider, StringComparer.OrdinalIgnoreCase);
        _unfinished = providers.Where(x => x is { ToBeCompleted: true, CqcLocationId: not null }).DistinctBy(x => x.CqcLocationId)
            .ToDictionary(x => x.CqcLocationId!);
        _sizes = sizes.ToLookup(x => x.ProviderId);
        _services = services.ToLookup(x => x.ProviderId);
        _areas = areas.ToLookup(x => x.ProviderId);
        _capacities = capacities.ToLookup(x => x.ProviderId);
        _openings = openings.ToLookup(x => x.ProviderId);
        _communities = communities.ToLookup(x => x.ProviderId);
        _groups = groups.ToLookup(x => x.ProviderId);
        _ratings = ratings.ToLookup(x => x.ProviderId);
    }

    /// <param name="session">The import, or the correction at the register desk.</param>
    /// <param name="names">The services and areas that may be named.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="only">The key of the one provider that is asked for; none for all.</param>
    public static async Task<ProviderRegister> LoadAsync(
        ImportSession session, RegisterNames names, CancellationToken cancellationToken, int? only = null)
    {
        var providers = await session.Db.Providers.Where(x => only == null || x.Id == only).ToListAsync(cancellationToken);
        return new(
            session, names, providers, await Facts<ProviderSize>(), await Facts<ProviderService>(), await Facts<ProviderArea>(),
            await Facts<ProviderCapacity>(), await Facts<ProviderOpening>(), await Facts<ProviderCommunity>(),
            await Facts<GroupMembership>(), await Facts<ProviderRating>());

        Task<List<T>> Facts<T>() where T : ProviderFact
            => session.Db.Set<T>().Where(x => only == null || x.ProviderId == only).ToListAsync(cancellationToken);
    }

    public Provider? Find(ProviderRow row)
        => _byReference.GetValueOrDefault(row.Reference)
        ?? (row.CqcLocationId is { } location ? _unfinished.GetValueOrDefault(location) : null);

    /// <summary>Adds what the row says to the provider's dated facts; what is known already stays as it is.</summary>
    public void AddFacts(Provider provider, ProviderRow row)
    {
        AddSize(provider.Id, row);
        AddCapacity(provider.Id, row);
        AddRating(provider.Id, row);
        var opened = AddOpening(provider, row);
        Offer(_services[provider.Id].ToList(), row.Services.Select(_names.Services.Saved), x => x.ServiceId, x => x.To,
            (x, to) => x.To = to,
            (id, from) => _session.Db.Add(new ProviderService { ProviderId = provider.Id, ServiceId = id, From = from }), opened);
        Offer(_areas[provider.Id].ToList(), row.Areas.Select(_names.Areas.Saved), x => x.AreaId, x => x.To, (x, to) => x.To = to,
            (id, from) => _session.Db.Add(new ProviderArea { ProviderId = provider.Id, AreaId = id, From = from }), opened);
        foreach (var (tie, names) in new[] { (CommunityTie.Serves, row.Serves), (CommunityTie.LedBy, row.LedBy) })
        {
            Offer(_communities[provider.Id].Where(x => x.Tie == tie).ToList(), names, x => x.Community, x => x.To, (x, to) => x.To = to,
                (name, from) => _session.Db.Add(
                    new ProviderCommunity { ProviderId = provider.Id, Community = name, Tie = tie, From = from }), opened);
        }
    }

    /// <summary>Corrects the day a provider was listed, from which the group holds that was known of it first.</summary>
    public void MoveListing(Provider provider, DateOnly listed)
    {
        if (_groups[provider.Id].MinBy(x => x.From) is { } first && first.From == provider.ListedOn && !(first.To < listed))
        {
            first.From = listed;
        }

        provider.ListedOn = listed;
    }

    /// <summary>Notes the group that the row names, or that it names none.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="row">The row.</param>
    /// <param name="isNew">Nobody has said anything of the provider before, so what is said first holds since it was listed.</param>
    public void AddGroup(Provider provider, ProviderRow row, bool isNew)
    {
        var history = new GroupHistory(_groups[provider.Id], _session.Today);
        if (history.Take(row.ParentGroup, row.GroupFrom, isNew ? provider.ListedOn : _session.Today) is { } from)
        {
            _session.Db.Add(new GroupMembership { ProviderId = provider.Id, GroupName = row.ParentGroup!, From = from });
        }
    }

    /// <summary>Providers with a fact that is new or changed and not saved yet.</summary>
    public HashSet<int> TouchedProviders()
        => [.. _session.Db.ChangeTracker.Entries<ProviderFact>().Where(x => x.State is EntityState.Added or EntityState.Modified)
        .Select(x => x.Entity.ProviderId)];

    public void AddSize(int provider, ProviderRow row)
    {
        if (row is not { Size: { } value, SizeBasis: { } basis, SizeOn: { } on })
        {
            return;
        }

        var known = _sizes[provider].FirstOrDefault(x => x.Basis == basis && x.From == on);
        if (known is null)
        {
            _session.Db.Add(
                new ProviderSize
                {
                    ProviderId = provider,
                    Basis = basis,
                    From = on,
                    Value = value,
                    Source = row.SizeSource ?? "Providers file"
                });
        }
        else
        {
            known.Value = value;
            known.Source = row.SizeSource ?? known.Source;
        }
    }

    public void AddCapacity(int provider, ProviderRow row)
    {
        if (row is not { Capacity: { } hours, CapacityOn: { } on })
        {
            return;
        }

        if (_capacities[provider].FirstOrDefault(x => x.From == on) is { } known)
        {
            known.WeeklyHours = hours;
        }
        else
        {
            _session.Db.Add(new ProviderCapacity { ProviderId = provider, From = on, WeeklyHours = hours });
        }
    }

    public void AddRating(int provider, ProviderRow row)
    {
        if (row is not { Rating: { } rating, RatingOn: { } on })
        {
            return;
        }

        if (_ratings[provider].FirstOrDefault(x => x.From == on) is { } known)
        {
            known.Rating = rating;
            known.Source = row.RatingSource ?? known.Source;
        }
        else
        {
            _session.Db.Add(
                new ProviderRating { ProviderId = provider, From = on, Rating = rating, Source = row.RatingSource ?? "Providers file" });
        }
    }

    /// <returns>The first day of the opening that the row speaks of.</returns>
    private DateOnly AddOpening(Provider provider, ProviderRow row)
    {
        var latest = _openings[provider.Id].MaxBy(x => x.From);
        var from = row.OpenFrom ?? latest?.From ?? provider.ListedOn;
        if (_openings[provider.Id].FirstOrDefault(x => x.From == from) is { } known)
        {
            known.To = row.OpenTo ?? known.To;
        }
        else
        {
            _session.Db.Add(new ProviderOpening { ProviderId = provider.Id, From = from, To = row.OpenTo });
        }

        return from;
    }

    /// <summary>A filled cell is the whole list: what is new on it starts, what is no longer on it ended yesterday.</summary>
    private void Offer<T, TKey>(
        List<T> held, IEnumerable<TKey> listed, Func<T, TKey> key, Func<T, DateOnly?> end, Action<T, DateOnly> setEnd, Action<TKey,
            DateOnly> add, DateOnly opened)
        where T : ProviderFact where TKey : IEquatable<TKey>
    {
        var wanted = listed.ToHashSet();
        if (wanted.Count == 0)
        {
            return;
        }

        var current = held.Where(x => end(x) is null || end(x) >= _session.Today).ToList();
        foreach (var gone in current.Where(x => !wanted.Contains(key(x))))
        {
            var yesterday = _session.Today.AddDays(-1);
            setEnd(gone, yesterday > gone.From ? yesterday : gone.From);
        }

        // What a provider is first heard to offer, it offered since it opened; an addition starts today.
        var from = held.Count == 0 ? opened : _session.Today;
        foreach (var fresh in wanted.Where(x => current.All(c => !key(c).Equals(x)) && held.All(h => !key(h).Equals(x) || h.From != from)))
        {
            add(fresh, from);
        }
    }
}
