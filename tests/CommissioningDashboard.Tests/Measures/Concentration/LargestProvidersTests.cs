using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class LargestProvidersTests
{
    [Fact]
    public void The_largest_one_three_and_five_are_added_up()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Provider("Dogwood").Provider("Elm")
            .Provider("Fir")
            .Refer(50, "Cedar").Refer(20, "Ash").Refer(10, "Birch").Refer(10, "Dogwood").Refer(6, "Elm").Refer(4, "Fir").Refer(30, null);

        var result = LargestProviders.For(market.Slice());

        result.Rows.Select(x => x.Holder.Name).Should().Equal("Cedar", "Ash", "Birch", "Dogwood", "Elm", "Fir");
        result.Value.Value.Should().Be(0.8);
        result.Finding.Marked.Should()
            .Be("The largest provider receives {50%} of referrals, the largest three {80%} and the largest five {96%}.");
    }

    [Theory]
    [InlineData(5, "The largest provider receives {20%} of referrals, the largest three {60%} and the largest five {100%}.")]
    [InlineData(3, "The largest provider receives {33%} of referrals, the largest three {all}.")]
    [InlineData(4, "The largest provider receives {25%} of referrals, the largest three {75%}.")]
    [InlineData(2, "{Two providers} receive all of the referrals.")]
    [InlineData(1, "{One provider} receives all of the referrals.")]
    [InlineData(0, "No referral was arranged with a named provider in this period.")]
    public void The_finding_fits_a_market_of_few_providers(int providers, string finding)
    {
        var market = Enumerable.Range(0, providers).Aggregate(new MarketBuilder(), (m, x) => m.Provider($"P{x}").Refer(5, $"P{x}"));

        LargestProviders.For(market.Slice()).Finding.Marked.Should().Be(finding);
    }

    [Fact]
    public void The_largest_three_are_worked_through_and_compared_with_the_year_before()
    {
        var result = LargestProviders.For(new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Provider("Dogwood")
            .Refer(2, "Ash", "2025-05-02").Refer(40, "Ash").Refer(30, "Birch").Refer(20, "Cedar").Refer(10, "Dogwood").Slice());

        result.Working.Take(3).Should()
            .Equal("The largest three received 90 referrals.", "All recorded providers received 100 referrals.", "90 ÷ 100 = 90.0%.");
        result.Compared!.Value.Should().Be(1);
    }

    [Fact]
    public void Providers_of_one_group_are_one_row_with_their_names_beside_it()
    {
        var market = new MarketBuilder().Provider("Ash", 3, group: "Orchard").Provider("Birch", 300, group: "Orchard").Provider("Cedar", 3)
            .Refer(20, "Ash").Refer(30, "Birch").Refer(50, "Cedar");

        var (grouped, apart) = (LargestProviders.For(market.Slice()),
            LargestProviders.For(market.Slice(MarketBuilder.InMay with { Power = PowerUnit.Provider })));

        grouped.Rows.Select(x => (x.Holder.Name, x.Size, x.Holder.Members, x.Arranged.Referrals)).Should().Equal(
            ("Orchard", "Group of 2", "Ash; Birch", 50), ("Cedar", "Micro", null, 50));
        grouped.Finding.Marked.Should().Be("{Two groups or providers} receive all of the referrals, each group counted as one.");
        apart.Rows.Select(x => x.Holder.Name).Should().Equal("Cedar", "Birch", "Ash");
        apart.Finding.Marked.Should()
            .Be("The largest provider receives {50%} of referrals, the largest three {all}, providers of one group counted apart.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var recorded = naive.Recorded(naive.Period);
        var here = recorded.Select(x => x.Provider!).Concat(naive.OpenAndAble(naive.Period.To).Select(x => x.Name)).ToList();
        var ranked = recorded.GroupBy(x => naive.HolderOf(x.Provider!)).Where(x => naive.Amount(x) > 0)
            .OrderByDescending(x => naive.Amount(x)).ThenBy(x => naive.FirstOf(x.Key, here), StringComparer.Ordinal).ToList();

        var result = LargestProviders.For(slice);

        result.Rows.Select(x => naive.HolderOf(x.Holder.Providers[0].Name)).Should().Equal(ranked.Take(10).Select(x => x.Key));
        foreach (var row in result.Rows)
        {
            row.Share.ShouldBeShare(naive, [.. ranked[row.Rank - 1]], recorded);
            row.Together.ShouldBeShare(naive, [.. ranked.Take(row.Rank).SelectMany(x => x)], recorded);
            row.Holder.Providers.Select(x => x.Name).Should().BeEquivalentTo(here.Where(x => naive.HolderOf(x) == ranked[row.Rank - 1].Key).Distinct());
            row.Band.Should().BeOneOf(row.Holder.Providers.Select(x => naive.BandAtEnd(naive.Providers.Single(p => p.Name == x.Name))));
        }

        result.Value.ShouldBeShare(naive, [.. ranked.Take(3).SelectMany(x => x)], recorded);
    });
}
