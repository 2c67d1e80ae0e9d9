using System.Collections.Concurrent;
using System.Diagnostics;

namespace CommissioningDashboard.Market;

/// <summary>What has been computed from a slice, each computation once however many ask for it.</summary>
internal sealed class SliceCache(MarketSlice slice)
{
    private readonly ConcurrentDictionary<SliceComputation, Entry> _entries = new();

    [ThreadStatic]
    private static long _waited;

    /// <summary>How long this thread has waited for what another was computing, in the clock's ticks.</summary>
    public static long Waited => _waited;

    public T GetOrCompute<T>(SliceComputation<T> computation) where T : notnull => (T)ValueOf(computation);

    /// <summary>
    /// Computes for a newer version's slice what has been computed from this one. What took longer here than there is time left is
    /// left to whoever asks for it.
    /// </summary>
    public void Repeat(SliceCache newer, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        foreach (var (computation, entry) in _entries)
        {
            if (entry.Took < atMost - watch.Elapsed)
            {
                newer.ValueOf(computation);
            }
        }
    }

    private object ValueOf(SliceComputation computation)
        => _entries.GetOrAdd(computation, _ => new Entry()).GetOrCompute(computation, slice);

    private sealed class Entry
    {
        private readonly Lock _computing = new();
        private object? _value;
        private long _took = long.MaxValue;

        /// <summary>How long it took; endless until it is done.</summary>
        public TimeSpan Took => new(Volatile.Read(ref _took));

        public object GetOrCompute(SliceComputation computation, MarketSlice slice)
        {
            if (Volatile.Read(ref _value) is { } known)
            {
                return known;
            }

            var asked = Stopwatch.GetTimestamp();
            lock (_computing)
            {
                _waited += Stopwatch.GetTimestamp() - asked;
                if (_value is null)
                {
                    var watch = Stopwatch.StartNew();
                    Volatile.Write(ref _value, computation.Compute(slice));
                    Volatile.Write(ref _took, watch.Elapsed.Ticks);
                }

                return _value;
            }
        }
    }
}
