using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

/// <summary>A referral read through the view is the referral as it was written down.</summary>
public sealed class ReferralViewTests
{
    [Fact]
    public void Everything_recorded_of_a_referral_is_read_and_nothing_else()
        => NaiveChecks.OnAnyMarket((slice, naive) =>
        {
            var market = slice.Market;
            var first = market.FirstMonth.FirstDay;
            string Read(ReferralView x) => string.Join('|',
                first.AddDays(x.ReceivedDay), market.Services[x.Service].Name, Name(market.Areas, x.Area), Name(market.Teams, x.Team),
                x.Provider is { } provider ? market.Providers[provider].Name : "", x.Need, x.Route, x.Outcome, $"{x.Hours / 100m:0.##}", $"{x.Cost / 100m:0.##}",
                x.Age, x.Ethnicity, x.ArrangedDay is { } day ? first.AddDays(day) : null, x.Options.Count);
            string Written(PlainReferral x) => string.Join('|',
                x.Day, x.Service, x.Area, x.Team, x.Provider, x.Need, x.Route, x.Outcome, $"{x.Hours:0.##}", $"{x.Cost:0.##}",
                x.Age, x.Ethnicity, x.Arranged, x.Options.Count);

            slice.Referrals.Select(Read).Order().Should().Equal(naive.Received(naive.Period).Select(Written).Order());
        });

    [Fact]
    public void What_is_not_recorded_is_none()
    {
        var referral = new MarketBuilder().Provider("Ash").Refer(1, null, with: x => x with { Area = null, Team = null }).Slice().Referrals[0];

        (referral.Area, referral.Team, referral.Provider, referral.Person).Should().Be((null, null, null, null));
        (referral.Hours, referral.Cost, referral.EndedDay, referral.Band).Should().Be((null, null, null, DisplayBand.NotRecorded));
        (referral.IsArranged, referral.Options.Count).Should().Be((true, 0));
    }

    [Fact]
    public void Days_to_support_are_never_below_none_and_not_known_without_the_day()
    {
        var market = new MarketBuilder().Provider("Ash");
        foreach (var arranged in new DateOnly?[] { new(2026, 5, 4), new(2026, 5, 2), new(2026, 5, 1), null })
        {
            market.Refer(1, "Ash", "2026-05-02", x => x with { Arranged = arranged });
        }

        market.Slice().Referrals.Select(x => x.DaysToArrange).Should().Equal(2, 0, 0, null);
    }

    private static string Name(IReadOnlyList<RegisterEntry> entries, int? place) => place is { } at ? entries[at].Name : "";
}
