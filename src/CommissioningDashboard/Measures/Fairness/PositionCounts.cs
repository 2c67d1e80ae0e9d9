using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Times shown and chosen by position; and by provider, length of list and position.</summary>
internal sealed class PositionCounts(int providers)
{
    private const int _last = PickRateByPosition.Last;
    private readonly IndexGrid<(int Shown, int Chosen)> _byPosition = new(providers, _last + 1, _last + 1);

    public long[] Shown { get; } = new long[_last + 1];

    public long[] Chosen { get; } = new long[_last + 1];

    public double[] Expected { get; } = new double[_last + 1];

    public void Add(ReferralOption option, int options, double expected)
    {
        var position = Math.Clamp(option.Position, 1, _last);
        var length = Math.Min(options, _last);
        var chosen = option.Outcome == OptionOutcome.Accepted ? 1 : 0;
        Shown[position]++;
        Chosen[position] += chosen;
        Expected[position] += expected;

        // Every position together is "none".
        Count(ref _byPosition[option.Provider, length, position], chosen);
        Count(ref _byPosition[option.Provider, length, null], chosen);
    }

    /// <summary>For each provider and length of list: chosen or not at a position, and elsewhere.</summary>
    public List<TwoByTwo> Here(int position)
    {
        var tables = new List<TwoByTwo>();
        for (var provider = 0; provider < providers; provider++)
        {
            for (var length = 2; length <= _last; length++)
            {
                var here = _byPosition[provider, length, position];
                var all = _byPosition[provider, length, null];
                var elsewhere = (Shown: all.Shown - here.Shown, Chosen: all.Chosen - here.Chosen);
                if (here.Shown > 0 && elsewhere.Shown > 0)
                {
                    tables.Add(
                        new TwoByTwo(here.Chosen, here.Shown - here.Chosen, elsewhere.Chosen, elsewhere.Shown - elsewhere.Chosen));
                }
            }
        }

        return tables;
    }

    private static void Count(ref (int Shown, int Chosen) sum, int chosen)
    {
        sum.Shown++;
        sum.Chosen += chosen;
    }
}
