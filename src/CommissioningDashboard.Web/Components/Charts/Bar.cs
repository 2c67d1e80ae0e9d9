namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>One bar of a <see cref="BarChart"/>.</summary>
/// <param name="Label">The category: "Micro".</param>
/// <param name="Value">How long the bar is; null when it cannot be calculated or is withheld.</param>
/// <param name="Colour">One of <see cref="Palette"/>.</param>
public sealed record Bar(string Label, double? Value, string Colour = Palette.DarkBlue)
{
    /// <summary>What the category means: "5 full-time equivalents or fewer".</summary>
    public string? SubLabel { get; init; }

    /// <summary>The lower end of the value's interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the value's interval.</summary>
    public double? High { get; init; }

    /// <summary>What the circle marks, such as the category's share of open providers.</summary>
    public double? Circle { get; init; }

    /// <summary>What the diamond marks, such as the category's share of stated capacity.</summary>
    public double? Diamond { get; init; }

    /// <summary>What to print in place of the value, such as [c] for one withheld to protect people.</summary>
    public string? Shown { get; init; }

    /// <summary>The value as written at the end of the row.</summary>
    public string TextIn(FigureUnit unit) => Shown ?? FigureText.Format(Value, unit);
}
