using System.Diagnostics;
using System.Runtime;
using BenchmarkDotNet.Attributes;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// From a filter to the sums, and on to the figures: the snapshot against PostgreSQL and DuckDB over the same rows.
/// Nothing is timed before all three have given the same numbers.
/// </summary>
public class MarketBenchmark
{
    public const int Small = 40_000;
    public const int Large = 1_000_000;

    /// <summary>For how long nothing may have been compiled before anything is timed, and how long that is waited for.</summary>
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    private County _county = null!;
    private MarketFilter _filter = null!;
    private RegisterFacts _register = null!;

    [Params(Small, Large)]
    public int Referrals { get; set; }

    [Params(FilterChoice.Everything, FilterChoice.OneServiceTwoAreasHours)]
    public FilterChoice Filter { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _county = County.With(Referrals);
        _filter = FilterFor(_county.Market, Filter);
        var slice = MarketSlice.Take(_county.Market, _filter);
        _register = RegisterFacts.FromSlice(slice);
        var ours = MarketFigures.Calculate(slice);
        MarketFigures.MustAgree(MarketFigures.Calculate(new ScannedSums(_county.Market, _filter), _register), ours, "The snapshot's sums");
        foreach (var (peer, sums) in new[] { ("PostgreSQL", _county.Postgres.Sums(_filter)), ("DuckDB", _county.Duck.Sums(_filter)) })
        {
            sums.MustEqual(slice, peer);
            MarketFigures.MustAgree(MarketFigures.Calculate(sums, _register), ours, peer);
        }

        // Hot code is compiled anew in the background after some calls; what is timed before that is not its speed.
        var (compiled, since, watch) = (0L, TimeSpan.Zero, Stopwatch.StartNew());
        while (watch.Elapsed - since < _quiet && watch.Elapsed < _longest)
        {
            SnapshotFigures();
            SnapshotEveryMeasure();
            SnapshotFiguresAlone();
            if (JitInfo.GetCompiledMethodCount() is var now && now > compiled)
            {
                (compiled, since) = (now, watch.Elapsed);
            }
        }
    }

    [Benchmark]
    public MarketSlice SnapshotSums() => MarketSlice.Take(_county.Market, _filter);

    /// <summary>The figures without their intervals, sentences and tables: exactly what the peers work out.</summary>
    [Benchmark]
    public int SnapshotFiguresAlone() => MarketFigures.Calculate(new ScannedSums(_county.Market, _filter), _register).Count;

    /// <summary>Every measure of the market page and of the concentration page, with intervals, sentences and tables.</summary>
    [Benchmark]
    public int SnapshotFigures() => MarketFigures.CalculatePages(MarketSlice.Take(_county.Market, _filter));

    /// <summary>Every measure in the catalogue, also those that go through the referrals one by one or draw them in other orders.</summary>
    [Benchmark]
    public int SnapshotEveryMeasure() => MeasureCatalogue.Calculate(MarketSlice.Take(_county.Market, _filter)).Sum(x => x.Table.Rows.Count);

    [Benchmark]
    public MarketSums PostgresSums() => _county.Postgres.Sums(_filter);

    [Benchmark]
    public int PostgresFigures() => MarketFigures.Calculate(_county.Postgres.Sums(_filter), _register).Count;

    [Benchmark]
    public MarketSums DuckSums() => _county.Duck.Sums(_filter);

    /// <summary>One grouping and nothing else.</summary>
    [Benchmark]
    public int DuckGroupByProviderMonth() => _county.Duck.GroupByProviderMonth(_filter);

    [Benchmark]
    public int DuckFigures() => MarketFigures.Calculate(_county.Duck.Sums(_filter), _register).Count;

    /// <summary>Each provider counts by itself, as the peers know no groups.</summary>
    public static MarketFilter FilterFor(MarketSnapshot market, FilterChoice choice) => choice == FilterChoice.Everything
        ? new MarketFilter { Power = PowerUnit.Provider }
        : new MarketFilter
        {
            Services = [market.Services[0].Code],
            Areas = [market.Areas[0].Code, market.Areas[1].Code],
            Weight = Weight.WeeklyHours,
            Power = PowerUnit.Provider,
        };
}

/// <summary>The two filters that are timed.</summary>
public enum FilterChoice
{
    Everything,
    OneServiceTwoAreasHours,
}
