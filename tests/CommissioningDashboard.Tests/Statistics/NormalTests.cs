using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class NormalTests
{
    [Theory]
    [InlineData(0.1, 9.20344325445942e-01)]
    [InlineData(-1, 3.17310507862914e-01)]
    [InlineData(7, 2.55962508777167e-12)]
    public void Two_sided_counts_both_tails(double z, double chance) =>
        Normal.TwoSided(z).Should().BeApproximately(chance, chance * 1e-14);

    [Fact]
    public void Both_sides_are_alike_and_further_out_is_never_likelier() => Gen.Select(Gen.Double[0, 45], Gen.Double[0, 1]).Sample((z, step) =>
    {
        Normal.TwoSided(-z).Should().Be(Normal.TwoSided(z));
        Normal.TwoSided(z + step).Should().BeLessThanOrEqualTo(Normal.TwoSided(z) + 1e-15);
    });

    [Fact]
    public void The_ends_are_the_ends()
    {
        Normal.TwoSided(double.PositiveInfinity).Should().Be(0);
        Normal.TwoSided(0).Should().Be(1);
    }

    [Fact]
    public void What_is_not_a_number_is_refused()
        => FluentActions.Invoking(() => Normal.TwoSided(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
}
