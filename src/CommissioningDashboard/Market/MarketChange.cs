using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Market;

/// <summary>Tells every reader that an authority's market facts have changed.</summary>
public static class MarketChange
{
    /// <summary>The PostgreSQL channel on which changes are told; the message is the authority's key.</summary>
    public const string Channel = "market_change";

    /// <summary>
    /// Raises the market's version and tells readers. Call it last in the transaction that makes the change: both take
    /// effect at commit or not at all, and writers for one authority then wait for each other only briefly.
    /// </summary>
    public static Task RecordAsync(DashboardDb db, CancellationToken cancellationToken = default)
        => db.Database.ExecuteSqlAsync($"""
            update authority set market_version = market_version + 1 where id = {db.AuthorityId};
            select pg_notify({Channel}, {db.AuthorityId.ToString()});
            """, cancellationToken);
}
