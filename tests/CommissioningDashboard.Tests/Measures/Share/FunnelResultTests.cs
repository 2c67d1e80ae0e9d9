using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Measures;

public sealed class FunnelResultTests
{
    [Fact]
    public void Those_outside_the_outer_limits_are_named_by_side()
    {
        // Around 10% of 400 fewer than 23 or more than 60 lie outside the 99.8% limits, fewer than 29 or more than 52 outside the 95% ones.
        var reading = FunnelResult.FromMembers(
            0.1, [new("East", 20, 400), new("West", 62, 400), new("North", 40, 400), new("South", 54, 400), new("Coast", 80, 400)]);

        reading.Outside.Select(x => (x.Member.Name, x.Position)).Should().BeEquivalentTo(
            [("East", FunnelPosition.FarBelow), ("West", FunnelPosition.FarAbove), ("Coast", FunnelPosition.FarAbove)]);
        reading.Finding("areas").Marked.Should()
            .Be("{3} of 5 areas lie outside the 99.8% limits around the {10%} of all together: above, Coast and West; below, East.");
        reading.OutsideShare("areas").Should().Be(new Figure(0.6, Unit.Share, 2000));
        reading.FalseAlarms.Should()
            .Be("Chance alone puts 1 in 500 outside these limits: with 5 compared, about 1 in 100 such charts shows one by chance.");
        reading.Places.Single(x => x.Member.Name == "South").Position.Words().Should().Be("above the 95% limit");
    }

    [Fact]
    public void At_most_three_a_side_are_named_furthest_first()
    {
        var reading = FunnelResult.FromMembers(
            0.2, [.. Enumerable.Range(1, 5).Select(x => new FunnelMember($"P{x}", 30 + (5 * x), 100)), new("Q", 20, 100)]);

        reading.Finding("teams").Marked.Should()
            .Be("{5} of 6 teams lie outside the 99.8% limits around the {20%} of all together: above, P5, P4 and P3 and 2 more.");
        reading.Spread.Should().StartWith("So many lie outside");
    }

    [Fact]
    public void Nobody_outside_is_said_and_is_no_spread()
    {
        var reading = FunnelResult.FromMembers(0.5, [new("A", 10, 20), new("B", 11, 20), new("C", 9, 20)]);

        reading.Finding("teams").Marked.Should()
            .Be("None of the 3 teams compared lies outside the 99.8% limits around the {50%} of all together.");
        reading.Spread.Should().BeNull();
    }

    [Fact]
    public void A_member_is_compared_when_five_would_be_expected_on_either_side()
    {
        var reading = FunnelResult.FromMembers(
            0.1, [new("Fifty", 5, 50), new("Forty-nine", 49, 49), new("Hundred", 10, 100), new("None", 0, 0)]);

        reading.Places.Select(x => x.Member.Name).Should().Equal("Hundred", "Fifty");
        reading.TooSmall.Select(x => x.Name).Should().Equal("Forty-nine");
        reading.CanCompare.Should().BeFalse();
        reading.Finding("areas").Plain.Should().Be("Fewer than 3 areas are large enough to be compared.");
        reading.OutsideShare("areas").Reason.Should().Be("Fewer than 3 areas are large enough to be compared.");
        reading.Steps("areas").Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Without_a_share_to_expect_or_with_one_that_nobody_can_leave_nothing_is_compared(double? target)
        => FunnelResult.FromMembers(target, [new("A", 0, 900), new("B", 0, 900), new("C", 0, 900)]).Places.Should().BeEmpty();
}
