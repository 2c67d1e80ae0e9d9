using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>What of a month's ledger leaves the authority.</summary>
/// <param name="Lines">Each order once, however often it was shown, so that nothing is told of how many people there were.</param>
/// <param name="Withheld">Lists of a service in an area that were for fewer than five referrals: they could tell of single people.</param>
public sealed record LedgerMonth(IReadOnlyList<LedgerLine> Lines, int Withheld);

/// <summary>Takes the exposure ledger out for anybody to check, and publishes the secrets of past months.</summary>
public sealed class LedgerExport(Database database, TimeProvider clock)
{
    /// <summary>A service in an area whose lists of a month were for fewer referrals is left out.</summary>
    public const int FewestReferrals = 5;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>The month before this: the latest whose secret is published.</summary>
    public DateOnly LastMonth => FairOrder.PeriodOf(Today).AddMonths(-1);

    /// <param name="actor">Who asks.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not take figures away.</exception>
    public async Task<LedgerMonth> ReadAsync(Actor actor, DateOnly month, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ExportData);
        await using var db = database.For(actor.AuthorityId);
        var lists = await db.ShownLists.AsNoTracking().Where(x => x.KeyPeriod == month).OrderBy(x => x.Id).ToListAsync(cancellationToken);
        var markets = lists.Select(x => (x.ReferralId, Line: LedgerLine.Of(x))).GroupBy(x => (x.Line.Service, x.Line.Area))
            .ToLookup(x => x.DistinctBy(list => list.ReferralId).Count() >= FewestReferrals);
        var kept = markets[true].SelectMany(x => x).Select(x => x.Line).DistinctBy(x => string.Join(',', x.Fields));
        return new LedgerMonth(
            [.. kept.OrderBy(x => x.Day).ThenBy(x => x.Context, StringComparer.Ordinal).ThenBy(x => x.FirstPlace)],
            markets[false].Sum(x => x.Count()));
    }

    /// <summary>The secrets of an authority's past months, oldest first: public.</summary>
    public async Task<IReadOnlyList<OrderKey>> PublishedKeysAsync(int authorityId, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        var keys = await db.OrderKeys.AsNoTracking().OrderBy(x => x.Period).ToListAsync(cancellationToken);
        return [.. keys.Where(x => OrderCheck.IsPublic(x, Today))];
    }
}
