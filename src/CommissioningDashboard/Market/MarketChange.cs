using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Market;

/// <summary>
/// Tells every reader that an authority's market facts have changed. Call it last in the transaction that makes the change:
/// both take effect at commit or not at all, and writers for one authority then wait for each other only briefly, in the
/// order of their versions.
/// </summary>
public static class MarketChange
{
    /// <summary>The PostgreSQL channel on which changes are told; the message is the authority's key.</summary>
    public const string Channel = "market_change";

    /// <summary>More referrals than this are not worth writing down one by one: readers load the market anew.</summary>
    public const int MostReferrals = 5_000;

    /// <summary>Readers further behind than this many versions load the market anew, and what was written down is dropped.</summary>
    private const int _versionsKept = 500;

    /// <summary>Raises the market's version and tells readers, who load it anew: for a change of any kind.</summary>
    public static Task RecordAsync(DashboardDb db, CancellationToken cancellationToken = default)
        => db.Database.ExecuteSqlAsync($"""
            update authority set market_version = market_version + 1 where id = {db.AuthorityId};
            select pg_notify({Channel}, {db.AuthorityId.ToString()});
            """, cancellationToken);

    /// <summary>
    /// The same for a change of targets or dated changes and of nothing else: readers keep all that they hold and fetch these.
    /// </summary>
    public static Task RecordWithoutReferralsAsync(DashboardDb db, CancellationToken cancellationToken = default)
        => RecordReferralsAsync(db, [ReferralChange.NoReferral], cancellationToken);

    /// <summary>
    /// The same for a change of these referrals, their options and outcomes, and of nothing else; readers then fetch no more
    /// than that. With no referral there is no change to tell.
    /// </summary>
    public static async Task RecordReferralsAsync(
        DashboardDb db, IReadOnlyCollection<long> referrals, CancellationToken cancellationToken = default)
    {
        if (referrals.Count > MostReferrals)
        {
            await RecordAsync(db, cancellationToken);
        }
        else if (referrals.Count > 0)
        {
            await RecordEachAsync(db, referrals, cancellationToken);
        }
    }

    private static Task<int> RecordEachAsync(DashboardDb db, IReadOnlyCollection<long> referrals, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync($"""
            with raised as (update authority set market_version = market_version + 1 where id = {db.AuthorityId}
              returning id, market_version),
              written as (insert into referral_change (authority_id, version, referral_id)
                select id, market_version, referral from raised, (select distinct unnest({referrals.ToArray()}) as referral) as changed)
            delete from referral_change c using raised where c.authority_id = raised.id
              and c.version <= raised.market_version - {_versionsKept};
            select pg_notify({Channel}, {db.AuthorityId.ToString()});
            """, cancellationToken);
}
