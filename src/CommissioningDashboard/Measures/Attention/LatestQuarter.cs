using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>The latest quarter of a figure beside the limits of the quarters before it.</summary>
/// <param name="Point">The quarter.</param>
/// <param name="Limit">Where it was expected.</param>
/// <param name="P">The two-sided chance of lying so far from the centre if nothing had changed.</param>
public sealed record LatestQuarter(QuarterPoint Point, ControlLimit Limit, double P)
{
    public bool IsOutside => !Limit.Contains(Point.Value!.Value);

    /// <summary>None when the latest quarter has no figure, fewer than twelve before it have, or none of them moved.</summary>
    public static LatestQuarter? FromSeries(QuarterSeries series)
    {
        if (series.Points is not [.., { Value: { } value } last])
        {
            return null;
        }

        var (limit, sigma) = Expected([.. series.Points.SkipLast(1)], last);
        return limit is null || sigma == 0 ? null
            : new LatestQuarter(
            last, limit.Value, Chance((value - limit.Value.Centre) / sigma, series.Points.SkipLast(1).Count(x => x.Value is not null)));
    }

    /// <summary>
    /// The two-sided chance of a distance, in standard deviations, when centre and deviation are themselves only known from so many
    /// quarters: Student's, with the 0.62(k − 1) degrees of freedom that a mean distance between neighbours is worth, by
    /// Wallace's approximation.
    /// </summary>
    /// <remarks>
    /// Sources: D. J. Wheeler (1995), Advanced Topics in Statistical Process Control, on degrees of freedom; D. L. Wallace (1959), "Bounds
    /// on normal
    /// approximations to Student's and the chi-square distributions", Annals of Mathematical Statistics 30:1121–1130.
    /// </remarks>
    internal static double Chance(double deviations, int quarters)
    {
        var freedom = 0.62 * (quarters - 1);
        var t = deviations / Math.Sqrt(1 + (1.0 / quarters));
        return Normal.TwoSided((8 * freedom + 1) / (8 * freedom + 3) * Math.Sqrt(freedom * Math.Log(1 + (t * t / freedom))));
    }

    /// <summary>The limits that the quarters before the latest set, at each quarter.</summary>
    public static IReadOnlyList<ControlLimit?> Limits(QuarterSeries series)
        => [.. series.Points.Select(x => x.Value is null ? null : Expected([.. series.Points.SkipLast(1)], x).Limit)];

    /// <summary>"In Jul to Sep 2026 it was 4%, below the 7% to 12% expected from the quarters before."</summary>
    public Sentence Sentence(Unit unit)
    {
        // Rounded alike, a figure beyond a limit would seem to lie on it: one digit more tells them apart.
        var (value, crossed) = (Point.Value!.Value, Point.Value > Limit.High ? Limit.High : Limit.Low);
        var finer = unit == Unit.Share && Written.Number(value, unit) == Written.Number(crossed, unit);
        return new($"In {Point.Label} it was {{{Said(value)}}}, {(value > Limit.High ? "above" : "below")} "
            + $"the {Said(Limit.Low)} to {Said(Limit.High)} expected from the quarters before.");

        string Said(double number)
            => finer ? Working.Percent(number) : Written.Number(number, unit).Replace(" times", "", StringComparison.Ordinal);
    }

    private static (ControlLimit? Limit, double Sigma) Expected(IReadOnlyList<QuarterPoint> before, QuarterPoint at)
    {
        var known = before.Where(x => x.Value is not null).ToList();
        if (at is { Whole: { } whole } && known.TrueForAll(x => x.Whole is > 0))
        {
            return ControlLimits.Shares([.. known.Select(x => x.Part!.Value)], [.. known.Select(x => x.Whole!.Value)]) is { } shares
                ? (shares.At(whole), shares.Spread * Math.Sqrt(shares.Centre * (1 - shares.Centre) / whole))
                : (null, 0);
        }

        if (ControlLimits.Individuals([.. known.Select(x => x.Value!.Value)]) is not { } single)
        {
            return (null, 0);
        }

        // What has never been below nothing is not expected to be. Of a figure that drifts, neighbours are more alike than quarters far
        // apart: then the spread of all is the wider.
        var floor = known.TrueForAll(x => x.Value >= 0) ? 0 : double.NegativeInfinity;
        var spread = Math.Sqrt(known.Sum(x => Math.Pow(x.Value!.Value - single.Centre, 2)) / (known.Count - 1));
        var sigma = Math.Max(spread, (single.High - single.Centre) / ControlLimits.Deviations);
        var margin = ControlLimits.Deviations * sigma;
        return (new ControlLimit(single.Centre, Math.Max(floor, single.Centre - margin), single.Centre + margin), sigma);
    }
}
