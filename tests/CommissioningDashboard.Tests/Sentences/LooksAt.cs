using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Sentences;

/// <summary>The filters that a reader can set with one choice, and the periods within, at and beyond the ends of the data.</summary>
internal static class LooksAt
{
    /// <summary>
    /// Everything in each period, and every filter that names one value: in the latest year, in one of the other periods by turns, and
    /// before or after the data.
    /// </summary>
    public static IEnumerable<MarketFilter> OneChoice(MarketSnapshot market)
    {
        var (within, outside) = (Within(market).ToList(), Outside().ToList());
        return
        [
            .. within.Concat(outside).Select(x => In(MarketFilter.Everything, x)),
            .. OneValue(market)
                .SelectMany(
                (x, i) => new[] { In(x, within[0]), In(x, within[1 + (i % (within.Count - 1))]), In(x, outside[i % outside.Count]) }),
        ];
    }

    private static MarketFilter In(MarketFilter filter, Period period) => filter with { From = period.From, To = period.To };

    private static IEnumerable<MarketFilter> OneValue(MarketSnapshot market) =>
    [
        .. market.Services.Select(x => new MarketFilter { Services = [x.Code] }),
        .. market.Areas.Select(x => new MarketFilter { Areas = [x.Code] }),
        .. CategoryNames.Needs.Select(x => new MarketFilter { Needs = [x.Code] }),
        .. CategoryNames.Routes.Select(x => new MarketFilter { Routes = [x.Code] }),
        .. market.Teams.Select(x => new MarketFilter { Teams = [x.Code] }),
        new() { Weight = Weight.WeeklyHours },
        new() { Weight = Weight.WeeklyCost },
        .. market.Schemes.Select(x => new MarketFilter { Scheme = x.Id }),
    ];

    /// <summary>The latest year; a month; the first and the last month of the data; half a year over either end of them.</summary>
    private static IEnumerable<Period> Within(MarketSnapshot market)
    {
        var (first, last) = (market.FirstMonth, market.FirstMonth.Plus(market.Months - 1));
        return [new(last.Plus(-11), last), new(last.Plus(-5), last.Plus(-5)), new(first, first), new(last, last),
            new(first.Plus(-3), first.Plus(2)), new(last.Plus(-2), last.Plus(3))];
    }

    private static IEnumerable<Period> Outside()
        => [new(new Month(2019 * 12), new Month((2019 * 12) + 11)), new(new Month(2030 * 12), new Month((2030 * 12) + 2))];

    /// <summary>Markets of nothing, one and two: referrals, providers, areas, lists, answers and years.</summary>
    public static IEnumerable<MarketSlice> Tiny()
    {
        yield return new MarketBuilder().Slice(MarketFilter.Everything);
        foreach (var providers in new[] { 1, 2, 3 })
        {
            yield return Providers(providers).Slice(MarketFilter.Everything);
            foreach (var referrals in new[] { 1, 2, 3 })
            {
                foreach (var weight in new[] { Weight.Referrals, Weight.WeeklyHours, Weight.WeeklyCost })
                {
                    foreach (var market in Markets(providers, referrals))
                    {
                        yield return market.Slice(MarketBuilder.InMay with { Weight = weight });
                    }
                }
            }
        }
    }

    private static IEnumerable<MarketBuilder> Markets(int providers, int referrals)
    {
        yield return Providers(providers).Refer(referrals, null);
        yield return Providers(providers).Refer(referrals, null, with: x => x with { Route = Route.DirectPayment, Hours = 1, Cost = 1 });
        yield return Providers(providers).Refer(referrals, "P1");
        yield return Providers(providers).Refer(referrals, "P1", with: x => x with { Outcome = ReferralOutcome.Waiting, Area = null });
        yield return Providers(providers)
            .Refer(referrals, "P1", with: x => x with { Outcome = ReferralOutcome.NoProviderFound, Provider = null });
        // Nobody knows the size of one of them, or how many hours its people have.
        yield return Providers(providers).Provider("P9").Refer(referrals, "P9", with: x => x with { Age = AgeBand.From65To74 })
            .Refer(referrals, "P1", with: x => x with { Hours = 5, Cost = 100, Age = AgeBand.From65To74, Arranged = x.Day });
        foreach (var answer in Enum.GetValues<OptionOutcome>())
        {
            yield return Providers(providers).Refer(referrals, "P1", "2025-05-02", x => Full(x, providers, answer))
                .Refer(referrals, $"P{providers}", with: x => Full(x, providers, answer))
                .Refer(1, null, with: x => x with { Team = null, Area = "south" });
        }

        static PlainReferral Full(PlainReferral x, int providers, OptionOutcome answer) => x with
        {
            Hours = 1,
            Cost = 20,
            Arranged = x.Day,
            Age = AgeBand.From65To74,
            Options = [
                .. Enumerable.Range(1, providers).Select(p => new PlainOption($"P{p}", p == 1 ? answer : OptionOutcome.Shown, "Too far"))],
            Scores = [new(x.Day, null, 12), new(x.Day, "I am in control", 1)],
        };
    }

    private static MarketBuilder Providers(int providers)
    {
        var market = new MarketBuilder();
        for (var i = 1; i <= providers; i++)
        {
            market.Provider(
                $"P{i}", i == 2 ? 60 : 3, i == 3 ? Ownership.CouncilDepartment : Ownership.Private, capacity: i == 1 ? 2 : null, with: x
                => x with
                {
                    Listed = MarketBuilder.Day("2025-05-01"),
                    Communities = [new("Deaf people", false, MarketBuilder.Day("2020-01-01"))],
                    OnFramework = [new("home", MarketBuilder.Day("2020-01-01"), null)],
                });
        }

        return market;
    }
}
