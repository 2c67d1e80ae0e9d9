using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Measures;

public sealed class ServiceChangeTests
{
    /// <summary>The whole difference of the share, counted from raw rows without any service, whatever is compared with.</summary>
    [Fact]
    public void All_services_together_are_the_difference_of_the_share() => Gen.Select(RandomMarkets.Any, RandomMarkets.Filter, Gen.Enum<Comparison>(), Gen.Int[0, 5])
        .Sample((rows, filter, compare, place) =>
        {
            var (naive, band) = (new NaiveMarket(rows, filter), DisplayBands.OfProviders[place]);
            var slice = MarketSlice.Take(rows.Snapshot(), filter with { Compare = compare });
            var services = ServiceChange.For(slice, band);
            if (slice.Beside is null)
            {
                services.Should().BeEmpty();
                return;
            }

            var other = compare == Comparison.AllAreas ? new NaiveMarket(rows, filter with { Areas = [] }) : naive;
            var (now, beside) = (naive.Recorded(naive.Period), other.Recorded((slice.Beside.Period.From.FirstDay, slice.Beside.Period.To.LastDay)));
            var difference = naive.Share([.. now.Where(x => naive.BandThen(x) == band)], now) - other.Share([.. beside.Where(x => other.BandThen(x) == band)], beside);
            if (difference is null)
            {
                services.Where(x => x.Within is not null || x.Mix is not null).Should().BeEmpty();
                return;
            }

            services.Sum(x => x.Within + x.Mix).ShouldBeAbout(difference);
            foreach (var service in services)
            {
                var own = now.Where(x => x.Service == service.Service.Code).ToList();
                service.Share.ShouldBeAbout(naive.Share([.. own.Where(x => naive.BandThen(x) == band)], own));
                service.Now.Referrals.Should().Be(own.Count);
            }
        }, iter: 300, threads: 1);

    /// <summary>Micro-providers had half of home support and none of day support, then and now; only the mix moved, from halves to a quarter.</summary>
    [Fact]
    public void A_share_that_moves_only_with_the_mix_of_services_is_said_to()
    {
        var services = ServiceChange.For(Market(home: 100, day: 100).Refer(50, "Ash").Refer(50, "Birch").Refer(300, "Birch", with: Day).Slice(), DisplayBand.Micro);

        services.Select(x => x.Within).Should().OnlyContain(x => x == 0);
        services.Sum(x => x.Mix).ShouldBeAbout(0.125 - 0.25);
    }

    /// <summary>Home support stays half of all; micro-providers' share within it goes from a half to all: half of that is the whole's gain.</summary>
    [Fact]
    public void A_share_that_moves_only_within_a_service_is_said_to()
    {
        var services = ServiceChange.For(Market(home: 100, day: 100).Refer(100, "Ash").Refer(100, "Birch", with: Day).Slice(), DisplayBand.Micro);

        services.Select(x => x.Mix).Should().OnlyContain(x => x == 0);
        services.Single(x => x.Service.Code == "home").Within.ShouldBeAbout(0.25);
        services.Single(x => x.Service.Code == "day").Within.ShouldBeAbout(0);
    }

    private static MarketBuilder Market(int home, int day) => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 300)
        .Refer(home / 2, "Ash", "2025-05-10").Refer(home / 2, "Birch", "2025-05-10").Refer(day, "Birch", "2025-05-10", Day);

    private static PlainReferral Day(PlainReferral referral) => referral with { Service = "day" };
}
