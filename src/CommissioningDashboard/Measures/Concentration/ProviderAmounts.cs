using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// What concentration is measured on: the amount of each provider in the market, zeros included for those that were open
/// and able at the period's end and received nothing.
/// </summary>
/// <param name="Providers">The providers, in register order.</param>
/// <param name="Tallies">What each received, in the same order.</param>
public sealed record ProviderAmounts(IReadOnlyList<ProviderRecord> Providers, IReadOnlyList<Tally> Tallies)
{
    private const string _tooFew = "Too few referrals were arranged with a named provider.";

    private static readonly SliceComputation<Pair> _pair = new(Pair.Compute);

    private readonly WeakReference<BootstrapReplicates?> _redraws = new(null);

    /// <summary>Amounts in the weight's whole units: referrals, hundredths of an hour, pence.</summary>
    public long[] Amounts { get; } = [.. Tallies.Select(x => x.Amount)];

    public Tally Whole { get; } = Tally.Sum(Tallies);

    /// <summary>What each received, for an estimate.</summary>
    public IReadOnlyList<Received> Received { get; } = [.. Tallies.Select(x => new Received(x.Counted, x.Amount, x.Squares))];

    /// <summary>How many referrals of equal weight the amounts stand for; what a bootstrap draws.</summary>
    public double Effective => Shares.Effective(Whole);

    /// <summary>Providers that received at least one referral.</summary>
    public int Active => Tallies.Count(x => x.Referrals > 0);

    /// <summary>The market in the slice's period.</summary>
    public static ProviderAmounts Now(MarketSlice slice) => slice.GetOrCompute(_pair).Now;

    /// <summary>The market that the slice is set beside; none when there is nothing to compare with.</summary>
    public static ProviderAmounts? Compared(MarketSlice slice) => slice.GetOrCompute(_pair).Compared;

    /// <summary>An estimate with its interval, or that too few referrals allow none.</summary>
    /// <param name="unit">What it counts.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="scale">What it is multiplied by.</param>
    public Figure Estimated(Unit unit, Estimate? estimate, double scale = 1)
        => estimate is { } found
            ? new Figure(found.Value * scale, unit, Whole.Counted, new Interval(found.Interval.Low * scale, found.Interval.High * scale))
            : Figure.Cannot(unit, _tooFew);

    /// <summary>An index of the amounts with its bootstrap interval, or why it cannot be calculated.</summary>
    public Figure Index(Unit unit, Func<ReadOnlySpan<long>, double?> index, Interval? within = null)
        => index(Amounts) is { } value
            ? new Figure(value, unit, Whole.Counted, Redraws().Interval(index, within))
            : Figure.Cannot(unit, _tooFew);

    /// <summary>The same without an interval, for a figure that only stands beside another: an interval costs 500 draws.</summary>
    public Figure PlainIndex(Unit unit, Func<ReadOnlySpan<long>, double?> index)
        => index(Amounts) is { } value
            ? new Figure(value, unit, Whole.Counted)
            : Figure.Cannot(unit, _tooFew);

    /// <summary>
    /// The draws that every index's interval is read from. Kept only as long as memory is not wanted: a page's measures ask for
    /// them within moments, and if they are made again they are the same.
    /// </summary>
    private BootstrapReplicates Redraws()
    {
        if (!_redraws.TryGetTarget(out var redraws))
        {
            _redraws.SetTarget(redraws = new BootstrapReplicates(Amounts, Effective));
        }

        return redraws;
    }

    private static ProviderAmounts In(MarketSlice slice, Period period)
    {
        var tallies = slice.ByProvider(period);
        var open = slice.OpenAndAble(period.To).Select(x => x.Index).ToHashSet();
        var here = slice.Providers.Where(x => tallies[x.Index].Referrals > 0 || open.Contains(x.Index)).ToList();
        return new ProviderAmounts(here, [.. here.Select(x => tallies[x.Index])]);
    }

    private sealed record Pair(ProviderAmounts Now, ProviderAmounts? Compared)
    {
        public static Pair Compute(MarketSlice slice)
            => new(In(slice, slice.Period), slice.Beside is { } beside ? In(beside.Slice, beside.Period) : null);
    }
}
