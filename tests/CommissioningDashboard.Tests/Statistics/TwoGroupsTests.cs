using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class TwoGroupsTests
{
    [Fact]
    public void Shares_are_compared_by_the_chi_square_of_their_table()
    {
        // 30 of 100 and 20 of 100: 200 × (30 × 80 − 70 × 20)² ÷ (100 × 100 × 50 × 150) = 2.6667, whose upper tail is 0.10247.
        TwoGroups.ShareP(30, 100, 20, 100).Should().BeApproximately(0.10247, 1e-5);
        TwoGroups.ShareP(0, 10, 0, 20).Should().Be(1);
        TwoGroups.ShareP(10, 10, 20, 20).Should().Be(1);
    }

    [Fact]
    public void The_median_interval_of_many_values_is_that_of_the_whole_sum()
    {
        // The ranks of 2,500 values by adding up the binomial from its very start in whole numbers.
        const int n = 2_500;
        System.Numerics.BigInteger below = 1, term = 1, all = System.Numerics.BigInteger.Pow(2, n);
        var k = 0;
        while (below * 1000 <= all * 25)
        {
            term = term * (n - k) / (k + 1);
            k++;
            below += term;
        }

        Quantiles.MedianInterval([.. Enumerable.Range(1, n).Select(x => (double)x)]).Should().Be(new Interval(k, n + 1 - k));
    }
}
