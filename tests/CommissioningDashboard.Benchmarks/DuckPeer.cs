using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using DuckDB.NET.Data;

namespace CommissioningDashboard.Benchmarks;

/// <summary>The sums as DuckDB gives them from a table in memory with the snapshot's own columns, so without any joins or look-ups.</summary>
public sealed class DuckPeer : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly MarketSnapshot _market;

    public DuckPeer(MarketSnapshot market)
    {
        _market = market;
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = """
            create table referral (
              month utinyint, provider usmallint, service utinyint, area usmallint, team usmallint,
              need utinyint, route utinyint, outcome utinyint, hours usmallint, cost integer)
            """;
        create.ExecuteNonQuery();
        Fill(market.Referrals);
    }

    public MarketSums Sums(MarketFilter filter)
    {
        var sums = new MarketSums(_market);
        using var command = _connection.CreateCommand();
        command.CommandText = Query(filter).Text;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            sums.Take(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), SumsQuery.Read(row, filter.Weight));
        }

        return sums;
    }

    /// <summary>The plainest question one can put to it: how many referrals, and how much, to each provider in each month.</summary>
    /// <returns>How many groups there were.</returns>
    public int GroupByProviderMonth(MarketFilter filter)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"""
            select provider, month, count(*), sum({Amount(filter)})
            from referral where outcome = {(int)ReferralOutcome.Arranged}{Conditions(filter)} group by provider, month
            """;
        using var row = command.ExecuteReader();
        var groups = 0;
        while (row.Read())
        {
            groups += row.GetInt64(2) > 0 ? 1 : 0;
        }

        return groups;
    }

    public void Dispose() => _connection.Dispose();

    private void Fill(ReferralColumns rows)
    {
        using var appender = _connection.CreateAppender("referral");
        for (var i = 0; i < rows.Count; i++)
        {
            appender.CreateRow()
                .AppendValue(rows.Month[i]).AppendValue(rows.Provider[i]).AppendValue(rows.Service[i]).AppendValue(rows.Area[i]).AppendValue(rows.Team[i])
                .AppendValue(rows.Need[i]).AppendValue(rows.Route[i]).AppendValue(rows.Outcome[i])
                .AppendValue(rows.Hours[i] == ReferralColumns.NoHours ? null : (ushort?)rows.Hours[i])
                .AppendValue(rows.Cost[i] == ReferralColumns.NoCost ? null : (int?)rows.Cost[i])
                .EndRow();
        }
    }

    private SumsQuery Query(MarketFilter filter)
    {
        var period = filter.PeriodIn(_market);
        return new SumsQuery(
            $"""
            select month::int as month, provider::int as provider, area::int as area, route::int as route, outcome::int as outcome, {Amount(filter)} as amount
            from referral
            where true{Conditions(filter)}
            """,
            period.From.Index - _market.FirstMonth.Index, period.To.Index - _market.FirstMonth.Index, filter.Weight, InTwoStages: false);
    }

    private static string Amount(MarketFilter filter) => filter.Weight == Weight.WeeklyCost ? "cost" : "hours";

    private string Conditions(MarketFilter filter)
        => In("service", filter.Services, _market.Services, 0) + In("area", filter.Areas, _market.Areas, 1);

    private static string In(string column, IReadOnlyList<string> codes, IReadOnlyList<RegisterEntry> known, int offset)
        => codes.Count == 0 ? "" : $" and referral.{column} in ({string.Join(", ", known.Where(x => codes.Contains(x.Code)).Select(x => x.Index + offset))})";
}
