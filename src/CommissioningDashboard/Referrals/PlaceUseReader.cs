using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>Reads what was done with the places of lists, from the exposure ledger and the market.</summary>
public sealed class PlaceUseReader(Database database, SnapshotStore store, AuthoritySettings settings)
{
    /// <returns>None where the authority has not said when the fair order began.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not see figures of the market.</exception>
    public async Task<(DateOnly Began, IReadOnlyList<PlaceUse> Places)?> ReadAsync(
        Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ViewMarket);
        if (await settings.FairOrderBeganAsync(actor.AuthorityId, cancellationToken) is not { } began)
        {
            return null;
        }

        await using var db = database.For(actor.AuthorityId);
        var since = new DateTimeOffset(began.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var listed = await db.Database.SqlQuery<PlaceCount>($"""
            select place, count(*)::int as count
            from (
              select distinct l.referral_id, l.context, l.sort, l.narrowed, l.first_place + s.at::int - 1 as place
              from shown_list l cross join lateral unnest(l.shown) with ordinality as s (provider, at)
              where l.shown_at >= {since}
            ) shown
            group by place
            """).ToDictionaryAsync(x => x.Place, x => x.Count, cancellationToken);
        var opened = await db.ListUses
            .Where(x => x.Kind == ListUseKind.Opened && db.ShownLists.Any(l => l.Id == x.ListId && l.ShownAt >= since))
            .GroupBy(x => x.Place).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken);
        var market = await store.GetAsync(actor.AuthorityId, cancellationToken);
        var always = MarketFilter.Everything with { From = market.FirstMonth, To = market.FirstMonth.Plus(Math.Max(0, market.Months - 1)) };
        return (began, PlaceUses.Of(market.Slice(always), began, listed, opened));
    }

    private sealed record PlaceCount(int Place, int Count);
}
