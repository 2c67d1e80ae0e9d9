using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class SubsampleTests
{
    private static readonly Gen<int[]> _counts = Gen.Int[0, 9].Array[2, 8].Where(x => x.Sum() > 3);

    [Fact]
    public void How_many_are_left_without_is_the_hypergeometric_sum() => _counts.Sample(counts =>
    {
        var (all, number) = (counts.Sum(), counts.Sum() / 2);
        var without = Subsample.Mean(counts, number, x => x.Count(y => y == 0))!.Value;

        // Ways to draw none of these ÷ ways to draw.
        var expected = counts.Sum(x => Ways(all - x, number) / Ways(all, number));
        counts.Sum(x => Subsample.ChanceOfNone(x, all, number)).Should().BeApproximately(expected, 1e-9);
        without.Should().BeApproximately(expected, 4 * Math.Sqrt(counts.Length / 60.0));
    });

    [Fact]
    public void All_of_them_are_as_they_are_and_a_draw_is_always_the_same()
    {
        Subsample.Mean([3, 0, 5], 8, x => (x[0] * 100) + (x[1] * 10) + x[2]).Should().Be(305);
        Subsample.Mean([3, 0, 5], 4, x => x[0]).Should().Be(Subsample.Mean([3, 0, 5], 4, x => x[0]));
        Subsample.Mean([300, 0, 500], 200, x => x.Max() / 200.0).Should().BeApproximately(0.625, 0.01);
        Subsample.Mean([3, 5], 4, _ => null).Should().BeNull();
    }

    [Fact]
    public void More_than_there_are_or_none_cannot_be_drawn()
    {
        FluentActions.Invoking(() => Subsample.Mean([3, 5], 9, x => x[0])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Subsample.Mean([3, 5], 0, x => x[0])).Should().Throw<ArgumentOutOfRangeException>();
        Subsample.ChanceOfNone(3, 5, 3).Should().Be(0);
    }

    private static double Ways(int from, int number)
        => Enumerable.Range(0, number).Aggregate(1.0, (ways, i) => ways * Math.Max(0, from - i) / (i + 1));
}
