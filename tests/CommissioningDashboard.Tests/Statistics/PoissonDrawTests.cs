using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class PoissonDrawTests
{
    private const int Draws = 200_000;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.7)]
    [InlineData(4)]
    [InlineData(33.3)]
    [InlineData(1_000)]
    public void Draws_follow_the_Poisson_probabilities(double mean)
    {
        var random = new Xoshiro256(21);
        var draw = new PoissonDraw(mean);

        var seen = new int[(int)(2 * mean) + 50];
        for (var i = 0; i < Draws; i++)
        {
            seen[draw.Next(random)]++;
        }

        var logFactorial = 0.0;
        var (chiSquared, cells) = (0.0, 0);
        for (var k = 0; k < seen.Length; k++)
        {
            logFactorial += k == 0 ? 0 : Math.Log(k);
            var expected = Draws * Math.Exp(k * Math.Log(mean) - mean - logFactorial);
            if (expected >= 5)
            {
                chiSquared += (seen[k] - expected) * (seen[k] - expected) / expected;
                cells++;
            }
        }

        chiSquared.Should().BeLessThan(cells + 4 * Math.Sqrt(2 * cells));
    }

    [Fact]
    public void A_mean_of_nothing_draws_nothing()
    {
        var random = new Xoshiro256(22);
        var draw = new PoissonDraw(0);

        Enumerable.Range(0, 1_000).Select(_ => draw.Next(random)).Should().OnlyContain(x => x == 0);
    }
}
