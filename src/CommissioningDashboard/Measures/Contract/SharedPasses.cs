using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What most measures ask for first.</summary>
public static class SharedPasses
{
    /// <summary>
    /// Makes it on several of the processor's cores, or every measure would wait for the one that began it.
    /// </summary>
    public static void Make(MarketSlice slice) => Parallel.Invoke(() => ReferralFacts.For(slice), () => AbleChoices.For(slice));
}
