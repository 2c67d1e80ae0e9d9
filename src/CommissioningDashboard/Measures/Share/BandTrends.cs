using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What the trends by month and by quarter share, each worked out once for a slice.</summary>
internal static class BandTrends
{
    private static readonly SliceComputation<IReadOnlyList<BandTrendRow>> _quarters = new(x => Rows(x, 3));
    private static readonly SliceComputation<IReadOnlyList<MeasureTrend>> _tests = new(Test);

    /// <summary>The spread over the bands by quarter.</summary>
    public static IReadOnlyList<BandTrendRow> Quarters(MarketSlice slice) => slice.GetOrCompute(_quarters);

    /// <summary>The spread over the bands in each run of so many months.</summary>
    public static IReadOnlyList<BandTrendRow> Rows(MarketSlice slice, int monthsEach)
        => [.. QuarterSeries.Whole(slice, monthsEach).Select(x => new BandTrendRow(x, slice.ByBand(x), slice.MakersByBand(x)))];

    /// <summary>Whether each band's share rises or falls from quarter to quarter.</summary>
    public static IReadOnlyList<MeasureTrend> Tests(MarketSlice slice) => slice.GetOrCompute(_tests);

    private static IReadOnlyList<MeasureTrend> Test(MarketSlice slice)
    {
        var looks = MonitoredSeries.MostLooks(slice);
        return [.. DisplayBands.OfProviders.Select(x => MeasureTrend.FromSeries(MonitoredSeries.OfBand(slice, x)) with { Looks = looks })];
    }
}
