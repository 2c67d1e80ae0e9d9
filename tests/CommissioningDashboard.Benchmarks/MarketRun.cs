using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using CommissioningDashboard.Market;
using Perfolizer.Horology;

namespace CommissioningDashboard.Benchmarks;

/// <summary>Makes both counties, times <see cref="MarketBenchmark"/> and writes what came out.</summary>
internal static class MarketRun
{
    public static async IAsyncEnumerable<ResultTable> RunAsync()
    {
        try
        {
            foreach (var referrals in new[] { MarketBenchmark.Small, MarketBenchmark.Large })
            {
                Console.WriteLine($"Making a county of {referrals:N0} referrals.");
                await County.MakeAsync(referrals);
            }

            Console.WriteLine("Checking that all give the same numbers, then timing them.");
            var artifacts = Directory.CreateTempSubdirectory("benchmarks-");
            var summary = BenchmarkRunner.Run<MarketBenchmark>(Config(artifacts.FullName));
            artifacts.Delete(recursive: true);
            var million = County.With(MarketBenchmark.Large).Market;
            yield return Times(summary);
            yield return EachMeasure.Run(million);
            yield return Memory();
            yield return LargeMarket.Run(million);
            MustAllHaveSucceeded(summary);
        }
        finally
        {
            foreach (var county in County.Made)
            {
                await county.DisposeAsync();
            }
        }
    }

    /// <summary>In this process, since a county takes longer to make than to measure and each process would need its own.</summary>
    private static ManualConfig Config(string artifacts) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessNoEmitToolchain.DontLogOutput).WithWarmupCount(2).WithIterationCount(7).WithIterationTime(TimeInterval.FromMilliseconds(150)))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(artifacts);

    private static ResultTable Times(Summary summary)
    {
        var table = new ResultTable(
            "From a filter: sums, and figures alone, like for like; and figures, for which the snapshot's measures also make 95% intervals, sentences and tables. One grouping stands against all of that",
            "Referrals", "Filter", "What", "Median ms", "Snapshot = 1", "Figures alone = 1", "kB allocated");
        foreach (var group in summary.Reports.Where(x => x.Success).GroupBy(x => (Referrals: Value(x, 0), Filter: Value(x, 1))))
        {
            var medians = group.ToDictionary(x => x.BenchmarkCase.Descriptor.WorkloadMethod.Name, x => x);
            foreach (var (name, report) in medians)
            {
                var isSums = name.EndsWith("Sums", StringComparison.Ordinal);
                table.Add($"{group.Key.Referrals:N0}", $"{group.Key.Filter}", name, $"{Median(report):N2}",
                    Against(isSums ? nameof(MarketBenchmark.SnapshotSums) : nameof(MarketBenchmark.SnapshotFigures)),
                    isSums ? "" : Against(nameof(MarketBenchmark.SnapshotFiguresAlone)),
                    $"{(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1024:N0}");

                string Against(string peer) => medians.TryGetValue(peer, out var other) ? $"{Median(report) / Median(other):N1}" : "";
            }
        }

        return table;
    }

    /// <summary>What failed is told after the tables of what did not, so that one peer that goes away does not take the others' times along.</summary>
    private static void MustAllHaveSucceeded(Summary summary)
    {
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(x => !x.Success))
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine,
            [
                $"these benchmarks failed and are not in the table: {string.Join(", ", summary.Reports.Where(x => !x.Success).Select(x => x.BenchmarkCase.DisplayInfo))}.",
                .. summary.ValidationErrors.Select(x => x.Message),
                .. summary.Reports.SelectMany(x => x.ExecuteResults).SelectMany(x => x.Errors).Distinct(),
            ]));
        }
    }

    private static object Value(BenchmarkReport report, int parameter) => report.BenchmarkCase.Parameters[parameter].Value;

    private static double Median(BenchmarkReport report) => report.ResultStatistics!.Median / 1_000_000;

    private static ResultTable Memory()
    {
        var table = new ResultTable(
            $"What a snapshot holds and takes to load (columns alone: {ReferralColumns.BytesPerReferral} bytes a referral; {RowIndex.BytesPerReferral} more for the index once a filter asks for few services or areas)",
            "Referrals", "Bytes held a referral", "Seconds to load");
        foreach (var county in County.Made)
        {
            table.Add($"{county.Market.Referrals.Count:N0}", $"{county.HeldBytes:N1}", $"{county.LoadSeconds:N2}");
        }

        return table;
    }
}
