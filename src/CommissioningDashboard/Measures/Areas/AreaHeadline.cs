using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>A figure that says how an area stands.</summary>
/// <param name="Measure">The measure it comes from.</param>
/// <param name="Name">What it is, at the start of a label.</param>
/// <param name="Good">Which way is better for the people who live there.</param>
/// <param name="Read">The figure of a slice.</param>
/// <param name="DependsOnSize">True when a larger market has another figure for that alone.</param>
/// <param name="Band">The band that it is the share of, if of one.</param>
public sealed record AreaHeadline(
    Measure Measure, string Name, Direction Good, Func<MarketSlice, Figure> Read, bool DependsOnSize = false, DisplayBand? Band = null)
{
    private const Direction _high = Direction.HighIsDiverse;
    private const Direction _low = Direction.LowIsDiverse;

    /// <summary>Those with a better and a worse first, then those that only describe.</summary>
    public static IReadOnlyList<AreaHeadline> All { get; } =
    [
        Headline<Unmet, UnmetRow>("Referrals not met", _low),
        Headline<DaysToSource, DaysToSourceRow>("Days until half had support", _low),
        Headline<EffectiveProviders, IndexRow>("Effective number of providers", _high, dependsOnSize: true),
        Headline<LargestProviders, LargestProvidersRow>("Share of the three largest providers", _low, dependsOnSize: true),
        Headline<Dependence, DependenceRow>("People whose support rests on three providers", _low, dependsOnSize: true),
        Headline<InvisibleProviders, InvisibleProvidersRow>("Open providers without a referral", _low, dependsOnSize: true),
        Headline<Coverage, CoverageRow>("Services with two providers or fewer", _low),
        Headline<OptionsOffered, OptionsOfferedRow>("Referrals with two or more providers asked", Direction.Neither),
        .. DisplayBands.OfProviders.Where(x => x != DisplayBand.NotKnown).Select(ShareOf),
        Headline<ProviderNotRecorded, ProviderNotRecordedRow>("Referrals that name no provider", Direction.Neither),
        Headline<InHousePreference, InHousePreferenceRow>("Odds of in-house being chosen beside others", Direction.Neither),
        Headline<PricePerHour, PricePerHourRow>("Micro-providers’ price over their service’s middle", Direction.Neither),
    ];

    private static AreaHeadline Headline<TMeasure, TRow>(string name, Direction good, bool dependsOnSize = false)
        where TMeasure : Measure<TMeasure, TRow>, new()
        => new(new TMeasure(), name, good, x => Measure<TMeasure, TRow>.For(x).Value, dependsOnSize);

    private static AreaHeadline ShareOf(DisplayBand band)
        => new(
            new BandShare(), $"Share to {Whose(band)}", Direction.Neither,
            x => BandShare.For(x).Rows.SingleOrDefault(row => row.Band == band)?.Share ?? BandShare.For(x).Value,
            Band: band);

    /// <summary>"micro-providers", "in-house providers".</summary>
    internal static string Whose(DisplayBand band) => band.Providers();
}
