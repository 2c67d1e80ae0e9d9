using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// One statement, one round trip, for all the sums of <see cref="MarketSums"/>. Both databases run it over columns of
/// the same names. Three plain groupings can each run in parallel, which grouping sets over one scan cannot.
/// </summary>
/// <param name="Rows">A SELECT of month, provider, area, route, outcome and, unless referrals are counted, amount.</param>
/// <param name="First">First month of the period as the rows count months; likewise the last.</param>
public sealed record SumsQuery(string Rows, int First, int Last, Weight Weight)
{
    private const int _arranged = (int)ReferralOutcome.Arranged;

    public string Text => $"""
        with chosen as not materialized ({Rows})
        select 1 as grouping_set, month as a, provider as b, outcome as c, {Sums}
        from chosen group by month, provider, outcome
        union all
        select 2, area, provider, 0, {Sums}
        from chosen where outcome = {_arranged} and month between {First} and {Last} group by area, provider
        union all
        select 3, month, route, case when provider = 0 then 1 else 0 end, {Sums}
        from chosen where outcome = {_arranged} group by month, route, case when provider = 0 then 1 else 0 end
        """;

    private string Sums => Weight == Weight.Referrals
        ? "count(*), 0, 0, 0"
        : "count(*), count(amount), cast(coalesce(sum(amount), 0) as bigint), coalesce(sum(cast(amount as double precision) * amount), 0)";

    /// <summary>A row's last four columns. When referrals are counted, the count says all four.</summary>
    public static Tally Read(System.Data.Common.DbDataReader row, Weight weight)
    {
        var referrals = row.GetInt64(4);
        return weight == Weight.Referrals
            ? new Tally(referrals, referrals, referrals, referrals)
            : new Tally(referrals, row.GetInt64(5), row.GetInt64(6), row.GetDouble(7));
    }
}
