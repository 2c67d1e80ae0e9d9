using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class RatioTests
{
    [Fact]
    public void A_fifth_of_the_referrals_on_two_fifths_of_the_capacity_is_a_half()
    {
        var index = Ratio.ToFixed(20, 100, 0.4)!.Value;

        index.Value.Should().BeApproximately(0.5, 1e-15);
        index.Interval.Low.Should().BeApproximately(0.133366933 / 0.4, 1e-8);
        index.Interval.High.Should().BeApproximately(0.288829166 / 0.4, 1e-8);
        index.LargerThanChance.Should().BeTrue();
    }

    [Fact]
    public void A_ratio_to_nothing_cannot_be_calculated()
    {
        Ratio.ToFixed(0, 0, 0.4).Should().BeNull();
        Ratio.ToFixed(1, 2, 0).Should().BeNull();
    }

    [Fact]
    public void What_is_not_a_share_is_refused()
        => FluentActions.Invoking(() => Ratio.ToFixed(1, 2, 1.2)).Should().Throw<ArgumentOutOfRangeException>();
}
