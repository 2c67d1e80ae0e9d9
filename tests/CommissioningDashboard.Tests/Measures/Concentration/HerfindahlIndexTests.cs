using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Tests.Statistics;

namespace CommissioningDashboard.Tests.Measures;

public sealed class HerfindahlIndexTests
{
    [Fact]
    public void The_form_without_a_referrals_pair_with_itself_leads_and_the_year_before_stands_beside_it()
    {
        var slice = new MarketBuilder().Provider("Ash").Provider("Birch").Refer(6, "Ash").Refer(4, "Birch").Refer(3, "Ash", "2025-05-03")
            .Slice();

        var result = HerfindahlIndex.For(slice);

        // (6·5 + 4·3) ÷ (10·9) of 10,000; and as they fell 36% and 16% of it.
        result.Rows.Select(x => x.Now.Value!.Value).Should()
            .SatisfyRespectively(x => x.Should().BeApproximately(4666.6667, 1e-3), x => x.Should().BeApproximately(5200, 1e-6));
        result.Value.Should().Be(result.Rows[0].Now);
        result.Finding.Marked.Should().Be(
            $"The index is {{4,667}} of 10,000 (95% interval {result.Value.RangeText}); a year before it was {{10,000}}.");
    }

    [Fact]
    public void Providers_of_one_group_count_as_one_unless_they_are_counted_apart()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch", group: "Orchard").Provider("Cedar", group: "Orchard").Provider("Dogwood")
            .Refer(40, "Ash").Refer(30, "Birch").Refer(20, "Cedar").Refer(10, "Dogwood");

        var (grouped, apart) = (HerfindahlIndex.For(market.Slice()),
            HerfindahlIndex.For(market.Slice(MarketBuilder.InMay with { Power = PowerUnit.Provider })));

        // Pairs of 9,900: 40·39 + 50·49 + 10·9 = 4,100 with Birch and Cedar as one; 40·39 + 30·29 + 20·19 + 10·9 = 2,900 apart.
        grouped.Value.Value.Should().BeApproximately(10_000 * 4_100 / 9_900.0, 1e-6);
        apart.Value.Value.Should().BeApproximately(10_000 * 2_900 / 9_900.0, 1e-6);
        grouped.Rows[1].Now.Value.Should().BeApproximately(1_600 + 2_500 + 100, 1e-6);
        apart.Rows[1].Now.Value.Should().BeApproximately(1_600 + 900 + 400 + 100, 1e-6);
        grouped.Finding.Plain.Should().EndWith(", each group counted as one.");
        apart.Finding.Plain.Should().EndWith(", providers of one group counted apart.");
        grouped.Table.Title.Should().EndWith(", each group counted as one");
    }

    [Fact]
    public void One_referral_is_too_few() => HerfindahlIndex.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Marked
        .Should().Be("One referral is too few to say how concentrated the market is.");

    [Fact]
    public void Nothing_has_no_index() => HerfindahlIndex.For(new MarketBuilder().Provider("Ash").Slice()).Finding.Marked
        .Should().Be("No referral was arranged with a named provider in this period.");

    [Fact]
    public void It_is_the_chance_that_two_referrals_went_to_one_provider() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        List<(string? Provider, double Weight)> referrals =
            [.. naive.Recorded(naive.Period).Select(x => ((string?)naive.HolderOf(x.Provider!), (double)(naive.Weigh(x) ?? 0)))];
        var all = referrals.Sum(x => x.Weight);

        var rows = HerfindahlIndex.For(slice).Rows;

        rows[0].Now.Value.ShouldBeAbout(10_000 * PlainDiversity.SamePair(referrals));
        rows[1].Now.Value.ShouldBeAbout(
            all == 0 ? null : 10_000 * referrals.GroupBy(x => x.Provider).Sum(x => Math.Pow(x.Sum(r => r.Weight) / all, 2)));
        (rows[0].Now.Value is null || rows[0].Now.Interval!.Value.Contains(rows[0].Now.Value!.Value)).Should().BeTrue();
        rows[1].Now.Interval.Should().BeNull();
    });
}
