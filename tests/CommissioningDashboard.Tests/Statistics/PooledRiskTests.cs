using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class PooledRiskTests
{
    [Fact]
    public void Of_one_table_it_is_the_ratio_of_the_two_parts_with_Katz_s_interval()
    {
        // 30 of 100 against 20 of 100: the variance of the logarithm is 1/30 − 1/100 + 1/20 − 1/100.
        var found = PooledRisk.Pool([new(30, 70, 20, 80)])!.Value;

        found.Value.Should().BeApproximately(1.5, 1e-12);
        found.Interval.Low.Should().BeApproximately(1.5 * Math.Exp(-Confidence.Z95 * Math.Sqrt((1 / 30.0) + (1 / 20.0) - 0.02)), 1e-12);
        found.P.Should().Be(MantelHaenszel.Pool([new(30, 70, 20, 80)])!.Value.P);
        found.LargerThanChance.Should().BeFalse();
    }

    [Fact]
    public void Tables_of_one_ratio_and_different_parts_keep_it()
        => PooledRisk.Pool([new(30, 70, 20, 80), new(60, 40, 40, 60), new(6, 4, 20, 30)])!.Value.Value.Should().BeApproximately(1.5, 1e-12);

    [Fact]
    public void Nothing_to_compare_has_no_ratio() => PooledRisk.Pool([new(0, 10, 0, 10), new(3, 0, 0, 0)]).Should().BeNull();
}
