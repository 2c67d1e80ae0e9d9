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
public sealed record QuarterSeries(
    string Name, Measure Measure, Unit Unit, IReadOnlyList<QuarterPoint> Points, DisplayBand? Band = null, RegisterEntry? Area = null)
{
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

    /// <summary>Measures' headlines in one quarter: exactly what their pages would show for those months.</summary>
    public static IReadOnlyList<double?> Headlines(MarketSlice quarter, IReadOnlyList<Measure> measures)
        => [.. measures.Select(x => x.Calculate(quarter).Value.Settled)];

    /// <summary>One measure's headline for each quarter.</summary>
    public static QuarterSeries For(MarketSlice slice, Measure measure)
    {
        var figures = Each(slice, x => measure.Calculate(x).Value.Settled);
        return new QuarterSeries(
            measure.Headline, measure, measure.Unit, [.. Quarters(slice).Zip(figures, (time, value) => new QuarterPoint(time, value))]);
    }
}
