using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class CommunityCoverageWordsTests
{
    [Fact]
    public void Each_community_has_a_row_of_the_table_and_any_of_them_the_last()
    {
        var result = CommunityCoverage.For(Two().Provider("Cedar").Refer(2, "Cedar").Slice());

        result.Table.Rows.Select(x => x[0].Text).Should().Equal("Deaf people", "Polish speakers", "Any community");
        result.Finding.Plain.Should().Be("The register ties providers to 2 communities; none of these providers received a referral.");
    }

    [Fact]
    public void Where_nothing_was_arranged_with_a_named_provider_there_is_no_share()
        => CommunityCoverage.For(Two().Refer(3, null).Slice()).Finding.Plain.Should()
        .Be("No referral was arranged with a named provider in this period.");

    [Fact]
    public void Without_ties_there_is_neither_a_share_nor_a_row()
    {
        var result = CommunityCoverage.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice());

        result.Value.Value.Should().BeNull();
        result.Rows.Should().BeEmpty();
        result.Table.Rows.Should().BeEmpty();
    }

    private static MarketBuilder Two()
        => new MarketBuilder().Provider("Ash", with: Serving("Deaf people")).Provider("Birch", with: Serving("Polish speakers"));

    private static Func<PlainProvider, PlainProvider> Serving(string community) => x
        => x with { Communities = [new(community, false, new(2020, 1, 1))] };
}
