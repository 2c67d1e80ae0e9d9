using System.Collections.Concurrent;
using System.Diagnostics;

namespace CommissioningDashboard.Market;

/// <summary>What has been worked out of a slice, each thing once however many ask for it; and how to work it out of another slice.</summary>
internal sealed class SliceWorkings(MarketSlice slice)
{
    private readonly ConcurrentDictionary<Type, Held> _held = new();

    public T Once<T>(Func<MarketSlice, T> work) where T : notnull => (T)_held.GetOrAdd(typeof(T), _ => new Held(x => work(x))).In(slice);

    /// <summary>
    /// Works out of a newer version's slice what has been worked out of this one. What took longer here than there is time left is
    /// left to whoever asks for it.
    /// </summary>
    public void Repeat(SliceWorkings newer, TimeSpan atMost)
    {
        var watch = Stopwatch.StartNew();
        foreach (var (type, held) in _held)
        {
            if (held.Took < atMost - watch.Elapsed)
            {
                newer.Take(type, held);
            }
        }
    }

    private void Take(Type type, Held held) => _held.GetOrAdd(type, _ => new Held(held.Work)).In(slice);

    private sealed class Held(Func<MarketSlice, object> work)
    {
        private readonly Lock _working = new();
        private object? _value;
        private long _took = long.MaxValue;

        public Func<MarketSlice, object> Work => work;

        /// <summary>How long it took; endless until it is done.</summary>
        public TimeSpan Took => new(Volatile.Read(ref _took));

        public object In(MarketSlice slice)
        {
            if (Volatile.Read(ref _value) is { } known)
            {
                return known;
            }

            lock (_working)
            {
                if (_value is null)
                {
                    var watch = Stopwatch.StartNew();
                    Volatile.Write(ref _value, work(slice));
                    Volatile.Write(ref _took, watch.Elapsed.Ticks);
                }

                return _value;
            }
        }
    }
}
