using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class MoverTests
{
    [Fact]
    public void With_Wilsons_intervals_the_difference_is_Newcombes()
    {
        var (own, other) = (Wilson.Interval(56, 70)!.Value, Wilson.Interval(48, 80)!.Value);

        var difference = Mover.Difference(0.8, own, 0.6, other);

        // Newcombe (1998), table II, example (a).
        difference.Value.Should().BeApproximately(0.2, 1e-12);
        difference.Interval.Low.Should().BeApproximately(0.0524, 5e-5);
        difference.Interval.High.Should().BeApproximately(0.3339, 5e-5);
    }

    [Fact]
    public void A_weighed_sum_adds_the_arms_of_its_parts_by_squares()
    {
        // 0.5 × 10 + 0.5 × 20; arms 0.5 × 3 and 0.5 × 4 make 2.5.
        var (value, interval) = Mover.Sum([(0.5, 10, new Interval(7, 14)), (0.5, 20, new Interval(16, 23))]);

        value.Should().Be(15);
        interval.Should().Be(new Interval(12.5, 17.5));
    }

    [Fact]
    public void One_part_alone_keeps_its_interval()
        => Mover.Sum([(1, 10, new Interval(7, 14))]).Should().Be((10.0, new Interval(7, 14)));
}
