using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What most measures ask for first.</summary>
public static class SharedPasses
{
    /// <summary>
    /// Makes it on several of the processor's cores, or every measure would wait for the one that began it.
    /// </summary>
    public static void Make(MarketSlice slice) => Parallel.Invoke(() => ReferralFacts.For(slice), () => AbleChoices.For(slice));

    /// <summary>
    /// Works out a page's measures likewise, for the page to read one after the other; the one that takes longest is named first.
    /// </summary>
    public static void Make(MarketSlice slice, params IEnumerable<Func<MarketSlice, MeasureResult>> results)
        => Parallel.Invoke([.. results.Select(x => (Action)(() => x(slice)))]);
}
