using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class FunnelTests
{
    [Theory]
    [InlineData(10, FunnelPosition.FarBelow)]
    [InlineData(11, FunnelPosition.FarBelow)]
    [InlineData(13, FunnelPosition.Below)]
    [InlineData(24, FunnelPosition.Within)]
    [InlineData(35, FunnelPosition.Above)]
    [InlineData(39, FunnelPosition.FarAbove)]
    public void A_share_of_a_hundred_around_24_per_cent(double numerator, FunnelPosition position) =>
        Funnel.Position(numerator, 100, 0.24).Should().Be(position);

    [Fact]
    public void So_many_lie_outside_exactly_when_as_many_or_more_or_as_few_or_fewer_are_rarer_than_the_tail() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 400], Gen.Double[0.01, 0.99]).Sample((part, n, target) =>
        {
            var x = (int)Math.Round(part * n);
            var tail = Math.Min(Sum(n, target, 0, x), Sum(n, target, x, n));
            var limits = Funnel.Limits(target, n)!.Value;

            var position = Funnel.Position(x, n, target);

            (position != FunnelPosition.Within).Should().Be(tail < 0.025);
            (position is FunnelPosition.FarBelow or FunnelPosition.FarAbove).Should().Be(tail < 0.001);
            limits.Within95.Contains((double)x / n).Should().Be(position == FunnelPosition.Within);
            limits.Within998.Contains((double)x / n).Should().Be(tail >= 0.001);
        });

    [Theory]
    [InlineData(200_000, 0.1)]
    [InlineData(50_000, 0.5)]
    public void Of_many_the_limits_are_those_of_the_normal_distribution(double n, double target)
    {
        var limits = Funnel.Limits(target, n)!.Value;
        var deviation = Math.Sqrt(target * (1 - target) / n);

        ((limits.Within998.High - target) / deviation).Should().BeApproximately(Confidence.Z998, 0.03);
        ((target - limits.Within95.Low) / deviation).Should().BeApproximately(Confidence.Z95, 0.03);
    }

    [Fact]
    public void More_evidence_never_widens_the_funnel() => Gen.Select(Gen.Double[0, 1], Gen.Double[1, 500]).Sample((target, n) =>
    {
        var (near, far) = Funnel.Limits(target, n)!.Value;
        var narrower = Funnel.Limits(target, n * 2)!.Value;

        narrower.Within95.Low.Should().BeGreaterThanOrEqualTo(near.Low);
        narrower.Within95.High.Should().BeLessThanOrEqualTo(near.High);
        far.Low.Should().BeInRange(0, near.Low);
        far.High.Should().BeInRange(near.High, 1);
    });

    [Fact]
    public void Nothing_to_take_a_share_of_has_no_position()
    {
        Funnel.Limits(0.2, 0).Should().BeNull();
        Funnel.Position(0, 0, 0.2).Should().BeNull();
    }

    [Fact]
    public void What_is_not_a_share_is_refused()
    {
        FluentActions.Invoking(() => Funnel.Limits(1.2, 10)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Funnel.Limits(0.2, -1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Funnel.Position(11, 10, 0.2)).Should().Throw<ArgumentOutOfRangeException>();
    }

    /// <summary>The chance of from one number to another, term by term.</summary>
    private static double Sum(int n, double chance, int from, int to)
    {
        var (sum, log) = (0.0, n * Math.Log(1 - chance));
        for (var k = 0; k <= to; k++)
        {
            sum += k < from ? 0 : Math.Exp(log);
            log += Math.Log((double)(n - k) / (k + 1) * chance / (1 - chance));
        }

        return sum;
    }
}
