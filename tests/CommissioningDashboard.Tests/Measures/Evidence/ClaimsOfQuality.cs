using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Claims of who is registered, how they are rated, who closes, and what an hour costs and brings.</summary>
internal static class ClaimsOfQuality
{
    public static IReadOnlyList<MeasuredClaim> All { get; } =
    [
        new(new RegistrationNotNeeded(), "that registered providers are chosen more or less often than chance, though some are liked for "
            + "other reasons,",
            x => RegistrationNotNeeded.For(x).Rows is [.., { Odds.LargerThanChance: true }])
        {
            Neutral = x => new NeutralMarket(x) { Liking = 0.5 }.Slice(),
            Planted = "registered providers of 3 times the odds on each list",
            Plant = x => new NeutralMarket(x) { RegisteredOdds = 3 }.Slice(),
        },
        new(new QualityOfChosen(), "that good and outstanding providers are chosen more or less often than chance, though some are liked "
            + "for other reasons,",
            x => QualityOfChosen.For(x).Finding.Plain.Contains("Their odds", StringComparison.Ordinal))
        {
            Neutral = x => new NeutralMarket(x) { Liking = 0.5 }.Slice(),
            Planted = "good providers of 3 times the odds on each list",
            Plant = x => new NeutralMarket(x) { GoodOdds = 3 }.Slice(),
        },
        new(new MicroSurvival(), "that micro-providers close at different rates by what they first received,",
            x => MicroSurvival.For(x).Finding.Plain.Contains("closed at different rates", StringComparison.Ordinal))
        {
            Neutral = x => new SurvivalMarket(x).Slice(),
            Planted = "four times the chance of closing without a referral",
            Plant = x => new SurvivalMarket(x) { Unfound = 4 }.Slice(),
        },
        new(new PriceAndOutcome(), "that micro-providers are dearer or cheaper, or better or worse,",
            x => PriceAndOutcome.For(x).Rows[0] is { Dearer: 1 or -1 } or { Better: 1 or -1 })
        {
            Neutral = x => new ValueMarket(x).Slice(),
            Planted = "an hour 20% dearer and 2 points of 24 more",
            Plant = x => new ValueMarket(x) { MicroPrice = 1.2, MicroScore = 2 }.Slice(),
        },
    ];
}
