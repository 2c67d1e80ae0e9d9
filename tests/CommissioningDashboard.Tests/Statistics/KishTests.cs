using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class KishTests
{
    private static readonly Gen<double[]> Weights = Gen.Double[0.25, 168].Array[1, 50];

    [Fact]
    public void Worked_by_hand_ten_one_and_one_are_worth_about_one_and_a_half() =>
        Effective([10, 1, 1]).Should().BeApproximately(144.0 / 102, 1e-12);

    [Fact]
    public void Equal_weights_count_in_full() => Gen.Select(Gen.Int[1, 500], Gen.Double[0.25, 168]).Sample((count, weight) =>
        Effective([.. Enumerable.Repeat(weight, count)]).Should().BeApproximately(count, 1e-8));

    [Fact]
    public void It_is_the_count_shrunk_by_the_relative_variance_of_the_weights() => Weights.Sample(weights =>
    {
        var mean = weights.Average();
        var variance = weights.Average(weight => (weight - mean) * (weight - mean));

        Effective(weights).Should().BeApproximately(weights.Length / (1 + variance / (mean * mean)), 1e-8);
    });

    [Fact]
    public void It_lies_between_one_and_the_count_whatever_the_unit() => Weights.Sample(weights =>
    {
        var effective = Effective(weights)!.Value;

        effective.Should().BeInRange(1 - 1e-9, weights.Length + 1e-9);
        Effective([.. weights.Select(weight => weight * 100)]).Should().BeApproximately(effective, 1e-8);
    });

    [Fact]
    public void No_weight_cannot_be_calculated() => Kish.EffectiveCount(0, 0).Should().BeNull();

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, -1)]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Sums_no_weights_could_give_are_refused(double sum, double squares) =>
        FluentActions.Invoking(() => Kish.EffectiveCount(sum, squares)).Should().Throw<ArgumentOutOfRangeException>();

    private static double? Effective(double[] weights) =>
        Kish.EffectiveCount(weights.Sum(), weights.Sum(weight => weight * weight));
}
