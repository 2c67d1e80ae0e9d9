using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>How a provider’s part of a change came about.</summary>
public enum ChangeCause
{
    Left,
    Joined,
    ChangedSize,
    ReceivedMore,
    ReceivedFewer,
}

/// <summary>One provider's part of the change of a band's amount and share.</summary>
/// <param name="Cause">How it came about.</param>
/// <param name="Before">What it received as one of the band in the months compared with.</param>
/// <param name="Now">The same in the period.</param>
/// <param name="Points">Its share of everything now less its share then; none when there was nothing to share at one time.</param>
public sealed record ProviderPart(ProviderRecord Provider, ChangeCause Cause, Tally Before, Tally Now, double? Points)
{
    /// <summary>More or fewer, in the weight's whole units.</summary>
    public long Change => Now.Amount - Before.Amount;
}

/// <summary>Several providers' part together.</summary>
/// <param name="Cause">What they have in common.</param>
/// <param name="Providers">How many they are.</param>
/// <param name="Before">What they received then.</param>
/// <param name="Now">What they received in the period.</param>
/// <param name="Points">Their part of the change of the band's share.</param>
public sealed record CausePart(ChangeCause Cause, int Providers, Tally Before, Tally Now, double? Points);

/// <summary>
/// What made the amount and share of a band, or of all bands, change between two runs of months of one slice. Every provider is in one
/// part, so the parts add up to the change exactly: its amount now less then, and its share of everything recorded now less its share
/// then.
/// </summary>
/// <param name="Band">The band; none for all.</param>
/// <param name="Before">The band then.</param>
/// <param name="Now">The band in the period.</param>
/// <param name="WholeBefore">All recorded providers then.</param>
/// <param name="Whole">All recorded providers in the period.</param>
/// <param name="Providers">Each provider that received anything as one of the band, in the register's order.</param>
public sealed record BandChange(
    DisplayBand? Band, Tally Before, Tally Now, Tally WholeBefore, Tally Whole, IReadOnlyList<ProviderPart> Providers)
{
    /// <summary>By cause, those that occur.</summary>
    public IReadOnlyList<CausePart> Causes { get; } =
    [
        .. Providers.GroupBy(x => x.Cause).OrderBy(x => x.Key).Select(x => new CausePart(
            x.Key, x.Count(), Tally.Sum(x.Select(p => p.Before)), Tally.Sum(x.Select(p => p.Now)), x.Sum(p => p.Points))),
    ];

    /// <summary>Between the slice's period and the months before it; none when it is not compared in time.</summary>
    public static BandChange? For(MarketSlice slice, DisplayBand band)
        => slice.Beside is { } beside && slice.Filter.Compare.IsInTime() ? Between(slice, beside.Period, slice.Period, band) : null;

    /// <summary>Between some months and the same ones a year before; none when the data do not reach back to those.</summary>
    internal static BandChange? OverYear(MarketSlice slice, Period now, DisplayBand? band)
        => slice.Market.Months == 0 || now.YearBefore.From < slice.History.From ? null : Between(slice, now.YearBefore, now, band);

    private static BandChange Between(MarketSlice slice, Period then, Period period, DisplayBand? band)
    {
        var (before, now) = (AsOneOf(slice, then, band), AsOneOf(slice, period, band));
        var wholeBefore = Shares.Recorded(slice.ByBand(then));
        var whole = Shares.Recorded(slice.ByBand(period));
        var parts = slice.Providers
            .Where(x => before[x.Index].Referrals + now[x.Index].Referrals > 0)
            .Select(x => new ProviderPart(
                x, CauseOf(slice, then, period, band, x, now[x.Index].Amount - before[x.Index].Amount), before[x.Index], now[x.Index],
                PointsOf(before[x.Index], wholeBefore, now[x.Index], whole)));
        return new BandChange(band, Tally.Sum(before), Tally.Sum(now), wholeBefore, whole, [.. parts]);
    }

    private static double? PointsOf(Tally before, Tally wholeBefore, Tally now, Tally whole)
        => wholeBefore.Amount == 0 || whole.Amount == 0 ? null
            : ((double)now.Amount / whole.Amount) - ((double)before.Amount / wholeBefore.Amount);

    private static ChangeCause CauseOf(
        MarketSlice slice, Period then, Period now, DisplayBand? band, ProviderRecord provider, long change)
    {
        if (provider.Openings.Count > 0 && provider.Openings.Min(x => x.From) > then.To.LastDay)
        {
            return ChangeCause.Joined;
        }

        if (AreaLeaver.LeftBy(provider, now.To.LastDay) is not null)
        {
            return ChangeCause.Left;
        }

        if (band is not null && slice.BandOf(provider, then.To) != slice.BandOf(provider, now.To))
        {
            return ChangeCause.ChangedSize;
        }

        return change >= 0 ? ChangeCause.ReceivedMore : ChangeCause.ReceivedFewer;
    }

    /// <summary>What each provider received in the months in which it was of the band.</summary>
    private static Tally[] AsOneOf(MarketSlice slice, Period period, DisplayBand? band)
    {
        if (band is null)
        {
            return slice.ByProvider(period);
        }

        var tallies = new Tally[slice.Providers.Count];
        for (var month = period.From; month <= period.To; month = month.Plus(1))
        {
            var each = slice.ByProvider(new Period(month, month));
            foreach (var provider in slice.Providers)
            {
                tallies[provider.Index] += slice.BandOf(provider, month) == band ? each[provider.Index] : default;
            }
        }

        return tallies;
    }
}
