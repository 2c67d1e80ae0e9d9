using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>A figure in one quarter.</summary>
/// <param name="Time">The three months.</param>
/// <param name="Value">The figure; none when it cannot be calculated.</param>
/// <param name="Part">For a share of counted things: how many, in effective numbers; none for other figures.</param>
/// <param name="Whole">Of how many.</param>
public sealed record QuarterPoint(Period Time, double? Value, double? Part = null, double? Whole = null)
{
    /// <summary>As on an axis: "Jul to Sep 2026".</summary>
    public string Label => $"{Time.From.ShortLabel[..3]} to {Time.To.ShortLabel}";
}

/// <summary>One figure over the whole quarters of up to five years, in order.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Measure">The measure whose page says more.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Points">The quarters.</param>
/// <param name="Band">The size whose share it is; none for a measure's headline.</param>
/// <param name="Area">The area it is of; none for all that the filter lets through.</param>
/// <param name="Blind">For a share of referrals: what it would have been if any provider able had been as likely to be chosen.</param>
public sealed record QuarterSeries(
    string Name, Measure Measure, Unit Unit, IReadOnlyList<QuarterPoint> Points, DisplayBand? Band = null, RegisterEntry? Area = null,
        IReadOnlyList<double?>? Blind = null)
{
    /// <summary>A quarter with fewer referrals is not set beside others in what moves with how many there are.</summary>
    public const int FewestInCommon = 20;

    /// <summary>Trends reach back over this many months before the period's end.</summary>
    public const int Reach = 60;

    /// <summary>Whether more or less of it is for the better: more for micro-providers, and neither for any other size by itself.</summary>
    public Direction Better => Band switch
    {
        null => Measure.Better,
        DisplayBand.Micro => Direction.HighIsDiverse,
        _ => Direction.Neither,
    };

    /// <summary>Measures whose headline can be followed over time: comparable, and of one unit that counts from nought.</summary>
    public static IReadOnlyList<Measure> Followed { get; } = [
        .. MeasureCatalogue.All.Where(x => x.Trends && x.Unit is not (Unit.Points or Unit.Any))];

    /// <summary>The whole quarters of the financial year within the data, up to the end of the slice's period.</summary>
    public static IReadOnlyList<Period> Quarters(MarketSlice slice) => [.. Whole(slice, 3)];

    /// <summary>The whole months, or runs of months that begin where a financial year's do, likewise; at most five years of them.</summary>
    public static IEnumerable<Period> Whole(MarketSlice slice, int monthsEach)
    {
        if (slice.Market.LastWholeMonth is not { } whole)
        {
            yield break;
        }

        var last = slice.Period.To < whole ? slice.Period.To : whole;
        var start = Math.Max(slice.History.From.Index, last.Index - Reach + 1);
        start += (monthsEach - (start % monthsEach)) % monthsEach;
        for (var month = start; month + monthsEach - 1 <= last.Index; month += monthsEach)
        {
            yield return new Period(new Month(month), new Month(month + monthsEach - 1));
        }
    }

    /// <summary>
    /// Something of each quarter by itself, with the slice's filter set to those three months. Quarters are worked out one after
    /// another and let go, so memory does not grow with them.
    /// </summary>
    public static IReadOnlyList<T> Each<T>(MarketSlice slice, Func<MarketSlice, T> read)
        => [.. Quarters(slice).Select(x => read(MarketSlice.Take(slice.Market, slice.Filter with { From = x.From, To = x.To })))];

    /// <summary>One measure's headline for each quarter, or what is followed in its place.</summary>
    public static QuarterSeries For(MarketSlice slice, Measure measure)
    {
        var common = InCommon(slice);
        return new QuarterSeries(
            NameOf(measure, common), measure, measure.Unit,
            [.. Quarters(slice).Zip(Each(slice, x => Value(x, measure, common)), (time, value) => new QuarterPoint(time, value))]);
    }

    /// <summary>
    /// As many referrals that name a provider as the smallest quarter has, of those with <see cref="FewestInCommon"/> or more; 0 when none
    /// has.
    /// </summary>
    internal static int InCommon(MarketSlice slice)
        => (int)BandTrends.Quarters(slice).Select(x => Shares.Recorded(x.Bands).Referrals).Where(x => x >= FewestInCommon)
            .DefaultIfEmpty().Min();

    /// <summary>A measure's headline in one quarter, exactly what its page would show for those months, or what is followed.</summary>
    internal static double? Value(MarketSlice quarter, Measure measure, int common)
    {
        var headline = measure.Calculate(quarter).Value.Near;
        return headline is null || measure.Followed is not { } followed ? headline : followed.At(quarter, common);
    }

    internal static string NameOf(Measure measure, int common) => measure.Followed?.Name(common) ?? measure.Headline;
}
