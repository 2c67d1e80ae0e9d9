namespace CommissioningDashboard.Web.Access;

/// <summary>
/// Counts wrong tries by key, in memory, and says how long the next must wait: not at all for the first few, then twice as
/// long each time. Tries are forgotten one by one as time passes. A restart forgets all; what must outlast one is counted
/// with the account in the database.
/// </summary>
internal sealed class GrowingWait(TimeProvider time)
{
    /// <summary>Beyond so many keys, those with nothing left to remember are dropped.</summary>
    private const int _manyKeys = 10_000;

    private readonly Dictionary<string, Tries> _tries = [];
    private readonly Lock _gate = new();

    /// <summary>So many wrong tries cost no wait.</summary>
    public required int Free { get; init; }

    public required TimeSpan ForgetsOneIn { get; init; }

    public required TimeSpan Longest { get; init; }

    /// <summary>The wait after so many wrong tries: 5 seconds after the first that is not free, then twice as long each time.</summary>
    public static TimeSpan After(int tries, int free, TimeSpan longest)
        => tries <= free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, 5 * Math.Pow(2, tries - free - 1)));

    /// <returns>How long the next try must wait, or none.</returns>
    public TimeSpan? WaitFor(string key)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            return _tries.TryGetValue(key, out var tries) && tries.NotBefore > now ? tries.NotBefore - now : null;
        }
    }

    public void Count(string key)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_tries.Count >= _manyKeys)
            {
                foreach (var old in _tries.Where(x => Left(x.Value, now) == 0).Select(x => x.Key).ToList())
                {
                    _tries.Remove(old);
                }
            }

            var level = Left(_tries.GetValueOrDefault(key), now) + 1;
            _tries[key] = new(level, now, now + After((int)Math.Ceiling(level), Free, Longest));
        }
    }

    private double Left(Tries? tries, DateTimeOffset now)
        => tries is null ? 0 : Math.Max(0, tries.Level - ((now - tries.At) / ForgetsOneIn));

    private sealed record Tries(double Level, DateTimeOffset At, DateTimeOffset NotBefore);
}
