namespace CommissioningDashboard.Market;

/// <summary>
/// What a slice's figures are set beside: other months of the same slice, or the same months of a slice of all areas. So a comparison
/// in time costs no second scan.
/// </summary>
public sealed record SliceComparison(MarketSlice Slice, Period Period)
{
    /// <summary>For a slice as its filter asks; none when there is nothing to set it beside.</summary>
    internal static SliceComparison? For(MarketSlice slice)
    {
        if (NotCompared(slice) is not null)
        {
            return null;
        }

        return slice.Filter.Compare.IsInTime()
            ? new SliceComparison(slice, slice.Filter.Compare.PeriodBeside(slice.Period))
            : new SliceComparison(slice.Market.Slice(slice.Filter with { Areas = [], Compare = Comparison.YearBefore }), slice.Period);
    }

    /// <summary>Why nothing stands beside a slice, as a sentence; none when something does.</summary>
    public static string? NotCompared(MarketSlice slice)
    {
        if (slice.Market.Months == 0)
        {
            return "There is no referral yet to compare with.";
        }

        var compare = slice.Filter.Compare;
        if (!compare.IsInTime())
        {
            return slice.Filter.Areas.Count > 0 ? null
                : "All areas are looked at, so there is nothing to compare them with: choose an area.";
        }

        // Months that stand on both sides would hide a change, and a side that holds the other tells the months between by subtraction.
        var beside = compare.PeriodBeside(slice.Period);
        if (beside.To >= slice.Period.From)
        {
            return "This period is longer than a year, so part of it would stand on both sides: compare it with the period before.";
        }

        // Only a comparison over the whole of the other months is like for like.
        if (beside.From >= slice.History.From)
        {
            return null;
        }

        return compare == Comparison.YearBefore
            ? "The data do not reach back a year before this period."
            : "The data do not reach back over the period before.";
    }
}
