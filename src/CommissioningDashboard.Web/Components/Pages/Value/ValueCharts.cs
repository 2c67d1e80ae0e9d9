using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Charts;
using CommissioningDashboard.Web.Components.Pages.Market;

namespace CommissioningDashboard.Web.Components.Pages.Value;

/// <summary>Turns prices and outcomes into what the charts draw.</summary>
internal static class ValueCharts
{
    /// <summary>Each band against the middle price of the same service.</summary>
    public static IReadOnlyList<Bar> Relative(IEnumerable<PricePerHourRow> rows) =>
    [
        .. rows.Where(x => x.Service is null).Select(x => new Bar(x.Band.Name(), x.Relative.Value, BandCharts.Colour(x.Band))
        {
            SubLabel = $"{Written.Counted(x.Priced, "referral")}, {Written.Counted(x.Providers, "provider")}{Low(x.Relative)}",
            Low = x.Relative.Interval?.Low,
            High = x.Relative.Interval?.High,
        }),
    ];

    public static IReadOnlyList<RangeRow> Prices(IEnumerable<PricePerHourRow> rows) =>
    [
        .. rows.Select(x => new RangeRow(x.Band.Name(), x.Price.Value, BandCharts.Colour(x.Band))
        {
            SubLabel = Written.Counted(x.Priced, "referral") + Low(x.Price) + (x.IsDominated ? ", few providers" : ""),
            Low = x.Middle?.Low,
            High = x.Middle?.High,
        }),
    ];

    public static IReadOnlyList<Bar> Quality(IEnumerable<QualityOfLifeByBandRow> rows)
        => [.. rows.Select(x => Outcome(x.Band, x.People, x.Mean, x.Standardised))];

    public static IReadOnlyList<Bar> Agreement(IEnumerable<StatementsByBandRow> rows)
        => [.. rows.Select(x => Outcome(x.Band, x.People, x.Share, x.Standardised))];

    private static Bar Outcome(DisplayBand band, long people, Figure raw, Figure standardised) => new(band.Name(), raw.Value, BandCharts.Colour(band))
    {
        SubLabel = Written.Counted(people, "person", "people") + Low(raw),
        Low = raw.Interval?.Low,
        High = raw.Interval?.High,
        Diamond = standardised.Value,
    };

    private static string Low(Figure figure) => figure.Value is null || figure.IsReliable ? "" : " [u]";
}
