namespace CommissioningDashboard.Statistics;

/// <summary>
/// Many other sets of as many referrals, fallen by the same chances as those observed. Drawn once, they serve every index of the
/// same counts; see <see cref="Bootstrap"/> for the method.
/// </summary>
public sealed class BootstrapReplicates
{
    /// <summary>
    /// The draws are made in this many runs, each with a seed of its own, so that they are the same on any number of cores.
    /// </summary>
    private const int _runs = 4;

    private readonly long[] _observed;
    private readonly long[][] _draws;

    /// <param name="counts">One number per provider, zeros included where an index wants them.</param>
    /// <param name="referrals">How many referrals the counts stand for, when they are hours or pence: pass
    /// <see cref="Kish.EffectiveCount"/>. By default the sum of the counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are no draws.</exception>
    public BootstrapReplicates(
        ReadOnlySpan<long> counts, double? referrals = null, int draws = Bootstrap.Draws, ulong seed = Bootstrap.DefaultSeed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var total = Counts.Total(counts);
        var trials = referrals is { } given ? checked((long)Math.Round(given)) : total;
        ArgumentOutOfRangeException.ThrowIfNegative(trials, nameof(referrals));

        // In order of size, so that the order of providers changes nothing, and an index that sorts finds each draw nearly sorted.
        _observed = Counts.Ascending(counts);
        var chances = new MultinomialDraw(trials, _observed);
        _draws = new long[draws][];
        Parallel.For(0, _runs, run =>
        {
            var random = new Xoshiro256(unchecked((seed * _runs) + (ulong)run));
            for (var i = draws * run / _runs; i < draws * (run + 1) / _runs; i++)
            {
                _draws[i] = new long[_observed.Length];
                chances.Next(random, _draws[i]);
            }
        });
    }

    /// <summary>The 95% interval of an index of the counts; see <see cref="Bootstrap.Interval"/>.</summary>
    public Interval? Interval(Func<ReadOnlySpan<long>, double?> index, Interval? within = null)
    {
        if (index(_observed) is not { } observed || Values(index) is not { } values)
        {
            return null;
        }

        var (low, high) = Bootstrap.Centred(values, observed);
        var (lowest, highest) = within ?? new Interval(0, double.PositiveInfinity);
        return new Interval(Math.Clamp(low, lowest, highest), Math.Clamp(high, lowest, highest));
    }

    /// <summary>The index of each draw; none when it cannot be calculated for one of them.</summary>
    internal double[]? Values(Func<ReadOnlySpan<long>, double?> index)
    {
        var values = new double[_draws.Length];
        return Parallel.For(0, _runs, (run, state) =>
        {
            for (var i = _draws.Length * run / _runs; i < _draws.Length * (run + 1) / _runs && !state.IsStopped; i++)
            {
                if (index(_draws[i]) is { } value)
                {
                    values[i] = value;
                }
                else
                {
                    state.Stop();
                }
            }
        }).IsCompleted ? values : null;
    }
}
