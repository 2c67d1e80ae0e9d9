using System.Collections.Concurrent;
using System.Diagnostics;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Every measure there is, found by reflection: adding one is adding its file.</summary>
public static class MeasureCatalogue
{
    /// <summary>All measures in the order of their names.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        .. typeof(Measure).Assembly.GetTypes()
            .Where(x => x.IsAssignableTo(typeof(Measure)) && !x.IsAbstract)
            .Select(x => (Measure)Activator.CreateInstance(x)!)
            .OrderBy(x => x.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// How long each took when it was last worked out, in the clock's ticks; 0 when it never was. Without what it waited for another
    /// to compute, or those that share a pass would always be begun side by side and wait for it again.
    /// </summary>
    private static readonly long[] _took = new long[All.Count];

    /// <summary>
    /// What every measure says of a slice, in the order of their names. They are shared out over the processor's cores, one by one as
    /// each is done; those that took longest go first, or the last one begun would keep all waiting.
    /// </summary>
    public static IReadOnlyList<MeasureResult> Calculate(MarketSlice slice)
    {
        SharedPasses.Make(slice);
        var results = new MeasureResult[All.Count];
        Parallel.ForEach(
            Partitioner.Create(
                Enumerable.Range(0, results.Length).OrderByDescending(i => Volatile.Read(ref _took[i])).ToList(),
                    EnumerablePartitionerOptions.NoBuffering),
            i =>
            {
                var (started, waited) = (Stopwatch.GetTimestamp(), SliceCache.Waited);
                results[i] = All[i].Calculate(slice);
                Volatile.Write(ref _took[i], Stopwatch.GetTimestamp() - started - (SliceCache.Waited - waited));
            });
        return results;
    }

    /// <summary>The measure with this id, or none.</summary>
    public static Measure? Find(string? id) => All.FirstOrDefault(x => x.Id == id);
}
