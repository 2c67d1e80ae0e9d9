using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Targets;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Claims that rest on several years, which take longer than one month, so there are fewer such markets.</summary>
internal static class ClaimsOverTime
{
    private const int _markets = 400;

    public static IReadOnlyList<MeasuredClaim> All { get; } =
    [
        OfAttention("a changed figure", x => new NeutralYears(x)) with
        {
            Planted = "a quarter in which half of all choices fall on micro-providers",
            Plant = x => new NeutralYears(x) { MicroFavoured = 0.5 }.Slice(),
        },
        OfAttention("a changed figure, while referrals grew by 1.5% a month,", x => new NeutralYears(x) { Growth = 0.015 }),
        OfAttention(
            "a change in who is chosen, while 2% of providers were replaced each month,", x => new NeutralYears(x) { Churn = 0.02 }) with
        {
            IsMade = x => Attention.For(x).Items.Any(
                i => i.Sentences.Any(s => s.Plain.EndsWith("who is chosen has changed.", StringComparison.Ordinal))),
        },
        OfTrend(new BandShare()),
        new(new BandShare(), "that a target is on or off course, while the share stays on its path,", IsOnOrOffCourse)
        {
            Neutral = x => new NeutralYears(x).Slice(),
            MostMarkets = _markets,
        },
        OfTrend(new EffectiveProviders()),
        OfChange("that micro-providers’ share moved further where a change applied, while referrals grew by 1.5% a month and 1% of "
            + "micro-providers were replaced each month anywhere,", x => new ChangeMarket(x)) with
        {
            Planted = "three times the odds for micro-providers from the change on",
            Plant = x => new ChangeMarket(x) { Odds = 3 }.Slice(),
        },
        OfChange("the same without anybody leaving or coming again,", x => new ChangeMarket(x) { Churn = 0, Returning = 0 }),
    ];

    private static MeasuredClaim OfChange(string words, Func<ulong, ChangeMarket> neutral)
        => new(new BeforeAndAfter(), words, x => BeforeAndAfter.For(x).Rows[0].Answer == ChangeAnswer.Moved)
        {
            Neutral = x => neutral(x).Slice(),
            MostMarkets = _markets,
        };

    /// <summary>Set a year ago, with so long to go that the path is still where it began.</summary>
    private static bool IsOnOrOffCourse(MarketSlice slice) => TargetProgress.Assess(
        new Target
        {
            MeasureId = "band-share",
            Sense = TargetSense.AtLeast,
            Goal = 0.5,
            By = new(2126, 6, 30),
            SetBy = "Somebody",
            SetAt = new DateTimeOffset(2025, 7, 10, 9, 0, 0, TimeSpan.Zero),
        },
        slice.Market)!.Status is TargetStatus.OnCourse or TargetStatus.OffCourse;

    private static MeasuredClaim OfTrend(Measure measure) => new(
        measure, "a steady rise or fall, while referrals grew by 1.5% a month,", x => measure.TrendIn(x).Test is { P: <= 0.05 })
    {
        Neutral = x => new NeutralYears(x) { Growth = 0.015 }.Slice(),
        MostMarkets = _markets,
    };

    private static MeasuredClaim OfAttention(string words, Func<ulong, NeutralYears> neutral)
        => new(Attention.Id, Attention.Version, words, x => Attention.For(x).Items.Count > 0)
        {
            Neutral = x => neutral(x).Slice(),
            MostMarkets = _markets,
        };
}
