using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>How areas that hang on one provider are spoken of and listed.</summary>
public sealed class DependenceWordsTests
{
    [Fact]
    public void Of_two_areas_with_30_people_the_one_that_depends_most_is_set_above_the_other()
    {
        var result = DependenceByArea.For(Market().Slice());

        result.Finding.Plain.Should().Be("In south one provider, Birch, supports 100% of the people with support, the most of the 2 areas "
            + "where 30 people or more have support.");
        result.Working.Take(2).Should()
            .Equal("People with support in south from its largest provider: 30.", "People with support there: 30.");
    }

    [Fact]
    public void Areas_too_small_to_be_judged_leave_nothing_to_work_through()
        => DependenceByArea.For(new MarketBuilder().Provider("Ash").Refer(29, "Ash").Slice()).Working.Should().BeEmpty();

    [Fact]
    public void Areas_where_a_provider_is_alone_or_one_of_two_are_named_and_none_is_said()
        => DependenceByProvider.For(Market().Slice()).Table.Rows.Select(x => (x[0].Text, x[^2].Text, x[^1].Text)).Should().Equal(
            ("Birch", "south", "north"), ("Ash", "none", "north"));

    /// <summary>North: Ash supports 24 and Birch 8; south: Birch 30 and nobody else any.</summary>
    private static MarketBuilder Market() => new MarketBuilder().Provider("Ash").Provider("Birch")
        .Refer(24, "Ash").Refer(8, "Birch").Refer(30, "Birch", with: x => x with { Area = "south" });
}
