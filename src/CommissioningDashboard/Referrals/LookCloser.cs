using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>Providers of a referral's list that somebody looks at more closely, each with its place, in the order of the list.</summary>
public sealed record CloserLook(DeskCase Case, DateOnly Day, IReadOnlyList<(ProviderRecord Provider, int Place)> Providers);

/// <summary>Enters in the exposure ledger which places of a list were opened, compared or printed, and hands them out.</summary>
public sealed class LookCloser(Database database, SnapshotStore store, TimeProvider clock)
{
    /// <summary>So many can be set side by side and still be read.</summary>
    public const int MostCompared = 4;

    /// <param name="actor">Who looks.</param>
    /// <param name="referralId">The referral.</param>
    /// <param name="kind">What is done with them.</param>
    /// <param name="providers">Their keys; any that no list of the referral has shown is left out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>None when there is no such referral for this person.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public async Task<CloserLook?> RunAsync(
        Actor actor, long referralId, ListUseKind kind, IReadOnlyCollection<int> providers, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        if (await DeskCase.FindAsync(db, actor, referralId, cancellationToken: cancellationToken) is not { } found)
        {
            return null;
        }

        var market = await store.GetAsync(actor.AuthorityId, cancellationToken);
        var places = await RecordChoice.PlacesAsync(db, referralId, cancellationToken);
        var looked = market.Providers.Where(x => providers.Contains(x.Id) && places.ContainsKey(x.Id))
            .Select(x => (Provider: x, Place: places[x.Id])).OrderBy(x => x.Place).ToList();
        if (kind == ListUseKind.Compared)
        {
            looked = [.. looked.Take(MostCompared)];
        }

        if (found.IsOpen)
        {
            await EnterAsync(db, referralId, kind, [.. looked.Select(x => x.Provider.Id)], cancellationToken);
        }

        return new CloserLook(found, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), looked);
    }

    /// <summary>The providers of a referral that were opened on any of its lists.</summary>
    public static async Task<IReadOnlySet<int>> OpenedAsync(
        DashboardDb db, long referralId, CancellationToken cancellationToken = default)
        => (await db.ListUses.Where(x => x.Kind == ListUseKind.Opened).Join(
                db.ShownLists.Where(x => x.ReferralId == referralId), x => x.ListId, x => x.Id, (use, _) => use.ProviderId)
            .Distinct().ToListAsync(cancellationToken)).ToHashSet();

    /// <summary>Each stands with the list on which it was seen last, once: looking again is no news.</summary>
    private async Task EnterAsync(
        DashboardDb db, long referralId, ListUseKind kind, IReadOnlyList<int> providers, CancellationToken cancellationToken)
    {
        var lists = await db.ShownLists.AsNoTracking().Where(x => x.ReferralId == referralId).OrderByDescending(x => x.Id)
            .ToListAsync(cancellationToken);
        foreach (var provider in providers)
        {
            if (lists.FirstOrDefault(x => x.Shown.Contains(provider)) is { } list)
            {
                var place = list.FirstPlace + Array.IndexOf(list.Shown, provider);
                await db.Database.ExecuteSqlAsync(
                    $"""
                    insert into list_use (authority_id, list_id, kind, provider_id, place, at)
                    values ({db.AuthorityId}, {list.Id}, {(short)kind}, {provider}, {place}, {clock.GetUtcNow()})
                    on conflict do nothing
                    """,
                    cancellationToken);
            }
        }
    }
}
