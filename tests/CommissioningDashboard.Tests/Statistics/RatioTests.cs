using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class RatioTests
{
    private static readonly Gen<(double X, double N, double Y, double M)> Groups =
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[1, 60])
            .Select((x, n, y, m) => ((double)Math.Min(x, n), (double)n, (double)Math.Min(y, m), (double)m));

    [Fact]
    public void A_fifth_of_the_referrals_on_two_fifths_of_the_capacity_is_a_half()
    {
        var index = Ratio.ToFixed(20, 100, 0.4)!.Value;

        index.Value.Should().BeApproximately(0.5, 1e-15);
        index.Interval.Low.Should().BeApproximately(0.133366933 / 0.4, 1e-8);
        index.Interval.High.Should().BeApproximately(0.288829166 / 0.4, 1e-8);
        index.LargerThanChance.Should().BeTrue();
    }

    // Koopman's paper: 36 of 40 against 16 of 80.
    [Fact]
    public void The_papers_own_example()
    {
        var ratio = Ratio.FromShares(36, 40, 16, 80)!.Value;

        ratio.Value.Should().BeApproximately(4.5, 1e-14);
        ratio.Interval.Low.Should().BeApproximately(2.94, 0.005);
        ratio.Interval.High.Should().BeApproximately(7.15, 0.005);
    }

    // 0 of 1 against 22 of 22: the second share fits best at 1, so the end is where x/(1 − x) is the square of 1.96.
    [Fact]
    public void With_no_success_of_few_the_upper_end_may_lie_far_below_one()
    {
        var level = Confidence.Z95 * Confidence.Z95;

        var interval = Ratio.FromShares(0, 1, 22, 22)!.Value.Interval;
        interval.Low.Should().Be(0);
        interval.High.Should().BeApproximately(level / (1 + level), 1e-12);
    }

    [Fact]
    public void The_ends_are_where_a_chi_square_test_begins_to_reject() => Groups.Sample((x, n, y, m) =>
    {
        var ratio = Ratio.FromShares(x, n, y, m)!.Value;

        // The best fitting share by search, not by formula.
        double Distance(double tried)
        {
            double Slope(double q) => (x - n * tried * q) / (q * (1 - tried * q)) + (y - m * q) / (q * (1 - q));
            var (low, high) = (0.0, Math.Min(1, 1 / tried));
            for (var i = 0; i < 200; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = Slope(middle) > 0 ? (middle, high) : (low, middle);
            }

            var (p, q) = (low * tried, low);
            return Part(x, n, p) + Part(y, m, q);
        }

        // All of a group, fitted by all of it, is no distance away.
        static double Part(double x, double n, double p) => Math.Abs(x - n * p) < 1e-9 ? 0 : Math.Pow(x - n * p, 2) / (n * p * (1 - p));

        var level = Confidence.Z95 * Confidence.Z95;
        Distance(ratio.Interval.High * 1.001).Should().BeGreaterThan(level);
        Distance(ratio.Interval.High * 0.999).Should().BeLessThan(level);
        if (x > 0)
        {
            Distance(ratio.Interval.Low * 0.999).Should().BeGreaterThan(level);
            Distance(ratio.Interval.Low * 1.001).Should().BeLessThan(level);
        }
        else
        {
            ratio.Interval.Low.Should().Be(0);
        }
    });

    [Fact]
    public void Swapping_the_groups_turns_the_ratio_over() => Groups.Where(groups => groups.X > 0).Sample((x, n, y, m) =>
    {
        var ratio = Ratio.FromShares(x, n, y, m)!.Value;
        var swapped = Ratio.FromShares(y, m, x, n)!.Value;

        swapped.Interval.Low.Should().BeApproximately(1 / ratio.Interval.High, 1e-9 / ratio.Interval.High);
        swapped.Interval.High.Should().BeApproximately(1 / ratio.Interval.Low, 1e-9 / ratio.Interval.Low);
        ratio.Interval.Contains(ratio.Value).Should().BeTrue();
    });

    [Fact]
    public void A_ratio_to_nothing_cannot_be_calculated()
    {
        Ratio.ToFixed(0, 0, 0.4).Should().BeNull();
        Ratio.ToFixed(1, 2, 0).Should().BeNull();
        Ratio.FromShares(1, 2, 0, 5).Should().BeNull();
        Ratio.FromShares(0, 0, 1, 5).Should().BeNull();
        Ratio.FromShares(1, 2, 0, 0).Should().BeNull();
    }

    [Fact]
    public void What_is_not_a_share_is_refused()
    {
        FluentActions.Invoking(() => Ratio.ToFixed(1, 2, 1.2)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Ratio.FromShares(3, 2, 1, 2)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
