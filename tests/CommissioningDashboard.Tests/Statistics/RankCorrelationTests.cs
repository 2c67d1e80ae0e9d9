using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class RankCorrelationTests
{
    private static readonly Gen<(double[] X, double[] Y)> Pairs = Gen.Int[3, 40].SelectMany(n =>
        Gen.Select(Gen.Int[0, 12].Select(i => i / 4.0).Array[n], Gen.Int[0, 30].Select(i => (double)i).Array[n]));

    [Fact]
    public void Equal_values_share_the_mean_of_their_places() =>
        RankCorrelation.Ranks([30, 10, 20, 10, 10]).Should().Equal(5, 2, 4, 2, 2);

    [Fact]
    public void It_agrees_with_a_figure_worked_out_elsewhere()
    {
        RankCorrelation.Spearman([1, 2, 3, 4, 5, 5], [3, 1, 4, 1, 5, 9]).Should().BeApproximately(0.647058823529412, 1e-14);
        RankCorrelation.Spearman([1, 2, 3, 4], [10, 20, 30, 4_000]).Should().Be(1);
        RankCorrelation.Spearman([1, 2, 3, 4], [9, 8, 7, -6]).Should().Be(-1);
    }

    [Fact]
    public void Ranks_are_how_many_lie_below_and_half_the_equals() => Pairs.Sample((x, _) =>
        RankCorrelation.Ranks(x).Should().Equal(x.Select(v => x.Count(o => o < v) + (x.Count(o => o == v) + 1) / 2.0)));

    [Fact]
    public void It_is_the_plain_correlation_of_the_ranks() => Pairs.Where(Vary).Sample((x, y) =>
    {
        var (a, b) = (RankCorrelation.Ranks(x), RankCorrelation.Ranks(y));
        var (meanA, meanB) = (a.Average(), b.Average());
        var expected = a.Zip(b, (one, other) => (one - meanA) * (other - meanB)).Sum()
            / Math.Sqrt(a.Sum(one => Math.Pow(one - meanA, 2)) * b.Sum(other => Math.Pow(other - meanB, 2)));

        RankCorrelation.Spearman(x, y).Should().BeApproximately(expected, 1e-12);
    });

    [Fact]
    public void Order_of_pairs_changes_nothing_and_turning_one_round_turns_the_sign() => Pairs.Where(Vary).Sample((x, y) =>
    {
        var value = RankCorrelation.Spearman(x, y);

        RankCorrelation.Spearman([.. x.Reverse()], [.. y.Reverse()]).Should().Be(value);
        RankCorrelation.Spearman(y, x).Should().Be(value);
        RankCorrelation.Spearman([.. x.Select(v => -v)], y).Should().Be(-value);
        RankCorrelation.Spearman([.. x.Select(Math.Exp)], y).Should().Be(value);
    });

    [Fact]
    public void Too_few_and_no_variation_cannot_be_calculated()
    {
        RankCorrelation.Spearman([], []).Should().BeNull();
        RankCorrelation.Spearman([1, 2], [1, 2]).Should().BeNull();
        RankCorrelation.Spearman([1, 2, 3], [4, 4, 4]).Should().BeNull();
        RankCorrelation.Spearman([7, 7, 7], [1, 2, 3]).Should().BeNull();
    }

    [Fact]
    public void Unequal_lengths_and_what_is_not_a_number_are_refused()
    {
        FluentActions.Invoking(() => RankCorrelation.Spearman([1, 2, 3], [1, 2])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => RankCorrelation.Spearman([1, 2, double.NaN], [1, 2, 3])).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static bool Vary((double[] X, double[] Y) pairs) => pairs.X.Distinct().Count() > 1 && pairs.Y.Distinct().Count() > 1;
}
