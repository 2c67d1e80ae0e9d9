using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class EffectiveNumberTests
{
    [Fact]
    public void Order_1_is_the_entropy_of_Chao_Wang_and_Jost_with_its_sums_written_out() => Markets.Small.Sample(counts =>
    {
        if (counts.Count(x => x > 0) > 1)
        {
            EffectiveNumber.Order1(Of(counts))!.Value.Value.Should().BeApproximately(Math.Exp(PlainDiversity.Entropy(counts)), 1e-8);
        }
    });

    [Fact]
    public void Its_interval_is_that_of_leaving_out_each_referral_in_turn() => Markets.Small.Sample(counts =>
    {
        var (used, n) = (counts.Count(x => x > 0), counts.Sum());
        if (used > 1)
        {
            var spread = counts.Where(x => x > 0).Sum(x => x * Math.Pow(Math.Log((double)x / n) - Plain(counts), 2)) / n / n;
            var variance = Math.Max(PlainDiversity.Jackknife(counts, PlainDiversity.Entropy), spread + ((used - 1) / (2.0 * n * n)));
            var found = EffectiveNumber.Order1(Of(counts))!.Value;
            found.Interval.High.Should().BeApproximately(found.Value * (1 + (1.959964 * Math.Sqrt(variance))), 1e-5 * found.Value);
        }
    });

    [Fact]
    public void Order_2_is_one_over_the_chance_that_two_referrals_met() => Markets.Small.Sample(counts =>
    {
        var pair = PlainDiversity.SamePair([.. Markets.Referrals(counts).Select(x => ((string?)$"{x}", 1.0))]);
        (EffectiveNumber.Order2(Of(counts))?.Value ?? 0).Should().BeApproximately(pair is > 0 ? Math.Min(1 / pair.Value, double.MaxValue) : 0, 1e-8);
    });

    [Fact]
    public void Weights_of_one_size_are_counts() => Markets.Any.Sample(counts =>
    {
        var (plain, heavy) = (EffectiveNumber.Order1(Of(counts))!.Value, EffectiveNumber.Order1(counts.Select(x => new Received(x, 8.0 * x, 64.0 * x)))!.Value);
        heavy.Value.Should().BeApproximately(plain.Value, 1e-9 * plain.Value);
        heavy.Interval.Low.Should().BeApproximately(plain.Interval.Low, 1e-6 * plain.Value);
        heavy.Interval.High.Should().BeApproximately(plain.Interval.High, 1e-6 * plain.Value);
    });

    [Fact]
    public void It_lies_within_its_interval_and_is_never_less_than_one() => Markets.Any.Sample(counts =>
    {
        foreach (var found in new[] { EffectiveNumber.Order1(Of(counts)), EffectiveNumber.Order2(Of(counts)) }.OfType<Estimate>())
        {
            found.Interval.Contains(found.Value).Should().BeTrue();
            found.Interval.Low.Should().BeGreaterThanOrEqualTo(1);
        }
    });

    [Fact]
    public void One_provider_with_all_may_have_another_beside_it()
    {
        // Of 30, a second with 11.6% would have been seen in 97.5 of 100.
        var p = Math.Pow(0.025, 1.0 / 30);
        EffectiveNumber.Order1([Received.FromCount(30)])!.Value.Interval.High.Should()
            .BeApproximately(Math.Pow(p, -p) * Math.Pow(1 - p, p - 1), 1e-9);
    }

    [Fact]
    public void Nothing_has_none()
    {
        EffectiveNumber.Order1([Received.FromCount(0)]).Should().BeNull();
        EffectiveNumber.Order2([Received.FromCount(1)]).Should().BeNull();
        EffectiveNumber.Order2([Received.FromCount(1), Received.FromCount(1)]).Should().BeNull("no two referrals met");
    }

    [Theory]
    [InlineData(1, -0.5772156649015329)]
    [InlineData(2, 0.4227843350984671)]
    [InlineData(10, 2.2517525890667211)]
    [InlineData(1000, 6.9072551956488120)]
    public void Digamma_is_as_in_tables(double x, double expected) => UnseenEntropy.Digamma(x).Should().BeApproximately(expected, 1e-13);

    [Fact]
    public void What_is_unseen_of_a_million_referrals_is_found_without_a_million_steps()
        => UnseenEntropy.Unseen(1_000_000, 3, 1).Should().BeInRange(1e-7, 1e-5);

    private static double Plain(long[] counts) => counts.Where(x => x > 0).Sum(x => (double)x / counts.Sum() * Math.Log((double)x / counts.Sum()));

    private static List<Received> Of(IEnumerable<long> counts) => [.. counts.Select(Received.FromCount)];
}
