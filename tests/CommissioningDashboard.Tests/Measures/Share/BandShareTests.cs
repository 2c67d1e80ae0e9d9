using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class BandShareTests
{
    [Fact]
    public void Five_of_twenty_recorded_referrals_to_micro_providers_are_a_quarter()
    {
        var slice = new MarketBuilder()
            .Provider("Ash", 3, capacity: 30).Provider("Birch", 20, capacity: 70).Provider("Cedar", 300)
            .Provider("Home team", 4, Ownership.CouncilDepartment)
            .Provider("Elm").Refer(5, "Ash").Refer(6, "Birch").Refer(4, "Cedar").Refer(3, "Home team").Refer(2, "Elm").Refer(9, null)
            .Slice();

        var result = BandShare.For(slice);

        result.Rows.Select(x => (x.Band, x.Arranged.Referrals)).Should().Equal(
            (DisplayBand.Micro, 5), (DisplayBand.Small, 6), (DisplayBand.Medium, 0), (DisplayBand.Large, 4), (DisplayBand.InHouse, 3),
                (DisplayBand.NotKnown, 2));
        result.Value.Value.Should().Be(0.25);
        result.Value.Interval!.Value.Low.Should().BeApproximately(0.1119, 0.0001);
        result.Value.Interval!.Value.High.Should().BeApproximately(0.5671, 0.0001, "it reaches to where both of unknown size are micro: 7 of 20");
        result.Rows[0].ProviderShare.Should().Be(0.2);
        result.Rows[0].CapacityShare.Should().Be(0.3);
        result.Compared.Should().BeNull("the data do not reach back");
        result.Finding.Marked.Should().Be("Micro-providers are {20% to 40%} of open providers and receive {25% to 35%} of referrals.");
    }

    [Fact]
    public void By_hours_a_share_is_of_hours_and_missing_ones_add_nothing()
    {
        var slice = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20)
            .Refer(1, "Ash", with: x => x with { Hours = 2.5m }).Refer(1, "Birch", with: x => x with { Hours = 7.5m }).Refer(8, "Ash")
            .Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours });

        BandShare.For(slice).Value.Value.Should().Be(0.25);
        BandShare.For(slice).Value.Basis.Should().Be(2);
    }

    [Fact]
    public void A_referral_keeps_the_band_that_its_provider_had_at_the_time()
    {
        var slice = new MarketBuilder()
            .Provider("Ash", 3, with: x => x with { Sizes = [.. x.Sizes, new(new(2026, 5, 1), SizeBasis.FullTimeEquivalents, 60)] })
            .Refer(2, "Ash", "2026-04-10").Refer(3, "Ash").Slice(MarketBuilder.In("2026-04", "2026-05"));

        BandShare.For(slice).Rows.Where(x => x.Arranged.Referrals > 0).Select(x => (x.Band, x.Arranged.Referrals))
            .Should().Equal((DisplayBand.Micro, 2), (DisplayBand.Medium, 3));
    }

    [Fact]
    public void A_provider_that_grew_is_of_one_size_in_both_shares()
    {
        var slice = new MarketBuilder()
            .Provider("Ash", 3, capacity: 10, with: x => x with { Sizes = [.. x.Sizes, new(new(2026, 5, 1), SizeBasis.FullTimeEquivalents, 60)] })
            .Refer(2, "Ash", "2026-04-10").Refer(2, "Ash").Slice(MarketBuilder.In("2026-04", "2026-05"));

        BandShare.For(slice).Rows.Where(x => x.Arranged.Referrals > 0).Select(x => (x.Band, x.Share.Value, x.ProviderShare, x.CapacityShare))
            .Should().Equal((DisplayBand.Micro, 0.5, 0.5, 0.5), (DisplayBand.Medium, 0.5, 0.5, 0.5));
    }

    [Fact]
    public void Large_packages_and_people_who_come_again_make_a_share_less_sure()
    {
        // Of 4 packages of 4 hours and 16 of 1 hour, half the hours are micro: v = (½)² (4 × 16 + 16 × 1) ÷ 32², and n = ¼ ÷ v = 12.8, which
        // is surer than with both sides steadied by three packages like all.
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20)
            .Refer(4, "Ash", with: x => x with { Hours = 4 }).Refer(16, "Birch", with: x => x with { Hours = 1 });

        BandShare.For(market.Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours })).Value.Rests.Should().BeApproximately(12.8, 1e-6);
        BandShare.For(market.Slice()).Value.Rests.Should().Be(20);

        // Ten people who each come twice to the same provider are as sure as ten.
        var again = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20);
        for (var person = 1; person <= 10; person++)
        {
            var who = person;
            again.Refer(2, person <= 4 ? "Ash" : "Birch", with: x => x with { Person = who });
        }

        BandShare.For(again.Slice()).Value.Rests.Should().BeApproximately(10, 1e-6);
    }

    [Fact]
    public void The_finding_says_none_when_micro_providers_receive_nothing()
        => BandShare.For(new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Refer(4, "Birch").Slice()).Finding.Marked
            .Should().Be("Micro-providers are {50%} of open providers and receive {none} of 4 referrals.");

    [Fact]
    public void The_finding_says_when_no_micro_provider_is_open()
        => BandShare.For(
        new MarketBuilder().Provider("Ash", 3, closed: "2026-05-20").Provider("Birch", 20).Refer(1, "Ash").Refer(3, "Birch")
            .Slice()).Finding.Marked
            .Should().Be("No micro-provider is open here at the end of the period; micro-providers received {1} of 4 referrals.");

    [Fact]
    public void The_finding_says_when_nothing_was_arranged_and_when_only_hours_are_missing()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Refer(2, "Ash");

        BandShare.For(market.Slice(MarketBuilder.In("2026-04", "2026-04"))).Finding.Marked
            .Should().Be("Nothing is known of April 2026: the data are of May 2026.");
        BandShare.For(market.Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours })).Finding.Marked
            .Should().StartWith(
                "Nothing can be said of this yet: the number of hours a week is recorded for {none} of 2 referrals to named providers.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var (now, before) = (naive.Recorded(naive.Period), naive.Recorded(naive.YearBefore));
        var open = naive.OpenAndAble(naive.Period.To);
        var months = naive.Months.SelectMany(end => naive.OpenAndAble(end).Select(x => (Band: naive.BandAt(x, end), Hours: Capacity(x, naive.Period.To))))
            .ToList();
        var capacity = months.Sum(x => x.Hours);
        var isWhole = naive.Providers.All(x => x.Services.Count > 0 || !x.Openings.Any(o => o.Contains(naive.Period.To)));
        foreach (var row in BandShare.For(slice).Rows)
        {
            var own = now.Where(x => naive.BandThen(x) == row.Band).ToList();
            var mine = open.Where(x => naive.BandAtEnd(x) == row.Band).ToList();
            row.Arranged.Referrals.Should().Be(own.Count);
            row.Share.ShouldBeShare(naive, own, now, naive.Unknown(now, row.Band), naive.DesignEffect(row.Band));
            row.Before?.ShouldBeShare(
                naive, [.. before.Where(x => naive.BandThen(x) == row.Band)], before, naive.Unknown(before, row.Band),
                naive.DesignEffect(row.Band));
            (row.Before is null).Should().Be(!naive.HasYearBefore);
            row.OpenProviders.Should().Be(mine.Count);
            row.ProviderShare.ShouldBeAbout(
                months.Count == 0 || !isWhole ? null : (double)months.Count(x => x.Band == row.Band) / months.Count);
            row.Capacity.Should().Be(mine.Sum(x => Capacity(x, naive.Period.To)));
            row.CapacityShare.ShouldBeAbout(
                capacity == 0 ? null : (double)(months.Where(x => x.Band == row.Band).Sum(x => x.Hours) / capacity));
        }
    });

    private static decimal Capacity(PlainProvider provider, DateOnly day)
        => provider.Capacities.Where(x => x.On <= day).OrderBy(x => x.On).Select(x => x.Hours).LastOrDefault();
}
