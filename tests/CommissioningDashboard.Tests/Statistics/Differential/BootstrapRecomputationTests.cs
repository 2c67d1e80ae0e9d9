using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics.Differential;

/// <summary>
/// The bootstrap worked out a second time in the plainest way. Only the draws are shared, for they are random; the centring, the
/// percentiles and the clamping are done anew.
/// </summary>
public sealed class BootstrapRecomputationTests
{
    private const int Draws = 60;

    public static IReadOnlyList<long[]> Markets { get; } =
        [.. ReferenceCase.All(nameof(Concentration)).Select(one => one.Counts("counts")).Where(counts => counts.Sum() > 0)];

    [Fact]
    public void The_interval_is_that_of_the_same_draws_in_the_plainest_way()
    {
        Markets.Should().HaveCountGreaterThan(500);
        foreach (var counts in Markets)
        {
            var expected = Plain([.. Drawn(counts, 11)], Concentration.Herfindahl(counts)!.Value);

            var interval = Bootstrap.Interval(counts, Concentration.Herfindahl, new Interval(50, 9_000), draws: Draws, seed: 11)!.Value;

            interval.Low.Should().BeApproximately(Math.Clamp(expected.Low, 50, 9_000), 1e-6);
            interval.High.Should().BeApproximately(Math.Clamp(expected.High, 50, 9_000), 1e-6);
        }
    }

    [Fact]
    public void The_difference_is_that_of_the_same_draws_in_the_plainest_way()
    {
        for (var i = 1; i < Markets.Count; i++)
        {
            var (own, other) = (Markets[i], Markets[i - 1]);
            var value = Concentration.Herfindahl(own)!.Value - Concentration.Herfindahl(other)!.Value;
            var expected = Plain([.. Drawn(own, 11).Zip(Drawn(other, 12), (one, two) => one - two)], value);

            var difference = Bootstrap.Difference(own, other, Concentration.Herfindahl, draws: Draws, seed: 11)!.Value;

            difference.Value.Should().BeApproximately(value, 1e-9);
            difference.Interval.Low.Should().BeApproximately(expected.Low, 1e-6);
            difference.Interval.High.Should().BeApproximately(expected.High, 1e-6);
        }
    }

    /// <summary>The draws are made in four runs, each from a stream of its own.</summary>
    private static IEnumerable<double> Drawn(long[] counts, ulong seed)
    {
        var share = new MultinomialDraw(counts.Sum(), [.. counts.Order()]);
        for (var run = 0UL; run < 4; run++)
        {
            var random = new Xoshiro256((seed * 4) + run);
            for (var draw = 0; draw < Draws / 4; draw++)
            {
                var drawn = new long[counts.Length];
                share.Next(random, drawn);
                yield return 10_000 * drawn.Sum(count => Math.Pow((double)count / drawn.Sum(), 2));
            }
        }
    }

    /// <summary>The draws moved to meet the figure, and the two between which 95% of them lie.</summary>
    private static Interval Plain(double[] draws, double observed)
    {
        var moved = draws.Select(draw => draw - draws.Sum() / draws.Length + observed).Order().ToList();
        double At(double place) => moved[(int)Math.Floor(place)] * (Math.Ceiling(place) - place)
            + moved[(int)Math.Ceiling(place)] * (1 - (Math.Ceiling(place) - place));

        return new Interval(Math.Min(observed, At(0.025 * (draws.Length - 1))), Math.Max(observed, At(0.975 * (draws.Length - 1))));
    }
}
