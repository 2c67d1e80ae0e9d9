using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class AdjacentRepeatsTests
{
    [Theory]
    [InlineData(3, 2, 2)]
    [InlineData(4, 1, 2)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 2, 0)]
    public void Every_order_gone_through_gives_the_same_mean_and_variance(int a, int b, int c)
    {
        List<char> things = [.. Enumerable.Repeat('a', a), .. Enumerable.Repeat('b', b), .. Enumerable.Repeat('c', c)];
        var repeats = Orders(things).Select(x => (double)x.Zip(x.Skip(1)).Count(p => p.First == p.Second)).ToList();

        var (mean, variance) = AdjacentRepeats.InRandomOrder([a, b, c]);

        mean.Should().BeApproximately(repeats.Average(), 1e-9);
        variance.Should().BeApproximately(repeats.Average(x => (x - repeats.Average()) * (x - repeats.Average())), 1e-9);
    }

    [Fact]
    public void One_thing_or_none_has_no_neighbour()
    {
        AdjacentRepeats.InRandomOrder([1]).Should().Be((0.0, 0.0));
        AdjacentRepeats.InRandomOrder([]).Should().Be((0.0, 0.0));
    }

    private static IEnumerable<List<char>> Orders(List<char> things) => things.Count == 0 ? [[]]
        : things.Index().SelectMany(x => Orders([.. things.Where((_, i) => i != x.Index)]).Select(rest => rest.Prepend(x.Item).ToList()));
}
