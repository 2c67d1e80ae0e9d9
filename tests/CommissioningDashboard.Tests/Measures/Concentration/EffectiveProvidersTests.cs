using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class EffectiveProvidersTests
{
    [Fact]
    public void Five_used_providers_can_act_like_three_and_a_half()
    {
        // The market “typical_with_zeros” of the golden values.
        var market = new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Provider("Dogwood").Provider("Elm")
            .Provider("Fir")
            .Refer(50, "Ash").Refer(30, "Birch").Refer(10, "Cedar").Refer(5, "Dogwood").Refer(5, "Elm");

        var result = EffectiveProviders.For(market.Slice());

        result.Rows.Select(x => Math.Round(x.Now.Value!.Value, 5)).Should().Equal(3.44732, 2.8169, 5);
        result.Finding.Marked.Should().Be("Referrals to {5 providers} are as concentrated as if {3.4} shared them equally.");
    }

    [Fact]
    public void One_provider_acts_alone()
        => EffectiveProviders.For(new MarketBuilder().Provider("Ash").Refer(4, "Ash").Slice()).Finding.Marked
        .Should().Be("{One provider} received all of the referrals.");

    [Fact]
    public void Nobody_acts_when_nothing_was_arranged()
        => EffectiveProviders.For(new MarketBuilder().Provider("Ash").Slice()).Finding.Marked
        .Should().Be("No referral was arranged with a named provider in this period.");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var rows = EffectiveProviders.For(slice).Rows;

        Compare(naive.Amounts(naive.Period), [.. rows.Select(x => x.Now)]);
        if (naive.HasYearBefore)
        {
            Compare(naive.Amounts(naive.YearBefore), [.. rows.Select(x => x.Compared!)]);
        }
    });

    private static void Compare(List<decimal> amounts, List<Figure> figures)
    {
        var shares = amounts.Where(x => x > 0).Select(x => (double)(x / amounts.Sum())).ToList();
        figures[0].Value.ShouldBeAbout(shares.Count == 0 ? null : 1 / shares.Aggregate(1.0, (product, p) => product * Math.Pow(p, p)));
        figures[1].Value.ShouldBeAbout(shares.Count == 0 ? null : 1 / shares.Sum(p => p * p));
        figures[2].Value.ShouldBeAbout(shares.Count == 0 ? null : shares.Count);
    }
}
