using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class BinomialDrawTests
{
    private const int Draws = 200_000;

    // Searched, rejected and mirrored cases; the last two straddle the place where one method hands over to the other.
    [Theory]
    [InlineData(50, 0.05)]
    [InlineData(40, 0.4)]
    [InlineData(300, 0.9)]
    [InlineData(99, 0.1)]
    [InlineData(101, 0.1)]
    [InlineData(20, 0.5)]
    public void Draws_follow_the_binomial_probabilities(int trials, double chance)
    {
        var random = new Xoshiro256(11);

        var seen = new int[trials + 1];
        for (var i = 0; i < Draws; i++)
        {
            seen[BinomialDraw.Next(random, trials, chance)]++;
        }

        var probabilities = Probabilities(trials, chance);
        var expected = Enumerable.Range(0, trials + 1).Where(k => probabilities[k] * Draws >= 5).ToArray();
        var chiSquared = expected.Sum(k => Math.Pow(seen[k] - probabilities[k] * Draws, 2) / (probabilities[k] * Draws));
        chiSquared.Should().BeLessThan(expected.Length + 4 * Math.Sqrt(2 * expected.Length));
    }

    [Theory]
    [InlineData(1_000_000, 0.4)]
    [InlineData(1_000_000, 0.000_02)]
    [InlineData(40_000, 0.97)]
    public void Large_draws_have_the_right_mean_and_spread(long trials, double chance)
    {
        var random = new Xoshiro256(12);

        var drawn = Enumerable.Range(0, 50_000).Select(_ => (double)BinomialDraw.Next(random, trials, chance)).ToArray();

        var variance = trials * chance * (1 - chance);
        var mean = drawn.Average();
        mean.Should().BeApproximately(trials * chance, 4 * Math.Sqrt(variance / drawn.Length));
        drawn.Average(value => (value - mean) * (value - mean)).Should().BeApproximately(variance, 0.03 * variance);
    }

    [Fact]
    public void A_draw_never_leaves_the_possible() =>
        Gen.Select(Gen.Long[0, 2_000_000], Gen.Double[0, 1], Gen.ULong).Sample((trials, chance, seed) =>
            BinomialDraw.Next(new Xoshiro256(seed), trials, chance).Should().BeInRange(0, trials));

    [Fact]
    public void Sharing_out_gives_every_referral_once_and_none_to_the_weightless() =>
        Gen.Select(Markets.Any, Gen.Long[0, 100_000], Gen.ULong).Sample((weights, trials, seed) =>
        {
            var drawn = new long[weights.Length];

            BinomialDraw.Multinomial(new Xoshiro256(seed), trials, weights, weights.Sum(), drawn);

            drawn.Sum().Should().Be(trials);
            drawn.Zip(weights).Should().OnlyContain(pair => pair.First >= 0 && (pair.Second > 0 || pair.First == 0));
        });

    [Fact]
    public void Sharing_out_is_in_proportion_in_every_cell()
    {
        long[] weights = [50, 30, 10, 5, 5];
        var random = new Xoshiro256(13);
        var (drawn, sums) = (new long[5], new long[5]);

        for (var i = 0; i < 20_000; i++)
        {
            BinomialDraw.Multinomial(random, 40, weights, 100, drawn);
            for (var cell = 0; cell < 5; cell++)
            {
                sums[cell] += drawn[cell];
            }
        }

        sums.Zip(weights).Should().OnlyContain(pair => Math.Abs(pair.First / 800_000.0 - pair.Second / 100.0) < 0.0025);
    }

    private static double[] Probabilities(int trials, double chance)
    {
        var row = new double[trials + 1];
        row[0] = 1;
        for (var trial = 1; trial <= trials; trial++)
        {
            for (var k = trial; k >= 0; k--)
            {
                row[k] = row[k] * (1 - chance) + (k > 0 ? row[k - 1] * chance : 0);
            }
        }

        return row;
    }
}
