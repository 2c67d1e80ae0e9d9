using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class MultinomialDrawTests
{
    private const int Draws = 200_000;

    // From so few trials that all are shared out one by one, to hundreds; even, lopsided, and as good as certain.
    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(3, 0.5)]
    [InlineData(50, 0.05)]
    [InlineData(40, 0.4)]
    [InlineData(300, 0.9)]
    [InlineData(101, 0.1)]
    [InlineData(500, 0.999)]
    public void A_cell_against_the_rest_follows_the_binomial_probabilities(int trials, double chance)
    {
        var random = new Xoshiro256(11);
        var draw = new MultinomialDraw(trials, [(long)(chance * 1_000_000), 1_000_000 - (long)(chance * 1_000_000)]);
        var drawn = new long[2];

        var seen = new int[trials + 1];
        for (var i = 0; i < Draws; i++)
        {
            draw.Next(random, drawn);
            seen[drawn[0]]++;
        }

        var probabilities = Probabilities(trials, chance);
        var expected = Enumerable.Range(0, trials + 1).Where(k => probabilities[k] * Draws >= 5).ToArray();
        var chiSquared = expected.Sum(k => Math.Pow(seen[k] - probabilities[k] * Draws, 2) / (probabilities[k] * Draws));
        chiSquared.Should().BeLessThan(expected.Length + 4 * Math.Sqrt(2 * expected.Length));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(8_000)]
    [InlineData(1_000_000)]
    public void Cells_have_the_means_spreads_and_ties_that_theory_gives(int trials)
    {
        const int draws = 20_000;
        long[] weights = [50, 0, 30, 19, 1];
        var random = new Xoshiro256(12);
        var draw = new MultinomialDraw(trials, weights);

        var drawn = Enumerable.Range(0, draws).Select(_ =>
        {
            var cells = new long[weights.Length];
            draw.Next(random, cells);
            return cells;
        }).ToArray();

        for (var i = 0; i < weights.Length; i++)
        {
            var p = weights[i] / 100.0;
            drawn.Average(x => x[i]).Should().BeApproximately(trials * p, 4 * Math.Sqrt(trials * p * (1 - p) / draws));
            for (var j = 0; j < weights.Length; j++)
            {
                var q = weights[j] / 100.0;
                var expected = i == j ? trials * p * (1 - p) : -trials * p * q;
                var spread = 4 * trials * Math.Sqrt(p * q * (1 + 1.0 / (trials * Math.Max(0.01, Math.Min(p, q)))) / draws);
                drawn.Average(x => (x[i] - trials * p) * (x[j] - trials * q)).Should().BeApproximately(expected, spread);
            }
        }
    }

    [Fact]
    public void Sharing_out_gives_every_referral_once_and_none_to_the_weightless() =>
        Gen.Select(Markets.Any, Gen.Long[0, 100_000], Gen.ULong).Sample((weights, trials, seed) =>
        {
            var drawn = new long[weights.Length];

            new MultinomialDraw(trials, weights).Next(new Xoshiro256(seed), drawn);

            drawn.Sum().Should().Be(trials);
            drawn.Zip(weights).Should().OnlyContain(pair => pair.First >= 0 && (pair.Second > 0 || pair.First == 0));
        });

    [Fact]
    public void With_no_weight_anywhere_nothing_is_shared_out()
    {
        long[] drawn = [7, 7];

        new MultinomialDraw(5, [0, 0]).Next(new Xoshiro256(1), drawn);

        drawn.Should().Equal(0, 0);
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
