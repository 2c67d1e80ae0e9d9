using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Disclosure;

/// <summary>
/// How a figure that cannot be worked out again from rounded counts is cut, so that it hides no exact count and is nobody’s own.
/// </summary>
internal static class FigureDigits
{
    /// <summary>A figure to the digits that readers see.</summary>
    public static double Figure(this DisclosureProfile profile, double number, Unit unit) => profile.IsExact ? number : unit switch
    {
        Unit.Share or Unit.Coefficient or Unit.Times or Unit.Points or Unit.PoundsAnHour
            => Math.Round(number, 2, MidpointRounding.AwayFromZero),
        Unit.Chance => Math.Max(Math.Round(number, 3, MidpointRounding.AwayFromZero), Written.LeastChance),
        Unit.Effective or Unit.Score => Math.Round(number, 1, MidpointRounding.AwayFromZero),
        _ => Math.Round(number, MidpointRounding.AwayFromZero),
    };

    /// <summary>
    /// A median to the digits that readers see; a limit, which is one person’s own wait or price, moved outward to the next round number
    /// beyond it, but not below 0.
    /// </summary>
    public static double OrderFigure(this DisclosureProfile profile, double number, Unit unit, MedianEnd end)
        => (profile.IsExact, end) switch
        {
            (true, _) => number,
            (_, MedianEnd.Middle) => profile.Figure(number, unit),
            (_, MedianEnd.Low) => Math.Max(0, (Math.Ceiling(Steps(number, unit)) - 1) * Step(unit)),
            _ => (Math.Floor(Steps(number, unit)) + 1) * Step(unit),
        };

    /// <summary>Free of what division leaves behind the ninth digit, so that a round number counts as one.</summary>
    private static double Steps(double number, Unit unit) => Math.Round(number / Step(unit), 9);

    private static double Step(Unit unit) => unit switch
    {
        Unit.PoundsAnHour => 0.5,
        Unit.Coefficient => 0.05,
        _ => 5,
    };
}
