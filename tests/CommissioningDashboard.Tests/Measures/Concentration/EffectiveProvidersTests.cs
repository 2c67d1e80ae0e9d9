using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Tests.Statistics;

namespace CommissioningDashboard.Tests.Measures;

public sealed class EffectiveProvidersTests
{
    [Fact]
    public void Five_used_providers_can_act_like_four()
    {
        // The market “typical_with_zeros” of the golden values: as it fell 3.447 and 2.817; pairs 2450 + 870 + 90 + 20 + 20 of 9,900.
        var market = new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Provider("Dogwood").Provider("Elm")
            .Provider("Fir")
            .Refer(50, "Ash").Refer(30, "Birch").Refer(10, "Cedar").Refer(5, "Dogwood").Refer(5, "Elm");

        var result = EffectiveProviders.For(market.Slice());

        result.Rows.Select(x => Math.Round(x.Now.Value!.Value, 5)).Should().Equal(3.51855, 2.86957, 5);
        result.Finding.Marked.Should().Be("Referrals to {5 providers} are as concentrated as if {3.5} shared them equally.");
    }

    [Fact]
    public void Providers_of_one_group_count_as_one()
        => EffectiveProviders.For(new MarketBuilder().Provider("Ash", group: "Orchard").Provider("Birch", group: "Orchard").Provider("Cedar")
            .Refer(40, "Ash").Refer(40, "Birch").Refer(20, "Cedar").Slice()).Finding.Marked.Should()
            .Be("Referrals to {2} groups and single providers are as concentrated as if {1.7} shared them equally.");

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

        Compare(naive, naive.Period, [.. rows.Select(x => x.Now)]);
        if (naive.HasYearBefore)
        {
            Compare(naive, naive.YearBefore, [.. rows.Select(x => x.Compared!)]);
        }
    });

    private static void Compare(NaiveMarket naive, (DateOnly From, DateOnly To) days, List<Figure> figures)
    {
        List<(string? Provider, double Weight)> referrals =
            [.. naive.Recorded(days).Where(x => naive.Weigh(x) is not null).Select(x => ((string?)naive.HolderOf(x.Provider!, days.To), (double)naive.Weigh(x)!))];
        figures[0].Value.ShouldBeAbout(PlainDiversity.Entropy(referrals) is { } h ? Math.Exp(h) : null);
        figures[1].Value.ShouldBeAbout(PlainDiversity.SamePair(referrals) is { } pair and > 0 ? 1 / pair : null);
        figures[2].Value.ShouldBeAbout(referrals.Where(x => x.Weight > 0).Select(x => x.Provider).Distinct().Count() is > 0 and var used ? used : null);
    }
}
