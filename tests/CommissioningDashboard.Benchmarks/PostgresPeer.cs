using CommissioningDashboard.Market;
using Npgsql;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// The sums as PostgreSQL gives them from the product's own table. As the superuser, so that row-level security costs it
/// nothing; with an index that covers the query; prepared; with memory enough and with parallel workers made cheap to plan for.
/// </summary>
public sealed class PostgresPeer(string connectionString, MarketSnapshot market) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 1, Options = "-c work_mem=64MB -c parallel_tuple_cost=0.001 -c parallel_setup_cost=10" });

    private readonly Dictionary<int, int> _providers = market.Providers.ToDictionary(x => x.Id, x => x.Index + 1);
    private readonly Dictionary<int, int> _areas = market.Areas.ToDictionary(x => x.Id, x => x.Index + 1);

    public MarketSums Sums(MarketFilter filter)
    {
        var sums = new MarketSums(market);
        using var connection = _source.OpenConnection();
        using var command = new NpgsqlCommand(Query(filter).Text, connection);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var set = row.GetInt32(0);
            var (first, second) = (row.GetInt32(1), row.GetInt32(2));
            sums.Take(
                set,
                set == 2 ? Place(_areas, first) : first - market.FirstMonth.Index,
                set == 3 ? second : Place(_providers, second),
                row.GetInt32(3),
                SumsQuery.Read(row, filter.Weight));
        }

        return sums;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static int Place(Dictionary<int, int> places, int id) => id == 0 ? 0 : places[id];

    private SumsQuery Query(MarketFilter filter)
    {
        var period = filter.PeriodIn(market);
        var amount = filter.Weight == Weight.WeeklyCost ? "weekly_cost" : "weekly_hours";
        return new SumsQuery(
            $"""
            select (date_part('year', received_on) * 12 + date_part('month', received_on) - 1)::int as month,
              coalesce(provider_id, 0) as provider, coalesce(area_id, 0) as area, route::int, outcome::int, ({amount} * 100)::int as amount
            from referral
            where authority_id = {market.AuthorityId}{In("service_id", filter.Services, market.Services)}{In("area_id", filter.Areas, market.Areas)}
            """,
            period.From.Index, period.To.Index, filter.Weight, InTwoStages: true);
    }

    private static string In(string column, IReadOnlyList<string> codes, IReadOnlyList<RegisterEntry> known)
        => codes.Count == 0 ? "" : $" and {column} in ({string.Join(", ", known.Where(x => codes.Contains(x.Code)).Select(x => x.Id))})";
}
