using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class HerfindahlIndexTests
{
    [Fact]
    public void Below_200_referrals_the_small_number_form_leads()
    {
        var slice = new MarketBuilder().Provider("Ash").Provider("Birch").Refer(6, "Ash").Refer(4, "Birch").Slice();

        var result = HerfindahlIndex.For(slice);

        // 36% and 16% of 10,000; and (6·5 + 4·3) ÷ (10·9) of it.
        result.Rows.Select(x => x.Now.Value!.Value).Should()
            .SatisfyRespectively(x => x.Should().BeApproximately(5200, 1e-6), x => x.Should().BeApproximately(4666.6667, 1e-3));
        result.Value.Should().Be(result.Rows[1].Now);
        result.Finding.Marked.Should().Be($"The index is {{4,667}} of 10,000 (95% interval {result.Value.RangeText}).");
    }

    [Fact]
    public void From_200_referrals_on_the_plain_form_leads_and_the_year_before_stands_beside_it()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch").Refer(100, "Ash").Refer(100, "Birch")
            .Refer(300, "Ash", "2025-05-03");

        var result = HerfindahlIndex.For(market.Slice());

        result.Finding.Marked.Should()
            .Be($"The index is {{5,000}} of 10,000 (95% interval {result.Value.RangeText}); a year before it was {{10,000}}.");
    }

    [Fact]
    public void One_referral_is_too_few() => HerfindahlIndex.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Marked
        .Should().Be("One referral is too few to say how concentrated the market is.");

    [Fact]
    public void Nothing_has_no_index() => HerfindahlIndex.For(new MarketBuilder().Provider("Ash").Slice()).Finding.Marked
        .Should().Be("No referral was arranged with a named provider in this period.");

    [Fact]
    public void Hours_have_no_small_number_form()
        => HerfindahlIndex.For(new MarketBuilder().Provider("Ash").Refer(3, "Ash", with: x => x with { Hours = 4 })
            .Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours })).Rows.Should().ContainSingle().Which.Now.Value.Should()
            .Be(10_000);

    [Fact]
    public void It_is_the_chance_that_two_referrals_went_to_one_provider() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var recorded = naive.Recorded(naive.Period);
        var pairs = recorded.SelectMany((x, i) => recorded.Select((y, j) =>
            (Weight: (double)((naive.Weigh(x) ?? 0) * (naive.Weigh(y) ?? 0)), Same: x.Provider == y.Provider, Distinct: i != j))).ToList();

        var rows = HerfindahlIndex.For(slice).Rows;

        rows[0].Now.Value.ShouldBeAbout(Chance(pairs.Select(x => (x.Weight, x.Same))));
        rows.Count.Should().Be(slice.Weight == Weight.Referrals ? 2 : 1);
        if (rows.Count == 2)
        {
            rows[1].Now.Value.ShouldBeAbout(Chance(pairs.Where(x => x.Distinct).Select(x => (x.Weight, x.Same))));
        }

        rows.Should().OnlyContain(x => x.Now.Value == null || x.Now.Interval!.Value.Contains(x.Now.Value.Value));
    });

    private static double? Chance(IEnumerable<(double Weight, bool Same)> pairs)
        => pairs.Sum(x => x.Weight) is > 0 and var whole ? 10_000 * pairs.Where(x => x.Same).Sum(x => x.Weight) / whole : null;
}
