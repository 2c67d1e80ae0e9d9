using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One band beside what a choice blind to it would give.</summary>
/// <param name="To">What went to its providers.</param>
/// <param name="Expected">The amount if each referral went to any provider able to take it, all as likely.</param>
/// <param name="Variance">How much that amount varies by chance: the sum of w²p(1 − p) over the referrals.</param>
/// <param name="Hours">Hours a week stated by its providers that could have taken any of the referrals.</param>
/// <param name="Capacity">Its part of all such hours; none when nobody states any.</param>
public sealed record NeutralBand(Tally To, double Expected, double Variance, double Hours, double? Capacity)
{
    /// <summary>The amounts that chance gives 95 times in 100, within nought and the whole.</summary>
    /// <param name="whole">The whole.</param>
    /// <param name="designEffect">How many times as large the variance is since people who come again stay with their provider.</param>
    public Interval Range(double whole, double designEffect)
    {
        var margin = Confidence.Z95 * Math.Sqrt(Variance * designEffect);
        return new Interval(Math.Max(0, Expected - margin), Math.Min(whole, Expected + margin));
    }
}

/// <summary>
/// What each band would receive if nobody looked at size or owner. Every referral is compared only with the providers able to
/// take it, each under the band it had that month.
/// </summary>
public sealed class NeutralChoice
{
    private static readonly SliceComputation<NeutralChoice> _byWeight = new(slice => new NeutralChoice(slice));

    private readonly NeutralSums _sums = new();

    /// <summary>By area's place; last, where none is recorded.</summary>
    private readonly NeutralSums[] _byArea;
    private readonly double[] _hours = new double[DisplayBands.OfProviders.Count];

    private NeutralChoice(MarketSlice slice)
    {
        var choices = OpenChoices.For(slice).All;
        var able = new bool[slice.Providers.Count];
        _byArea = [.. Enumerable.Range(0, slice.Market.Areas.Count + 1).Select(_ => new NeutralSums())];
        foreach (var choice in choices)
        {
            Add(slice, choice);
            foreach (var provider in choice.Able.Places)
            {
                able[provider] = true;
            }
        }

        foreach (var provider in slice.Providers.Where(x => able[x.Index]))
        {
            AddHours(slice, provider);
        }

        Whole = Tally.Sum(_sums.To);
        Hours = _hours.Sum();
    }

    /// <summary>Everything that went to providers able to take it.</summary>
    public Tally Whole { get; }

    /// <summary>Hours a week stated by everybody who could have taken any of it, each counted once.</summary>
    public double Hours { get; }

    public NeutralBand this[DisplayBand band] => new(
        _sums.To[(int)band], _sums.Expected[(int)band], _sums.Variance[(int)band], _hours[(int)band],
        Hours == 0 ? null : _hours[(int)band] / Hours);

    /// <summary>What went to providers able to take it, by band, in an area.</summary>
    public NeutralSums In(RegisterEntry area) => _byArea[area.Index];

    /// <summary>The same in all areas together.</summary>
    public NeutralSums Together => _sums;

    /// <summary>By the slice's weight.</summary>
    public static NeutralChoice For(MarketSlice slice) => slice.GetOrCompute(_byWeight);

    /// <summary>As the referrals are: each month under the band that the provider had in it.</summary>
    private void AddHours(MarketSlice slice, ProviderRecord provider)
    {
        var period = slice.Covered ?? slice.Period;
        var hours = (double)(provider.Capacity(slice.Period.To.LastDay) ?? 0);
        for (var month = period.From; month <= period.To; month = month.Plus(1))
        {
            _hours[(int)slice.BandOf(provider, month)] += hours / period.Months;
        }
    }

    private void Add(MarketSlice slice, OpenChoice choice)
    {
        var month = slice.Market.FirstMonth.Plus(choice.Month);
        var able = new int[_hours.Length];
        var area = _byArea[choice.Area ?? slice.Market.Areas.Count];
        var whole = default(Tally);
        foreach (var (i, provider) in choice.Able.Places.Index())
        {
            var band = (int)slice.BandOf(slice.Providers[provider], month);
            _sums.To[band] += choice.To[i];
            area.To[band] += choice.To[i];
            whole += choice.To[i];
            able[band]++;
        }

        for (var band = 0; whole.Amount > 0 && band < able.Length; band++)
        {
            var part = (double)able[band] / choice.Able.Places.Count;
            _sums.Add(band, whole.Amount * part, whole.Squares * part * (1 - part));
            area.Add(band, whole.Amount * part, whole.Squares * part * (1 - part));
        }
    }
}
