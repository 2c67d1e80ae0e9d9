using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Charts;
using CommissioningDashboard.Web.Components.Pages.Market;

namespace CommissioningDashboard.Web.Components.Pages.Value;

/// <summary>Turns prices and outcomes into what the charts draw.</summary>
internal static class ValueCharts
{
    /// <summary>Each band against the median price of the same service.</summary>
    public static IReadOnlyList<Bar> Relative(IEnumerable<PricePerHourRow> rows) =>
    [
        .. rows.Where(x => x.Service is null).Select(x => new Bar(x.Band.Name(), x.Relative.Value, BandCharts.Colour(x.Band))
        {
            SubLabel = $"{Written.Counted(x.Priced, "referral")}, {Written.Counted(x.Providers, "provider")}{Low(x.Relative)}",
            Low = x.Relative.Interval?.Low,
            High = x.Relative.Interval?.High,
        }),
    ];

    /// <summary>Each service's prices by band over the service's own median, so that all services stand on one scale.</summary>
    public static IReadOnlyList<RangeGroup> Prices(IEnumerable<PricePerHourRow> rows) =>
    [
        .. rows.Where(x => x.Service is not null).GroupBy(x => x.Service!)
            .Select(service => (service.Key.Name, Rows: service.ToList(), Median: MedianOf(service)))
            .Where(x => x.Median is not null)
            .Select(x => new RangeGroup(
                x.Name, $"100% is {Written.Number(x.Median!.Value, Unit.PoundsAnHour)} an hour",
                    [.. x.Rows.Select(row => Price(row, x.Median.Value))])),
    ];

    /// <summary>The service's median price over all bands; none when every band has too few prices.</summary>
    private static double? MedianOf(IEnumerable<PricePerHourRow> service)
        => service.Where(x => x.Price.Value is not null).Select(x => x.Price.Value / x.Relative.Value).FirstOrDefault();

    private static RangeRow Price(PricePerHourRow row, double median)
        => new(row.Band.Name(), row.Relative.Value, BandCharts.Colour(row.Band))
        {
            SubLabel = (row.Price.Value is null ? "" : $"{row.Price.Text} an hour, ")
                + Written.Counted(row.Priced, "referral") + Low(row.Price)
                + (row.IsDominated ? ", few providers" : ""),
            Low = row.Middle?.Low / median,
            High = row.Middle?.High / median,
            Amount = row.Price.Text,
            AmountRange = FigureText.Interval(row.Middle?.Low, row.Middle?.High, FigureUnit.PoundsAndPence),
        };

    public static IReadOnlyList<Bar> Quality(IEnumerable<QualityOfLifeByBandRow> rows)
        => [.. rows.Select(x => Outcome(x.Band, x.People, x.Mean, x.Standardised))];

    public static IReadOnlyList<Bar> Agreement(IEnumerable<StatementsByBandRow> rows)
        => [.. rows.Select(x => Outcome(x.Band, x.People, x.Share, x.Standardised))];

    public static Bar Rated(QualityOfChosenRow row) => new(row.Name, row.Share.Value)
    {
        SubLabel = Written.Counted(row.Chosen, "choice")
            + (row.Age is { } age ? $", rated {Written.Counted((long)age, "month")} before" : ""),
        Low = row.Share.Interval?.Low,
        High = row.Share.Interval?.High,
        Diamond = row.Expected,
    };

    private static Bar Outcome(DisplayBand band, long people, Figure raw, Figure standardised)
        => new(band.Name(), raw.Value, BandCharts.Colour(band))
        {
            SubLabel = Written.Counted(people, "person", "people") + Low(raw),
            Low = raw.Interval?.Low,
            High = raw.Interval?.High,
            Diamond = standardised.Value,
        };

    private static string Low(Figure figure) => figure.Value is null || figure.IsReliable ? "" : " [u]";
}
