using CommissioningDashboard.Web.Components.Controls;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>A chart's series as the table beneath it: a row for each point, a column for each series and its interval.</summary>
internal static class SeriesTable
{
    public static IReadOnlyList<FigureColumn> Columns(ChartData data, string categoryLabel, string intervalLabel = "95% interval") =>
    [
        new(categoryLabel),
        .. data.Datasets.SelectMany(set => HasInterval(set)
            ? new[] { new FigureColumn(set.Label, IsNumber: true), new FigureColumn($"{set.Label}, {intervalLabel}", IsNumber: true) }
            : [new FigureColumn(set.Label, IsNumber: true)]),
    ];

    public static IReadOnlyList<IReadOnlyList<string>> Rows(ChartData data, FigureUnit unit) =>
        [.. data.Labels.Select(
            (label, index) => (IReadOnlyList<string>)[label, .. data.Datasets.SelectMany(set => Cells(set, index, unit))])];

    private static string[] Cells(ChartDataset set, int index, FigureUnit unit) =>
        HasInterval(set)
            ? [set.TextAt(index, unit), set.Data[index] is null ? "" : FigureText.Interval(set.Low![index], set.High![index], unit)]
            : [set.TextAt(index, unit)];

    private static bool HasInterval(ChartDataset set) => set is { Low: not null, High: not null };
}
