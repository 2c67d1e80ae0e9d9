namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>One row of a <see cref="RangeChart"/>.</summary>
/// <param name="Label">The category: "Micro".</param>
/// <param name="Value">Where the stroke stands; null when it cannot be calculated.</param>
/// <param name="Colour">One of <see cref="Palette"/>.</param>
public sealed record RangeRow(string Label, double? Value, string Colour = Palette.DarkBlue)
{
    /// <summary>What the row rests on: "312 referrals".</summary>
    public string? SubLabel { get; init; }

    /// <summary>The ends of the bar, such as the quartiles.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the bar.</summary>
    public double? High { get; init; }
}
