using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.PublicRegisters;

/// <summary>
/// Writes what the lists say onto the providers of their locations. A fact is written where nothing is held, or where what is held is what
/// the lists said until now; anything else was said by the authority and stays, and the register desk shows the difference.
/// </summary>
internal sealed class CqcCompletion
{
    private readonly ImportSession _session;
    private readonly List<Provider> _providers;
    private readonly Dictionary<string, CqcView> _before;
    private readonly SortedDictionary<string, int> _done = [];

    private CqcCompletion(ImportSession session, List<Provider> providers, Dictionary<string, CqcView> before)
        => (_session, _providers, _before) = (session, providers, before);

    /// <summary>Call it before the rows of a list are saved.</summary>
    public static async Task<CqcCompletion> BeginAsync(ImportSession session, CancellationToken cancellationToken)
    {
        var providers = await session.Db.Providers.Where(x => x.CqcLocationId != null).OrderBy(x => x.Id).ToListAsync(cancellationToken);
        return new(session, providers, await ViewsAsync(session.Db, cancellationToken));
    }

    /// <summary>The lists' word on every location of the register.</summary>
    public static async Task<Dictionary<string, CqcView>> ViewsAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var rows = await db.CqcLocations.AsNoTracking()
            .Where(x => db.Providers.Any(p => p.CqcLocationId == x.LocationId)).ToListAsync(cancellationToken);
        return rows.GroupBy(x => x.LocationId).ToDictionary(x => x.Key, CqcView.Of);
    }

    /// <summary>Call it once they are.</summary>
    /// <returns>How many providers were completed.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        var views = await ViewsAsync(_session.Db, cancellationToken);
        var ratings = (await _session.Db.ProviderRatings.ToListAsync(cancellationToken)).ToLookup(x => x.ProviderId);
        var groups = (await _session.Db.GroupMemberships.ToListAsync(cancellationToken)).ToLookup(x => x.ProviderId);
        var completed = 0;
        foreach (var provider in _providers)
        {
            if (views.GetValueOrDefault(provider.CqcLocationId!) is not { } now)
            {
                continue;
            }

            var was = _before.GetValueOrDefault(now.LocationId);
            var count = _done.Values.Sum();
            Complete(provider, was, now);
            AddRatings(provider, ratings[provider.Id], now);
            SetGroups(provider, [.. groups[provider.Id].OrderBy(x => x.From)], was, now);
            completed += _done.Values.Sum() > count ? 1 : 0;
        }

        if (completed > 0)
        {
            _session.Notes.Add($"Completed on your register: {Written.Counted(completed, "provider")} "
                + $"({string.Join(", ", _done.Select(x => $"{x.Key} {x.Value:N0}"))}), with the source “{CqcView.Source}”.");
        }

        await ChangeLog.SaveAndKeepAsync(_session, cancellationToken);
        return completed;
    }

    private void Complete(Provider provider, CqcView? was, CqcView now)
    {
        provider.CqcProviderId = Number("provider number", provider.CqcProviderId, was?.CqcProviderId, now.CqcProviderId);
        provider.CompaniesHouseNumber = Number(
            "company number", provider.CompaniesHouseNumber, was?.CompaniesHouseNumber, now.CompaniesHouseNumber);
        provider.CharityNumber = Number("charity number", provider.CharityNumber, was?.CharityNumber, now.CharityNumber);
        provider.OdsCode = Number("ODS code", provider.OdsCode, was?.OdsCode, now.OdsCode);
        if (now.Ownership is { } owner && provider.Ownership != owner
            && (provider.Ownership == Ownership.NotKnown || provider.Ownership == was?.Ownership))
        {
            provider.Ownership = owner;
            Note("ownership");
        }
    }

    private string? Number(string what, string? held, string? was, string? now)
    {
        if (now is null || now == held || (held is not null && held != was))
        {
            return held;
        }

        Note(what);
        return now;
    }

    private void AddRatings(Provider provider, IEnumerable<ProviderRating> held, CqcView now)
    {
        foreach (var (on, rating, _, _) in now.Ratings)
        {
            if (held.FirstOrDefault(x => x.From == on) is not { } known)
            {
                _session.Db.Add(new ProviderRating { ProviderId = provider.Id, From = on, Rating = rating, Source = CqcView.Source });
                Note("rating");
            }
            else if (known.Source == CqcView.Source && known.Rating != rating)
            {
                known.Rating = rating;
                Note("rating");
            }
        }
    }

    private void SetGroups(Provider provider, List<GroupMembership> held, CqcView? was, CqcView now)
    {
        List<(string, DateOnly, DateOnly?)> said = [.. was?.Groups(provider.ListedOn) ?? []], wanted = [.. now.Groups(provider.ListedOn)];
        if (!held.Select(x => (x.GroupName, x.From, x.To)).SequenceEqual(said) || said.SequenceEqual(wanted) || wanted.Count < held.Count)
        {
            return;
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            var group = i < held.Count ? held[i] : new GroupMembership { ProviderId = provider.Id, GroupName = "" };
            (group.GroupName, group.From, group.To) = wanted[i];
            if (i >= held.Count)
            {
                _session.Db.Add(group);
            }
        }

        Note("group");
    }

    private void Note(string what) => _done[what] = _done.GetValueOrDefault(what) + 1;
}
