namespace CommissioningDashboard.Measures;

/// <summary>The two ends of a share's 95% interval, "x_low" and "x_high"; as free as the share is.</summary>
internal static class IntervalColumns
{
    /// <param name="id">What the columns' ids begin with.</param>
    /// <param name="heading">What their headings begin with.</param>
    /// <param name="share">The share's column.</param>
    /// <param name="rests">The column of the number that the interval rests on.</param>
    /// <param name="read">The share with its interval.</param>
    /// <param name="isOpen">True when the unknown may leave it open, so that the interval reaches to where it would be with all of
    /// them.</param>
    public static IEnumerable<(Column Column, Func<TRow, Cell> Read)> Create<TRow>(
        string id, string heading, Column share, Column rests, Func<TRow, Figure> read, bool isOpen = false)
    {
        var most = isOpen && share.Protection is Protection.ShareOf part
            ? new Column($"{id}_most", "Share with all that might count", Unit.Share, new Protection.FigureOf(part.People), IsWorking: true)
            : null;
        yield return (new($"{id}_low", $"{heading} from", Unit.Share, Limit(isHigh: false)), x => read(x).Interval?.Low);
        yield return (new($"{id}_high", $"{heading} to", Unit.Share, Limit(isHigh: true)), x => read(x).Interval?.High);
        if (most is not null)
        {
            yield return (most, x => read(x).Range?.High);
        }

        Protection Limit(bool isHigh) => (share.Protection, isHigh, most) switch
        {
            (Protection.Open, _, _) => Protection.Free,
            (_, true, not null) => new Protection.OpenLimitOf(share, rests, most),
            _ => new Protection.LimitOf(share, rests, isHigh),
        };
    }
}
