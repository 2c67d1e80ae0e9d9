using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Web.Components.Pages.Market;

/// <summary>Turns results by band into what the charts draw, with each band's colour in one place.</summary>
public static class BandCharts
{
    public static string Colour(DisplayBand band) => band switch
    {
        DisplayBand.Micro => Palette.Micro,
        DisplayBand.Small => Palette.Small,
        DisplayBand.Medium => Palette.Medium,
        DisplayBand.Large => Palette.Large,
        DisplayBand.InHouse => Palette.InHouse,
        DisplayBand.NotKnown => Palette.SizeNotKnown,
        _ => Palette.NotRecorded,
    };

    /// <summary>A band nobody is in and nothing went to says nothing and is left out.</summary>
    public static IReadOnlyList<Bar> Bars(MarketSlice slice) =>
    [
        .. BandShare.For(slice).Rows.Where(x => x.OpenProviders > 0 || x.Arranged.Referrals > 0)
            .Select(x => new Bar(x.Band.Name(), x.Share.Value, Colour(x.Band))
        {
            SubLabel = x.Band.Range(slice.Scheme),
            Low = x.Share.Interval?.Low,
            High = x.Share.Interval?.High,
            Circle = x.ProviderShare,
            Diamond = x.CapacityShare,
        }),
    ];

    /// <summary>Shares over time, smallest providers at the foot.</summary>
    public static ChartData Trend(IReadOnlyList<BandTrendRow> rows) => new(
        [.. rows.Select(x => x.Label)],
        [
            .. DisplayBands.OfProviders.Where(band => rows.Any(x => x.Bands[(int)band].Amount > 0)).Select(band =>
                new ChartDataset(band.Name(), [.. rows.Select(x => x.Share(band).Value)], Colour(band))
                {
                    Low = [.. rows.Select(x => x.Share(band).Interval?.Low)],
                    High = [.. rows.Select(x => x.Share(band).Interval?.High)],
                }),
        ],
        ChartTicks.FinancialYears([.. rows.Select(x => x.Time.From.FirstDay)]));
}
