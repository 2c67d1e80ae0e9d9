namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>
/// What a chart over categories or time shows: the labels along it and one or more series of the same length.
/// </summary>
/// <param name="Labels">One for each point, in full as the table prints them ("April 2025", "January to March 2026").</param>
/// <param name="Datasets">The series, in the order they are stacked (first at the foot) and listed.</param>
/// <param name="Ticks">The labels along the axis; when absent about five are taken from <paramref name="Labels"/>.</param>
public sealed record ChartData(IReadOnlyList<string> Labels, IReadOnlyList<ChartDataset> Datasets, IReadOnlyList<ChartTick>? Ticks = null)
{
    public IReadOnlyList<ChartTick> TicksOrDefault => Ticks ?? ChartTicks.Evenly(Labels, 5);
}

/// <summary>One series.</summary>
/// <param name="Label">Its name, as written beside it.</param>
/// <param name="Data">Its values; null where there is none, which leaves a gap.</param>
/// <param name="Colour">One of <see cref="Palette"/>.</param>
public sealed record ChartDataset(string Label, IReadOnlyList<double?> Data, string Colour = Palette.DarkBlue)
{
    /// <summary>The lower ends of the values' intervals, when they have any.</summary>
    public IReadOnlyList<double?>? Low { get; init; }

    /// <summary>The upper ends of the values' intervals, when they have any.</summary>
    public IReadOnlyList<double?>? High { get; init; }

    /// <summary>What to print in place of a value, such as [c] for one withheld to protect people; null to print the value.</summary>
    public IReadOnlyList<string?>? Shown { get; init; }

    /// <summary>The value as the table prints it.</summary>
    public string TextAt(int index, FigureUnit unit) =>
        Shown?[index] ?? (Data[index] is { } value ? FigureText.Format(value, unit) : FigureText.CannotBeCalculated);
}

/// <summary>A label under the axis, at the point with this index.</summary>
public sealed record ChartTick(int Index, string Text);
