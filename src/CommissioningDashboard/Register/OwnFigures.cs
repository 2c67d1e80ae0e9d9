using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Register;

/// <summary>
/// What lists and referrals of the last year say of one provider, beside what it would be if all able had the same chance.
/// </summary>
/// <param name="Period">The months counted, in words.</param>
/// <param name="Lists">Logged lists of referrals that it could have taken.</param>
/// <param name="Shown">Those that showed it.</param>
/// <param name="ShownExpected">How many would have if all able had been as likely to have each place.</param>
/// <param name="Asked">How often it was asked.</param>
/// <param name="SaidNo">How often it could not.</param>
/// <param name="Referrals">Referrals arranged with it.</param>
/// <param name="ReferralsExpected">How many it would have had if each had gone to any able provider by lot.</param>
public sealed record OwnFigures(
    string Period, long Lists, long Shown, double ShownExpected, long Asked, long SaidNo, long Referrals, double ReferralsExpected)
{
    /// <returns>None for a provider that the market does not hold yet, or where there are no referrals.</returns>
    public static OwnFigures? Of(MarketSnapshot market, int providerId)
    {
        if (market.Months == 0 || market.FindProvider(providerId) is not { } provider)
        {
            return null;
        }

        var slice = market.Slice(MarketFilter.Everything);
        var lists = ListExposure.For(slice);
        var place = provider.Index;
        return new OwnFigures(
            slice.Period.Label, lists.Could[place], lists.ShownWhenAble[place], lists.Expected[place], lists.Asked[place],
            lists.SaidNo[place], slice.To(provider, slice.Period).Referrals, Expected(slice, place));
    }

    private static double Expected(MarketSlice slice, int provider)
    {
        var expected = 0.0;
        foreach (var alike in slice.Named.GroupBy(x => (x.MonthIndex, x.Service, x.Area)))
        {
            var able = slice.Market.Eligible.ProvidersFor(alike.Key.MonthIndex, alike.Key.Service, alike.Key.Area);
            expected += able.IndexOf(provider) >= 0 ? (double)alike.Count() / able.Places.Count : 0;
        }

        return expected;
    }
}
