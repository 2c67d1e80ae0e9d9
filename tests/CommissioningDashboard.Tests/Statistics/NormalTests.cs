using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class NormalTests
{
    // From R's pnorm.
    [Theory]
    [InlineData(-8, 6.22096057427178e-16)]
    [InlineData(-1.5, 6.68072012688581e-02)]
    [InlineData(-0.3, 3.82088577811047e-01)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 6.91462461274013e-01)]
    [InlineData(3.5, 9.99767370920964e-01)]
    public void Chances_agree_with_printed_tables(double z, double chance) =>
        Normal.Cdf(z).Should().BeApproximately(chance, chance * 1e-14);

    [Theory]
    [InlineData(1e-300, -37.047096299361201)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(0.02, -2.053748910631823)]
    [InlineData(0.3, -0.524400512708041)]
    [InlineData(0.77, 0.738846849185214)]
    [InlineData(0.975, Confidence.Z95)]
    [InlineData(0.999, Confidence.Z998)]
    public void Quantiles_agree_with_printed_tables(double p, double z) =>
        Normal.Quantile(p).Should().BeApproximately(z, Math.Abs(z) * 1e-14);

    [Theory]
    [InlineData(0.1, 9.20344325445942e-01)]
    [InlineData(-1, 3.17310507862914e-01)]
    [InlineData(7, 2.55962508777167e-12)]
    public void Two_sided_counts_both_tails(double z, double chance) =>
        Normal.TwoSided(z).Should().BeApproximately(chance, chance * 1e-14);

    [Fact]
    public void A_chance_and_its_quantile_undo_each_other() => Gen.Double[-8, 5].Sample(z =>
        Normal.Quantile(Normal.Cdf(z)).Should().BeApproximately(z, 1e-9));

    [Fact]
    public void Both_sides_are_alike_and_more_is_never_less() => Gen.Select(Gen.Double[0, 45], Gen.Double[0, 1]).Sample((z, step) =>
    {
        (Normal.Cdf(z) + Normal.Cdf(-z)).Should().BeApproximately(1, 1e-15);
        Normal.TwoSided(z).Should().BeApproximately(2 * Normal.Cdf(-z), 1e-16);
        Normal.Cdf(z + step).Should().BeGreaterThanOrEqualTo(Normal.Cdf(z) - 1e-15);
    });

    [Fact]
    public void The_ends_are_the_ends()
    {
        Normal.Cdf(double.NegativeInfinity).Should().Be(0);
        Normal.Cdf(double.PositiveInfinity).Should().Be(1);
        Normal.TwoSided(double.PositiveInfinity).Should().Be(0);
        Normal.TwoSided(0).Should().Be(1);
        Normal.Quantile(0).Should().Be(double.NegativeInfinity);
        Normal.Quantile(1).Should().Be(double.PositiveInfinity);
    }

    [Fact]
    public void What_is_not_a_chance_or_not_a_number_is_refused()
    {
        FluentActions.Invoking(() => Normal.Quantile(1.1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Normal.Quantile(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Normal.Cdf(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Normal.TwoSided(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
