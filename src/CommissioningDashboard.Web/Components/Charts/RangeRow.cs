namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Rows of a <see cref="RangeChart"/> under one heading, all over the same reference.</summary>
/// <param name="Label">What they have in common: "Home care".</param>
/// <param name="SubLabel">What 100% stands for here: "100% is £24.50 an hour".</param>
/// <param name="Rows">One for each category.</param>
public sealed record RangeGroup(string Label, string SubLabel, IReadOnlyList<RangeRow> Rows);

/// <summary>One row of a <see cref="RangeChart"/>.</summary>
/// <param name="Label">The category: "Micro".</param>
/// <param name="Value">Where the stroke stands over the reference; null when it cannot be calculated.</param>
/// <param name="Colour">One of <see cref="Palette"/>.</param>
public sealed record RangeRow(string Label, double? Value, string Colour = Palette.DarkBlue)
{
    /// <summary>What the row rests on: "312 referrals".</summary>
    public string? SubLabel { get; init; }

    /// <summary>The ends of the box over the reference, such as the quartiles.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the box.</summary>
    public double? High { get; init; }

    /// <summary>The value before it was set over the reference: "£22.10".</summary>
    public string Amount { get; init; } = "";

    /// <summary>The box before it was set over the reference: "£20.00 to £23.25".</summary>
    public string AmountRange { get; init; } = "";
}
