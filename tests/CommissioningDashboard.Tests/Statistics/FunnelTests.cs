using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class FunnelTests
{
    [Theory]
    [InlineData(10, 0, 0.504704, 0, 0.657353)]
    [InlineData(25, 0.072586, 0.407414, 0, 0.503957)]
    [InlineData(50, 0.121621, 0.358379, 0.053354, 0.426646)]
    [InlineData(100, 0.156293, 0.323707, 0.108021, 0.371979)]
    [InlineData(250, 0.187059, 0.292941, 0.156529, 0.323471)]
    public void Limits_agree_with_figures_worked_out_elsewhere(double n, double low95, double high95, double low998, double high998)
    {
        var limits = Funnel.Limits(0.24, n)!.Value;

        limits.Within95.Low.Should().BeApproximately(low95, 1e-6);
        limits.Within95.High.Should().BeApproximately(high95, 1e-6);
        limits.Within998.Low.Should().BeApproximately(low998, 1e-6);
        limits.Within998.High.Should().BeApproximately(high998, 1e-6);
    }

    [Theory]
    [InlineData(10, FunnelPosition.FarBelow)]
    [InlineData(13, FunnelPosition.Below)]
    [InlineData(24, FunnelPosition.Within)]
    [InlineData(35, FunnelPosition.Above)]
    [InlineData(38, FunnelPosition.FarAbove)]
    public void A_share_of_a_hundred_around_24_per_cent(double numerator, FunnelPosition position) =>
        Funnel.Position(numerator, 100, 0.24).Should().Be(position);

    [Fact]
    public void A_share_lies_outside_exactly_when_its_Wilson_interval_leaves_out_the_target() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 3_000], Gen.Double[0.01, 0.99]).Sample((part, n, target) =>
        {
            var numerator = Math.Round(part * n);
            var position = Funnel.Position(numerator, n, target);

            (position == FunnelPosition.Within).Should().Be(Wilson.Interval(numerator, n)!.Value.Contains(target));
            (position is FunnelPosition.FarBelow or FunnelPosition.FarAbove)
                .Should().Be(!Wilson.Interval(numerator, n, Confidence.Z998)!.Value.Contains(target));
        });

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
}
