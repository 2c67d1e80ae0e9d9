using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One band beside what a choice blind to it would give.</summary>
/// <param name="To">What went to its providers.</param>
/// <param name="Expected">The amount if each referral went to any provider able to take it, all as likely.</param>
/// <param name="Variance">How much that amount varies by chance: the sum of w²p(1 − p) over the referrals.</param>
/// <param name="Measured">What went to it of the referrals for which anybody able states a capacity.</param>
/// <param name="Capacity">Its part of the capacity stated by those able to take a referral, averaged over these; none without any.</param>
public sealed record NeutralBand(Tally To, double Expected, double Variance, Tally Measured, double? Capacity)
{
    /// <summary>The amounts that chance gives 95 times in 100, within nought and the whole.</summary>
    public Interval Range(double whole)
    {
        var margin = Confidence.Z95 * Math.Sqrt(Variance);
        return new Interval(Math.Max(0, Expected - margin), Math.Min(whole, Expected + margin));
    }
}

/// <summary>
/// What each band would receive if nobody looked at size or owner. Every referral is compared only with the providers able to
/// take it, each under the band it had that month.
/// </summary>
public sealed class NeutralChoice
{
    private readonly Tally[] _to = new Tally[DisplayBands.OfProviders.Count];
    private readonly Tally[] _measured = new Tally[DisplayBands.OfProviders.Count];
    private readonly double[] _expected = new double[DisplayBands.OfProviders.Count];
    private readonly double[] _variance = new double[DisplayBands.OfProviders.Count];
    private readonly double[] _capacity = new double[DisplayBands.OfProviders.Count];

    private NeutralChoice(MarketSlice slice, bool byReferrals)
    {
        foreach (var choice in OpenChoices.Of(slice).All)
        {
            Add(slice, choice, byReferrals);
        }

        Whole = Tally.Sum(_to);
        Measured = Tally.Sum(_measured);
    }

    /// <summary>Everything that went to providers able to take it.</summary>
    public Tally Whole { get; }

    /// <summary>That part of it for which anybody able states a capacity.</summary>
    public Tally Measured { get; }

    public NeutralBand this[DisplayBand band] => new(
        _to[(int)band], _expected[(int)band], _variance[(int)band], _measured[(int)band],
        Measured.Amount == 0 ? null : _capacity[(int)band] / Measured.Amount);

    /// <summary>By the slice's weight.</summary>
    public static NeutralChoice Of(MarketSlice slice) => slice.Once(x => new Held(new NeutralChoice(x, byReferrals: false))).Choice;

    /// <summary>By the number of referrals, whatever the slice's weight.</summary>
    public static NeutralChoice OfReferrals(MarketSlice slice) => slice.Weight == Weight.Referrals ? Of(slice) : new NeutralChoice(slice, byReferrals: true);

    private void Add(MarketSlice slice, OpenChoice choice, bool byReferrals)
    {
        var month = slice.Market.FirstMonth.Plus(choice.Month);
        Span<int> able = stackalloc int[_to.Length];
        Span<double> capacity = stackalloc double[_to.Length];
        var tallies = new Tally[_to.Length];
        foreach (var (i, index) in choice.Able.Index())
        {
            var provider = slice.Providers[index];
            var band = (int)slice.BandOf(provider, month);
            var tally = choice.To[i];
            tallies[band] += byReferrals ? new Tally(tally.Referrals, tally.Referrals, tally.Referrals, tally.Referrals) : tally;
            capacity[band] += (double)(provider.Capacity(month.LastDay) ?? 0);
            able[band]++;
        }

        var whole = Tally.Sum(tallies);
        var stated = 0.0;
        foreach (var hours in capacity)
        {
            stated += hours;
        }

        for (var band = 0; band < _to.Length; band++)
        {
            var part = choice.Able.Length == 0 ? 0 : (double)able[band] / choice.Able.Length;
            _to[band] += tallies[band];
            _expected[band] += whole.Amount * part;
            _variance[band] += whole.Squares * part * (1 - part);
            if (stated > 0)
            {
                _measured[band] += tallies[band];
                _capacity[band] += whole.Amount * capacity[band] / stated;
            }
        }
    }

    private sealed record Held(NeutralChoice Choice);
}
