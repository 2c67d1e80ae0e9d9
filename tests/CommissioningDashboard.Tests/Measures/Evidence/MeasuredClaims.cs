using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Every claim whose false alarms are measured, by measure.</summary>
internal static class MeasuredClaims
{
    private const string _inHouse = "in-house providers of 1.5 times the odds";

    public static IReadOnlyList<MeasuredClaim> All { get; } =
    [
        new(new InHousePreference(), "a preference for or against in-house providers",
            x => InHousePreference.For(x).Rows is [_, { Times: { LargerThanChance: true } }, ..])
        {
            Planted = _inHouse,
            Plant = x => new NeutralMarket(x) { InHouseOdds = 1.5 }.Slice(),
            Printed = x => InHousePreference.For(x).Value.Value,
        },
        new(new Exposure(), "that micro-providers are shown more or less often than chance", x => Micro(x) is { LargerThanChance: true })
        {
            Planted = "micro-providers shown 1.5 times as often",
            Plant = x => new NeutralMarket(x) { MicroOnLists = 1.5 }.Slice(),
            Printed = x => Micro(x)?.Value,
        },
        new(new Habit(), "that a team, or all together, repeat themselves", Repeats)
        {
            Planted = "1.5 times the odds for the provider chosen last and twice as many referrals",
            Plant = x => new NeutralMarket(x) { LastOdds = 1.5, Referrals = 480 }.Slice(),
            Printed = x => Habit.For(x).Rows[^1].Odds?.Value,
        },
        new(new Habit(), "the same of teams of 40 referrals", Repeats)
        {
            Neutral = x => new NeutralMarket(x) { Referrals = 80 }.Slice(),
            Planted = "half of all choices made by habit",
            Plant = x => new NeutralMarket(x) { Habit = 0.5, Referrals = 80 }.Slice(),
        },
        new(new InvisibleProviders(), "more providers without a referral than chance leaves",
            x => InvisibleByChance.For(x) is var chance && InvisibleProviders.For(x).Rows.Count > chance.Expected && chance.Chance < 0.05)
        {
            Neutral = x => new NeutralMarket(x) { Referrals = 50 }.Slice(),
        },
        new(new PickRateByPosition(), "that the first on a list is favoured", x => First(x) is { IsFavoured: true })
        {
            Planted = "a first place of 1.5 times the odds",
            Plant = x => new NeutralMarket(x) { FirstOdds = 1.5 }.Slice(),
            Printed = x => First(x)?.SameProvider?.Value,
        },
        new(new PickRateByPosition(), "the same of lists in the order of names, half of them of people who had come before,",
            x => First(x) is { IsFavoured: true })
        {
            Neutral = x => new NeutralMarket(x) { IsByName = true, Returning = 0.5 }.Slice(),
        },
        new(new ListPosition(), "that early names receive more", EarlyNames)
        {
            Neutral = x => new NeutralMarket(x) { IsNamedAnew = true, Returning = 0.5 }.Slice(),
            Planted = "a first name on each list of 3 times the odds",
            Plant = x => new NeutralMarket(x) { IsNamedAnew = true, IsByName = true, FirstOdds = 3 }.Slice(),
        },
        new(new AreaBands(), "that an area has the least choice", x => AreaBands.For(x).Value.Value is not null)
        {
            Neutral = x => AlikeAreas.Slice(x),
            Planted = "an area of 150 referrals with a third of the providers",
            Plant = x => AlikeAreas.Slice(x, less: 1 / 3.0),
        },
        .. OfPlaces(new MicroByArea(), "area", x => MicroByArea.For(x).Rows),
        .. OfPlaces(new MicroByTeam(), "team", x => MicroByTeam.For(x).Rows),
        new(new Representation(), "that micro-providers receive more or less than an even choice gives", x => MicroPart(x).IsBeyondChance)
        {
            Planted = "micro-providers shown 1.5 times as often",
            Plant = x => new NeutralMarket(x) { MicroOnLists = 1.5 }.Slice(),
            Printed = x => MicroPart(x) is var row ? row.Amount / row.Expected : null,
        },
        new(new PricePerHour(), "that an hour with a micro-provider costs more or less",
            x => PricePerHour.For(x).Finding.Plain.EndsWith("than the median price of the same service.", StringComparison.Ordinal))
        {
            Neutral = x => new PriceMarket(x).Slice(),
            Planted = "a third more an hour",
            Plant = x => new PriceMarket(x) { MicroTimes = 1.33 }.Slice(),
        },
        OfEquity(new EquityByAge(), x => EquityByAge.For(x).Rows, "under 18", (age, _, _) => age == AgeBand.Under18),
        OfEquity(new EquityByEthnicity(), x => EquityByEthnicity.For(x).Rows, "of one ethnic group", (_, group, _) => group == EthnicityGroup.Asian),
        OfEquity(new EquityByNeed(), x => EquityByNeed.For(x).Rows, "of one support reason", (_, _, need) => need == Need.PhysicalSupport),
        new(new NewcomerAccess(), "that micro-providers’ waits differ, though each covered one area and others six,",
            x => NewcomerAccess.For(x).Finding.Plain.Contains("waits differ", StringComparison.Ordinal))
        {
            Neutral = x => new NewcomerMarket(x).Slice(),
            Planted = "a third of the odds",
            Plant = x => new NewcomerMarket(x) { MicroOdds = 1.0 / 3 }.Slice(),
        },
        .. ClaimsOfQuality.All,
        .. ClaimsOverTime.All,
    ];

