using System.Diagnostics;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Benchmarks;

/// <summary>The demo's county with so many referrals: in PostgreSQL, as a snapshot, and in DuckDB.</summary>
public sealed class County : IAsyncDisposable
{
    private static readonly Dictionary<int, County> _made = [];
    private readonly BenchmarkDatabase _database;

    private County(BenchmarkDatabase database, MarketSnapshot market)
    {
        _database = database;
        Market = market;
        Postgres = new PostgresPeer(database.OwnerConnectionString, market);
        Duck = new DuckPeer(market);
    }

    public MarketSnapshot Market { get; }

    public PostgresPeer Postgres { get; }

    public DuckPeer Duck { get; }

    /// <summary>Bytes that stay on the managed heap once the snapshot is loaded, the provider register included, per referral.</summary>
    public double HeldBytes { get; private init; }

    /// <summary>Seconds that loading the snapshot took.</summary>
    public double LoadSeconds { get; private init; }

    public static IEnumerable<County> Made => _made.Values;

    /// <summary>The county made before with so many referrals.</summary>
    public static County With(int referrals) => _made[referrals];

    public static async Task MakeAsync(int referrals)
    {
        var database = await BenchmarkDatabase.MakeAsync();
        var authority = await database.AddDemoAsync(referrals);

        // Everything the peer could ask of the table is in one index, so that it need not visit the wide rows.
        await database.ExecuteAsync("""
            create index on referral (authority_id, service_id, area_id)
              include (received_on, provider_id, outcome, route, weekly_hours, weekly_cost)
            """);
        await database.ExecuteAsync("vacuum analyze referral");
        await WarmAsync(database.Database, authority);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var store = new SnapshotStore(database.Database, TimeProvider.System);
        var market = await store.GetAsync(authority);
        var took = watch.Elapsed.TotalSeconds;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        _made[referrals] = new County(database, market) { HeldBytes = (double)held / market.Referrals.Count, LoadSeconds = took };
        GC.KeepAlive(store);
    }

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        Duck.Dispose();
        await _database.DisposeAsync();
    }

    /// <summary>What the first load of a process leaves behind once and for all (the model, a pool) is nobody's referral.</summary>
    private static async Task WarmAsync(Database database, int authority)
    {
        await new SnapshotStore(database, TimeProvider.System).GetAsync(authority);

        // What follows would run on top of the load's own stack, which still holds the snapshot; from here on it runs on a fresh one.
        await Task.Yield();
    }
}
