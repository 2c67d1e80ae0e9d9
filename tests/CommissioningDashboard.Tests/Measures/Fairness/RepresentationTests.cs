using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class RepresentationTests
{
    [Fact]
    public void A_tenth_of_referrals_with_a_fifth_of_capacity_is_half_its_part()
    {
        var market = new MarketBuilder().Provider("Ash", 3, capacity: 20).Provider("Birch", 300, capacity: 60)
            .Provider("Cedar", 300, capacity: 20)
            .Refer(10, "Ash").Refer(60, "Birch").Refer(30, "Cedar");

        var result = Representation.For(market.Slice());

        var micro = result.Rows.Single(x => x.Band == DisplayBand.Micro);
        (micro.Share.Value, micro.CapacityShare, micro.Index!.Value.Value).Should().Be((0.1, 0.2, 0.5));
        micro.Expected.Should().BeApproximately(33.3333, 1e-4);
        // 100 choices of one in three: 33.33 ± 1.96 √(100 × 1/3 × 2/3).
        micro.Range.Low.Should().BeApproximately(24.0938, 1e-3);
        micro.Range.High.Should().BeApproximately(42.5729, 1e-3);
        micro.IsBeyondChance.Should().BeTrue();
        result.Value.Interval!.Value.Low.Should().BeApproximately(0.05523 / 0.2, 1e-4);
        result.Finding.Marked.Should().Be(
            "Micro-providers receive {10%} of referrals and state {20%} of the capacity; if all able providers were as likely to be "
                + "chosen, it would be {33%}.");
    }

    [Fact]
    public void Each_referral_is_compared_only_with_those_that_could_take_it()
    {
        var market = new MarketBuilder().Provider("Ash", 3, capacity: 30).Provider("Birch", 300, capacity: 70)
            .Provider("Day", 300, capacity: 900, with: x => x with { Services = [new("day", new(2020, 1, 1), null)] })
            .Refer(5, "Ash").Refer(5, "Birch");

        var micro = Representation.For(market.Slice()).Rows[0];

        (micro.CapacityShare, micro.Expected, micro.IsBeyondChance).Should().Be((0.3, 5, false));
    }

    [Fact]
    public void The_finding_does_without_capacity_and_without_micro_providers()
    {
        Representation.For(
            new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30).Refer(5, "Ash").Refer(5, "Birch").Slice()).Finding.Marked
            .Should().Be("Micro-providers receive {50%} of referrals; if all able providers were as likely to be chosen, it would be "
            + "{50%}, a difference that chance could explain.");
        Representation.For(new MarketBuilder().Provider("Birch", 30).Refer(5, "Birch").Slice()).Finding.Marked
            .Should().Be("No micro-provider could have taken any of the referrals.");
        Representation.For(new MarketBuilder().Provider("Ash", 3).Slice()).Finding.Marked
            .Should().Be("No referral was arranged with a named provider in this period.");
    }

    [Fact]
    public void By_hours_each_referral_counts_for_its_hours()
    {
        var market = new MarketBuilder().Provider("Ash", 3, capacity: 10).Provider("Birch", 30, capacity: 10)
            .Refer(10, "Ash", with: x => x with { Hours = 3 }).Refer(10, "Birch", with: x => x with { Hours = 9 });

        var micro = Representation.For(market.Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours })).Rows[0];

        (micro.Share.Value, micro.Amount, micro.Expected, micro.Index!.Value.Value).Should().Be((0.25, 30, 60, 0.5));
        // Twenty choices of one in two, ten of 3 hours and ten of 9.
        micro.Range.High.Should().BeApproximately(60 + (1.959964 * Math.Sqrt(((10 * 9) + (10 * 81)) / 4.0)), 1e-4);
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = Representation.For(slice);
        var recorded = naive.Recorded(naive.Period)
            .ConvertAll(x => (Row: x, End: NaiveMarket.EndOf(x.Day), Able: naive.Able(NaiveMarket.StartOf(x.Day), x.Service, x.Area)));
        var rows = recorded.FindAll(x => x.Able.Exists(p => p.Name == x.Row.Provider));
        var whole = rows.ConvertAll(x => x.Row);
        foreach (var row in result.Rows)
        {
            var own = whole.Where(x => naive.BandThen(x) == row.Band).ToList();
            var effect = naive.DesignEffect(row.Band);
            row.Share.ShouldBeShare(naive, own, whole, designEffect: effect);
            var (expected, variance) = (0.0, 0.0);
            foreach (var (referral, end, others) in rows)
            {
                var (w, p) = (
                    (double)(naive.Weigh(referral) ?? 0), (double)others.Count(x => naive.Band(x, end) == row.Band) / others.Count);
                expected += w * p;
                variance += w * w * p * (1 - p);
            }

            row.Expected.Should().BeApproximately(expected, 1e-6);
            row.Range.High.Should()
                .BeApproximately(Math.Min((double)naive.Amount(whole), expected + (1.959964 * Math.Sqrt(variance * effect))), 1e-4);
            var able = recorded.SelectMany(x => x.Able).Distinct().ToList();
            var hours = able.Sum(x => Hours(x, naive.Period.To));
            var capacity = hours == 0 ? (double?)null
                : (double)(able.Sum(x => Hours(x, naive.Period.To) * naive.Months.Count(m => naive.BandAt(x, m) == row.Band)) / naive.Months.Count / hours);
            row.CapacityShare.ShouldBeAbout(capacity);
            (row.Index?.Value).ShouldBeAbout(capacity > 0 ? naive.Share(own, whole) / capacity : null);
        }
    });

    private static decimal Hours(PlainProvider provider, DateOnly day)
        => provider.Capacities.Where(x => x.On <= day).OrderBy(x => x.On).LastOrDefault().Hours;
}
