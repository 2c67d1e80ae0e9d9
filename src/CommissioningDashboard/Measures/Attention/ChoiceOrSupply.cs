namespace CommissioningDashboard.Measures;

/// <summary>
/// Whether a share of referrals moved because other providers are there to be chosen, or because others are chosen among those there. Set
/// beside the share is what it would have been had any provider able been as likely: when the share less this does not move, who is there
/// explains it.
/// </summary>
public static class ChoiceOrSupply
{
    private const double _clear = 0.05;

    /// <summary>Who is there explains a move when a blind choice would have moved by at least this part of it, the same way.</summary>
    private const double _explains = 0.5;

    /// <summary>In words; none where it is not known who was able, or the share is of nothing that can be chosen.</summary>
    /// <param name="series">The share that moved.</param>
    /// <param name="isTrend">It climbed or fell steadily; else its latest quarter stands out.</param>
    public static Sentence? For(QuarterSeries series, bool isTrend)
    {
        if (series.Blind is not { } blind || BeyondBlind(series, blind) is not { } beyond)
        {
            return null;
        }

        var trend = MeasureTrend.FromSeries(beyond);
        var isOfChoice = isTrend ? trend.Test is { P: <= _clear } : LatestQuarter.FromSeries(beyond) is { IsOutside: true };
        var (before, now) = Ends([.. blind.OfType<double>()], isTrend);
        var would = $"Had any provider able been as likely to be chosen, it would have been {{{Written.Percent(now)}}} now and "
            + $"{Written.Percent(before)} {(isTrend ? "then" : "before")}";
        if (isOfChoice)
        {
            return new($"{would}, which does not explain it: who is chosen has changed.");
        }

        var (wasBefore, isNow) = Ends([.. series.Points.Select(x => x.Value).OfType<double>()], isTrend);
        return (now - before) / (isNow - wasBefore) >= _explains
            ? new($"{would}: who is there to be chosen has changed, not who is chosen.")
            : new($"{would}. Whether who is there changed, or who is chosen, cannot be told.");
    }

    /// <summary>The share less what a blind choice would give; none unless both are known for the same quarters.</summary>
    private static QuarterSeries? BeyondBlind(QuarterSeries series, IReadOnlyList<double?> blind)
    {
        List<QuarterPoint> points = [.. series.Points.Zip(blind, (x, b) => new QuarterPoint(x.Time, x.Value - b))];
        return points.Zip(series.Points).All(x => x.First.Value is null == x.Second.Value is null) ? series with { Points = points } : null;
    }

    /// <summary>The first and the last of a trend; the mean of those before and the latest of what stands out.</summary>
    private static (double Before, double Now) Ends(List<double> values, bool isTrend)
        => (isTrend ? values[0] : values.SkipLast(1).Average(), values[^1]);
}
