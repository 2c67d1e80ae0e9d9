using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class BinomialTailTests
{
    [Theory]
    [InlineData(5, 10, 10 * 0.3, 10 * 0.3 * 0.7, 0.3005)]
    [InlineData(1, 10, 10 * 0.3, 10 * 0.3 * 0.7, 0.2987)]
    [InlineData(5, 0, 1.5, 1.5, 0.0371)]
    public void Both_tails_are_those_of_tables(int number, int _, double mean, double variance, double chance)
        => BinomialTail.TwoSided(number, mean, variance).Should().BeApproximately(chance, 2e-4);

    [Fact]
    public void Of_many_it_is_the_normal_distribution_s()
        => BinomialTail.TwoSided(5_000 + (50 * 1.96) + 0.5, 5_000, 2_500).Should().BeApproximately(0.05, 1e-3);

    [Fact]
    public void What_cannot_vary_is_no_surprise() => BinomialTail.TwoSided(38, 38, 0).Should().Be(1);
}