    private static bool Repeats(MarketSlice slice) => Habit.For(slice).Rows.Any(r => r.IsHabit);

    private static RatioEstimate? Micro(MarketSlice slice)
        => Exposure.For(slice).Rows.Single(r => r.Band == DisplayBand.Micro).Times;

    private static PickRateByPositionRow? First(MarketSlice slice)
        => PickRateByPosition.For(slice).Rows.FirstOrDefault(r => r.Position == 1);

    /// <summary>By all names, or among providers alike where all names show nothing: each is said by itself.</summary>
    private static bool EarlyNames(MarketSlice slice)
        => ListPosition.For(slice).Finding.Plain is var said && (said.Contains("seldom", StringComparison.Ordinal)
            || said.Contains("hardly ever", StringComparison.Ordinal) || said.Contains("than chance would", StringComparison.Ordinal));

    private static RepresentationRow MicroPart(MarketSlice slice)
        => Representation.For(slice).Rows.Single(x => x.Band == DisplayBand.Micro);

    /// <summary>Eight of them whose micro-providers are one to four, held to the rate that the page states.</summary>
    private static IEnumerable<MeasuredClaim> OfPlaces(Measure measure, string noun, Func<MarketSlice, IReadOnlyList<MicroShareRow>> rows)
    {
        yield return new(measure, $"that any {noun} of 8 with one to four micro-providers lies outside", IsMade)
        {
            Neutral = x => new PlacesMarket(x).Slice(),
            Planted = $"a third of the odds for micro-providers in the largest",
            Plant = x => new PlacesMarket(x) { LastOdds = 1 / 3.0 }.Slice(),
        };
        yield return new(measure, $"the same of {noun}s of 40 to 96 referrals", IsMade)
        {
            Neutral = x => new PlacesMarket(x) { Least = 40 }.Slice(),
        };
        yield return new(measure, "the same by hours with a few very large packages", IsMade)
        {
            Neutral = x => new PlacesMarket(x) { LargePackages = 150 }.Slice(Weight.WeeklyHours),
        };

        bool IsMade(MarketSlice slice) => MicroShareRow.Read(rows(slice)).Outside.Count > 0;
    }

    private static MeasuredClaim OfEquity(
        Measure measure, Func<MarketSlice, IReadOnlyList<EquityRow>> rows, string whose, Func<AgeBand, EthnicityGroup, Need, bool> favoured)
        => new(
        measure, "that a group is treated unlike all others, though half of all referrals were of people who had come before and some "
        + "still waited,",
        x => rows(x).Any(r => r.Gaps.Values.Any(g => g.IsClear)))
        {
            Neutral = x => new RepeatMarket(x) { Returning = 0.5, SomeWait = true }.Slice(Weight.Referrals),
            Planted = $"people {whose} 1.5 times as likely to go to a micro-provider and four times as many referrals",
            Plant = x => new RepeatMarket(x) { Returning = 0.5, Referrals = 1_200, IsFavoured = favoured }.Slice(Weight.Referrals),
            Printed = x => rows(x)[0] is { MicroShare.Value: { } own } row && row.Gap(EquityDimension.Micro)?.Others.Value is { } others
                ? own / others : null,
        };
}
