using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class WilsonTests
{
    private static readonly Gen<(double Successes, double Trials)> Shares =
        Gen.Select(Gen.Double[0, 1], Gen.Double[0.5, 5_000]).Select((share, trials) => (share * trials, trials));

    [Theory]
    [InlineData(0, 10, 0, 0.2775328)]
    [InlineData(1, 100, 0.001767432, 0.054486196)]
    [InlineData(5, 100, 0.021543679, 0.111750469)]
    [InlineData(20, 100, 0.133366933, 0.288829166)]
    [InlineData(65, 100, 0.552544433, 0.736357518)]
    [InlineData(130, 200, 0.581634643, 0.712711759)]
    [InlineData(3, 3, 0.438502968, 1)]
    [InlineData(7, 8, 0.529111818, 0.977582509)]
    [InlineData(0, 1, 0, 0.793450686)]
    [InlineData(50, 333, 0.115784102, 0.192495821)]
    [InlineData(15, 37.5, 0.259668489, 0.558915561)]
    public void Ninety_five_per_cent_agrees_with_figures_worked_out_elsewhere(double successes, double trials, double low, double high)
    {
        var interval = Wilson.Interval(successes, trials)!.Value;

        interval.Low.Should().BeApproximately(low, 1e-8);
        interval.High.Should().BeApproximately(high, 1e-8);
    }

    [Theory]
    [InlineData(130, 200, 0.541113776366, 0.745214703426)]
    [InlineData(50, 333, 0.0994675006820, 0.220338904778)]
    [InlineData(7, 8, 0.352896427742, 0.988992958991)]
    [InlineData(5, 100, 0.0138653207260, 0.164588522826)]
    public void Ninety_nine_point_eight_per_cent_agrees_with_R(double successes, double trials, double low, double high)
    {
        var interval = Wilson.Interval(successes, trials, Confidence.Z998)!.Value;

        interval.Low.Should().BeApproximately(low, 1e-11);
        interval.High.Should().BeApproximately(high, 1e-11);
    }

    [Fact]
    public void Each_limit_is_a_share_from_which_the_observed_one_lies_just_z_standard_errors_away() => Shares.Sample(of =>
    {
        var observed = of.Successes / of.Trials;
        double Distance(double share) => (observed - share) * (observed - share) * of.Trials - Math.Pow(Confidence.Z95, 2) * share * (1 - share);

        var interval = Wilson.Interval(of.Successes, of.Trials)!.Value;

        interval.Low.Should().BeApproximately(Bisect(Distance, 0, observed), 1e-7);
        interval.High.Should().BeApproximately(Bisect(share => -Distance(share), observed, 1), 1e-7);
    });

    [Fact]
    public void The_interval_holds_the_share_within_0_to_1_and_mirrors_its_complement() => Shares.Sample(of =>
    {
        var interval = Wilson.Interval(of.Successes, of.Trials)!.Value;
        var others = Wilson.Interval(of.Trials - of.Successes, of.Trials)!.Value;

        interval.Contains(of.Successes / of.Trials).Should().BeTrue();
        interval.Low.Should().BeInRange(0, 1);
        interval.High.Should().BeInRange(0, 1);
        others.Low.Should().BeApproximately(1 - interval.High, 1e-9);
    });

    [Fact]
    public void More_evidence_narrows_it_and_more_confidence_widens_it() => Shares.Sample(of =>
    {
        var usual = Width(Wilson.Interval(of.Successes, of.Trials)!.Value);

        Width(Wilson.Interval(of.Successes * 2, of.Trials * 2)!.Value).Should().BeLessThan(usual);
        Width(Wilson.Interval(of.Successes, of.Trials, Confidence.Z998)!.Value).Should().BeGreaterThan(usual);
    });

    [Fact]
    public void No_trials_cannot_be_calculated()
    {
        Wilson.Interval(0, 0).Should().BeNull();
        Wilson.Difference(0, 0, 5, 10).Should().BeNull();
        Wilson.Difference(5, 10, 0, 0).Should().BeNull();
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(1, 0)]
    [InlineData(double.NaN, 10)]
    [InlineData(1, double.PositiveInfinity)]
    public void What_is_not_a_proportion_is_refused(double successes, double trials) =>
        FluentActions.Invoking(() => Wilson.Interval(successes, trials)).Should().Throw<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData(0)]
    [InlineData(-1.96)]
    [InlineData(double.NaN)]
    public void A_quantile_that_is_not_above_0_is_refused(double z) =>
        FluentActions.Invoking(() => Wilson.Interval(1, 2, z)).Should().Throw<ArgumentOutOfRangeException>();

    // The intervals printed for method 10 in Newcombe's paper, carried to more places in R.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.2, 0.052431472402, 0.333872654037, true)]
    [InlineData(9, 10, 3, 10, 0.6, 0.170522723935, 0.809017973535, true)]
    [InlineData(6, 7, 2, 7, 0.571428571429, 0.058227927482, 0.806249637524, true)]
    [InlineData(5, 56, 0, 29, 0.089285714286, -0.038137147904, 0.192560013855, false)]
    [InlineData(0, 10, 0, 20, 0, -0.161125158053, 0.277532799863, false)]
    [InlineData(10, 10, 0, 10, 1, 0.607509350431, 1, true)]
    public void The_difference_agrees_with_Newcombe(
        double successes, double trials, double other, double otherTrials, double value, double low, double high, bool larger)
    {
        var difference = Wilson.Difference(successes, trials, other, otherTrials)!.Value;

        difference.Value.Should().BeApproximately(value, 1e-11);
        difference.Interval.Low.Should().BeApproximately(low, 1e-11);
        difference.Interval.High.Should().BeApproximately(high, 1e-11);
        difference.LargerThanChance.Should().Be(larger);
    }

    [Fact]
    public void A_stricter_level_can_leave_a_difference_to_chance() =>
        Wilson.Difference(56, 70, 48, 80, Confidence.Z998)!.Value.LargerThanChance.Should().BeFalse();

    [Fact]
    public void Swapping_the_two_turns_the_difference_round() => Gen.Select(Shares, Shares).Sample((one, two) =>
    {
        var there = Wilson.Difference(one.Successes, one.Trials, two.Successes, two.Trials)!.Value;
        var back = Wilson.Difference(two.Successes, two.Trials, one.Successes, one.Trials)!.Value;

        back.Value.Should().BeApproximately(-there.Value, 1e-12);
        back.Interval.Low.Should().BeApproximately(-there.Interval.High, 1e-12);
        there.Interval.Low.Should().BeInRange(-1, there.Value);
        there.Interval.High.Should().BeInRange(there.Value, 1);
    });

    [Fact]
    public void Equal_shares_never_differ_by_more_than_chance() => Gen.Select(Shares, Gen.Double[0.1, 10]).Sample((of, times) =>
        Wilson.Difference(of.Successes, of.Trials, of.Successes * times, of.Trials * times)!.Value.LargerThanChance.Should().BeFalse());

    private static double Width(Interval interval) => interval.High - interval.Low;

    /// <summary>Where a function that is above 0 on the left falls to 0.</summary>
    private static double Bisect(Func<double, double> falling, double left, double right)
    {
        for (var i = 0; i < 100; i++)
        {
            var middle = (left + right) / 2;
            (left, right) = falling(middle) > 0 ? (middle, right) : (left, middle);
        }

        return left;
    }
}
