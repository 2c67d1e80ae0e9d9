using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class PoissonBinomialTests
{
    [Fact]
    public void Each_way_that_events_can_fall_added_up_gives_the_same()
    {
        double[] chances = [0.1, 0.45, 0.8, 0, 0.33, 1, 0.07];

        foreach (var atLeast in Enumerable.Range(0, chances.Length + 2))
        {
            var ways = Enumerable.Range(0, 1 << chances.Length)
                .Select(x => chances.Select((p, i) => (Happens: (x >> i & 1) == 1, P: p)).ToList())
                .Where(x => x.Count(e => e.Happens) >= atLeast);
            PoissonBinomial.UpperTail(chances, atLeast).Should()
                .BeApproximately(ways.Sum(x => x.Aggregate(1.0, (all, e) => all * (e.Happens ? e.P : 1 - e.P))), 1e-12);
        }
    }

    [Fact]
    public void Equal_chances_are_a_binomial()
        => PoissonBinomial.UpperTail([.. Enumerable.Repeat(0.25, 10)], 5).Should().BeApproximately(0.078126907, 1e-9);

    [Fact]
    public void What_is_no_chance_is_refused()
        => FluentActions.Invoking(() => PoissonBinomial.UpperTail([1.2], 1)).Should().Throw<ArgumentOutOfRangeException>();
}
