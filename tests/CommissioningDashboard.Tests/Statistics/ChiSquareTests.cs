using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class ChiSquareTests
{
    // From R's pchisq.
    [Theory]
    [InlineData(3.84, 1, 0.050043521248705224)]
    [InlineData(10, 4, 0.040427681994512805)]
    [InlineData(25.2, 7, 0.000699268249001275)]
    [InlineData(0, 3, 1)]
    [InlineData(double.PositiveInfinity, 3, 0)]
    public void Chances_agree_with_printed_tables(double value, int degrees, double chance) =>
        ChiSquare.UpperTail(value, degrees).Should().BeApproximately(chance, chance * 1e-13);

    [Fact]
    public void One_degree_is_a_squared_normal_and_two_an_exponential() => Gen.Double[0, 60].Sample(value =>
    {
        ChiSquare.UpperTail(value, 1).Should().BeApproximately(Normal.TwoSided(Math.Sqrt(value)), 1e-15);
        ChiSquare.UpperTail(value, 2).Should().BeApproximately(Math.Exp(-value / 2), 1e-15);
    });

    [Fact]
    public void What_cannot_be_is_refused()
    {
        FluentActions.Invoking(() => ChiSquare.UpperTail(-1, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ChiSquare.UpperTail(-1, 2)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ChiSquare.UpperTail(double.NaN, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ChiSquare.UpperTail(1, 0)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
