using CommissioningDashboard.Web.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Horizontal bars, one for each category, with the value at the end of the row.</summary>
public sealed partial class BarChart
{
    private BarLayout _layout = BarLayout.For([], FigureUnit.Percent);

    [Parameter, EditorRequired] public IReadOnlyList<Bar> Bars { get; set; } = [];

    /// <summary>What the bars' categories are: "Size of provider".</summary>
    [Parameter, EditorRequired] public string CategoryLabel { get; set; } = "";

    /// <summary>What the bars' lengths are: "Share of referrals".</summary>
    [Parameter, EditorRequired] public string ValueLabel { get; set; } = "";

    /// <summary>What the circles mark; shown in the key and the table when any bar has one.</summary>
    [Parameter] public string? CircleLabel { get; set; }

    /// <summary>What the diamonds mark; shown in the key and the table when any bar has one.</summary>
    [Parameter] public string? DiamondLabel { get; set; }

    [Parameter] public string IntervalLabel { get; set; } = "95% interval";

    /// <summary>Said in place of a bar whose value is withheld.</summary>
    [Parameter] public string WithheldLabel { get; set; } = "too few to show";

    /// <summary>Fixes the end of the axis, so that charts side by side can be compared.</summary>
    [Parameter] public double? Max { get; set; }

    /// <summary>The row to bring out; the others recede.</summary>
    [Parameter] public int? Focus { get; set; }

    /// <summary>Raised with a row's index when it is pressed, in an island.</summary>
    [Parameter] public EventCallback<int> OnSelect { get; set; }

    [CascadingParameter] private PictureFrame? Frame { get; set; }

    private bool HasInterval => Bars.Any(bar => bar is { Value: not null, Low: not null, High: not null });

    private bool HasCircle => CircleLabel is not null && Bars.Any(bar => bar.Circle is not null);

    private bool HasDiamond => DiamondLabel is not null && Bars.Any(bar => bar.Diamond is not null);

    private List<FigureColumn> Columns =>
    [
        new(CategoryLabel),
        new(ValueLabel, IsNumber: true),
        .. HasInterval ? [new FigureColumn(IntervalLabel, IsNumber: true)] : Array.Empty<FigureColumn>(),
        .. HasCircle ? [new FigureColumn(CircleLabel!, IsNumber: true)] : Array.Empty<FigureColumn>(),
        .. HasDiamond ? [new FigureColumn(DiamondLabel!, IsNumber: true)] : Array.Empty<FigureColumn>(),
    ];

    private List<IReadOnlyList<string>> Rows => [.. Bars.Select(Row)];

    protected override void OnParametersSet() => _layout = BarLayout.For(Bars, Unit, Max);

    private List<string> Row(Bar bar) =>
    [
        bar.SubLabel is null ? bar.Label : $"{bar.Label} ({bar.SubLabel})",
        bar.TextIn(Unit),
        .. HasInterval ? [bar.Value is null ? "" : FigureText.Interval(bar.Low, bar.High, Unit)] : Array.Empty<string>(),
        .. HasCircle ? [FigureText.Format(bar.Circle, Unit)] : Array.Empty<string>(),
        .. HasDiamond ? [FigureText.Format(bar.Diamond, Unit)] : Array.Empty<string>(),
    ];

    private IEnumerable<(BarLabel Label, string? CssClass)> LabelsOf(Bar bar) => BarLabel.For(bar.Label, bar.SubLabel, Frame);

    private string Across(double value) => Svg.Percent(_layout.Scale.Percent(value));

    private string RowClass(int row)
        => "chart-row" + (Focus is { } focus && focus != row ? " receding" : "") + (OnSelect.HasDelegate ? " pressable" : "");

    private string Words(Bar bar)
    {
        var interval = bar.Value is null ? "" : FigureText.Interval(bar.Low, bar.High, Unit);
        var parts = new[]
        {
            $"{bar.Label}: {bar.TextIn(Unit)}" + (interval.Length > 0 ? $" ({interval})" : ""),
            HasCircle && bar.Circle is not null ? $"{CircleLabel}: {FigureText.Format(bar.Circle, Unit)}" : null,
            HasDiamond && bar.Diamond is not null ? $"{DiamondLabel}: {FigureText.Format(bar.Diamond, Unit)}" : null,
        };
        return string.Join("; ", parts.OfType<string>());
    }
}
