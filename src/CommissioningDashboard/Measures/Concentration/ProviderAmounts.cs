using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// What concentration is measured on: the amount of each provider in the market, zeros included for those that were open
/// and able at the period's end and received nothing.
/// </summary>
/// <param name="Holders">The providers, in register order, or where the question is power the groups.</param>
/// <param name="Tallies">What each received, in the same order.</param>
public sealed record ProviderAmounts(IReadOnlyList<Holder> Holders, IReadOnlyList<Tally> Tallies)
{
    private const string _tooFew = "Too few referrals were arranged with a named provider.";

    private static readonly SliceComputation<Pair> _pair = new(Pair.Compute);

    /// <summary>Amounts in the weight's whole units: referrals, hundredths of an hour, pence.</summary>
    public long[] Amounts { get; } = [.. Tallies.Select(x => x.Amount)];

    public Tally Whole { get; } = Tally.Sum(Tallies);

    /// <summary>What each received, for an estimate.</summary>
    public IReadOnlyList<Received> Received { get; } = [.. Tallies.Select(x => new Received(x.Counted, x.Amount, x.Squares))];

    /// <summary>Those that received at least one referral.</summary>
    public int Active => Tallies.Count(x => x.Referrals > 0);

    /// <summary>Some providers of one group count as one.</summary>
    public bool HasGroups => Holders.Any(x => x.IsGroup);

    /// <summary>Said after a comma beside these: how groups are counted; nothing where there are none.</summary>
    public string GroupClause { get; private init; } = "";

    /// <summary>The market in the slice's period, provider by provider.</summary>
    public static ProviderAmounts Now(MarketSlice slice) => slice.GetOrCompute(_pair).Now;

    /// <summary>The market that the slice is set beside; none when there is nothing to compare with.</summary>
    public static ProviderAmounts? Compared(MarketSlice slice) => slice.GetOrCompute(_pair).Compared;

    /// <summary>The market in the slice's period where the question is power: providers of one group as the filter counts them.</summary>
    public static ProviderAmounts Power(MarketSlice slice) => slice.GetOrCompute(_pair).Power;

    /// <summary>The same of what the slice is set beside.</summary>
    public static ProviderAmounts? PowerCompared(MarketSlice slice) => slice.GetOrCompute(_pair).PowerCompared;

    /// <summary>An estimate with its interval, or that too few referrals allow none.</summary>
    /// <param name="unit">What it counts.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="scale">What it is multiplied by.</param>
    public Figure Estimated(Unit unit, Estimate? estimate, double scale = 1)
        => estimate is { } found
            ? new Figure(found.Value * scale, unit, Whole.Counted, new Interval(found.Interval.Low * scale, found.Interval.High * scale))
            : Figure.Cannot(unit, _tooFew);

    /// <summary>An index of the amounts as they are: of what was counted in full there is no interval.</summary>
    public Figure Index(Unit unit, Func<ReadOnlySpan<long>, double?> index)
        => index(Amounts) is { } value ? new Figure(value, unit, Whole.Counted) : Figure.Cannot(unit, _tooFew);

    private static ProviderAmounts In(MarketSlice slice, Period period)
    {
        var tallies = slice.ByProvider(period);
        var open = slice.OpenAndAble(period.To).Select(x => x.Index).ToHashSet();
        var here = slice.Providers.Where(x => tallies[x.Index].Referrals > 0 || open.Contains(x.Index)).ToList();
        return new ProviderAmounts([.. here.Select(x => new Holder([x]))], [.. here.Select(x => tallies[x.Index])]);
    }

    /// <summary>The same with each group’s of the period’s last day together; itself where no two are of one group.</summary>
    private ProviderAmounts AsPower(MarketSlice slice, Period period)
    {
        var providers = Holders.Select(x => x.Providers[0]).ToList();
        var clause = Holder.Clause(slice, providers, period.To.LastDay);
        if (clause.Length == 0)
        {
            return this;
        }

        var tallies = providers.Zip(Tallies).ToDictionary(x => x.First, x => x.Second);
        var holders = Holder.Of(slice, providers, period.To.LastDay);
        return new ProviderAmounts(holders, [.. holders.Select(x => Tally.Sum(x.Providers.Select(p => tallies[p])))])
        {
            GroupClause = clause,
        };
    }

    private sealed record Pair(ProviderAmounts Now, ProviderAmounts? Compared, ProviderAmounts Power, ProviderAmounts? PowerCompared)
    {
        public static Pair Compute(MarketSlice slice)
        {
            var (now, compared) = (In(slice, slice.Period), slice.Beside is { } beside ? In(beside.Slice, beside.Period) : null);
            return new(now, compared, now.AsPower(slice, slice.Period), compared?.AsPower(slice, slice.Beside!.Period));
        }
    }
}
