using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Who is named first in a funnel, when many outside are a matter of the whole, and how chance's part is worked through.</summary>
public sealed class FunnelOrderTests
{
    /// <summary>
    /// Around 10% the distance in deviations goes with (share − 10%) × √n: 0.06 × √1,000 = 1.90, 0.012 × √20,000 = 1.70 and 0.15 × √100 =
    /// 1.5. Neither the highest share nor the largest comes first.
    /// </summary>
    [Fact]
    public void The_furthest_in_deviations_is_named_first()
        => FunnelResult.FromMembers(0.1, [new("Small", 25, 100), new("Large", 2240, 20_000), new("Middle", 160, 1000)])
        .Finding("areas").Marked
            .Should().Be("{3} of 3 areas lie outside the 99.8% limits around the {10%} of all together: above, Middle, Large and Small.");

    [Fact]
    public void Those_compared_stand_by_size_and_by_name_where_sizes_are_the_same()
        => FunnelResult.FromMembers(0.1, [new("West", 40, 400), new("East", 40, 400), new("North", 50, 500)]).Places.Select(
        x => x.Member.Name)
            .Should().Equal("North", "East", "West");

    [Fact]
    public void One_outside_lies_there_and_two_lie_there()
        => FunnelResult.FromMembers(0.1, [new("East", 20, 400), new("West", 40, 400), new("North", 40, 400)]).Finding("areas").Marked
            .Should().Be("{1} of 3 areas lies outside the 99.8% limits around the {10%} of all together: below, East.");

    /// <summary>More than a tenth, and five or more, must lie outside before that is said of the whole.</summary>
    [Theory]
    [InlineData(4, 10, false)]
    [InlineData(5, 10, true)]
    [InlineData(5, 49, true)]
    [InlineData(5, 50, false)]
    [InlineData(6, 50, true)]
    public void Many_outside_are_a_matter_of_the_whole(int outside, int all, bool isSpread)
        => (FunnelResult.FromMembers(
        0.1, Enumerable.Range(0, all).Select(x => new FunnelMember($"P{x:00}", x < outside ? 80 : 40, 400))).Spread is not null)
            .Should().Be(isSpread);

    /// <summary>1 − 0.998²⁵⁰ is 0.394.</summary>
    [Fact]
    public void Many_looks_find_something_by_chance()
        => FunnelResult.FromMembers(0.1, Enumerable.Range(0, 250).Select(x => new FunnelMember($"P{x:000}", 40, 400))).FalseAlarms
            .Should()
            .Be("Chance alone puts 1 in 500 outside these limits: with 250 compared, about 39 in 100 such charts show one by chance.");

    [Fact]
    public void The_part_outside_is_worked_through()
        => FunnelResult.FromMembers(0.1, [new("East", 20, 400), new("West", 62, 400), new("North", 40, 400), new("South", 40, 400)])
        .Steps("areas").Should().Equal(
            "Outside the 99.8% limits around 10%: 2.", "All areas compared: 4.", "2 ÷ 4 = 50.0%.",
            "Chance alone puts 1 in 500 outside these limits: with 4 compared, about 1 in 100 such charts shows one by chance.");
}
