using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class RarefactionTests
{
    [Fact]
    public void It_is_the_mean_entropy_over_each_way_to_take_so_many() => Markets.Small.Sample(counts =>
    {
        foreach (var taken in new[] { 1, 2, counts.Sum() / 2, counts.Sum() }.Where(x => x > 0))
        {
            Rarefaction.Order1(counts, taken)!.Value.Value.Should().BeApproximately(Math.Exp(PlainDiversity.Rarefied(counts, taken)), 1e-8);
        }
    });

    [Fact]
    public void Two_of_three_referrals_by_hand()
    {
        // Of Ash, Ash, Birch: two of one provider in one of three ways, one of each in two: (0 + 2 ln 2) ÷ 3.
        Rarefaction.Order1([2, 1], 2)!.Value.Value.Should().BeApproximately(Math.Pow(2, 2.0 / 3), 1e-12);
    }

    [Fact]
    public void Its_interval_is_that_of_leaving_out_each_referral_in_turn() => Markets.Small.Sample(counts =>
    {
        var (used, n) = (counts.Count(x => x > 0), counts.Sum());
        if (used > 1)
        {
            var taken = Math.Max(1, n - 2);
            var variance = Math.Max(PlainDiversity.Jackknife(counts, x => PlainDiversity.Rarefied(x, taken)), (used - 1) / (2.0 * n * n));
            var found = Rarefaction.Order1(counts, taken)!.Value;
            found.Interval.Low.Should().BeApproximately(Math.Max(1, found.Value * (1 - (1.959964 * Math.Sqrt(variance)))), 1e-5 * found.Value);
        }
    });

    [Fact]
    public void All_of_them_are_the_plain_number_and_more_cannot_be_taken()
    {
        Rarefaction.Order1([50, 30, 20], 100)!.Value.Value.Should().BeApproximately(Diversity.Hill([50, 30, 20], 1)!.Value, 1e-12);
        Rarefaction.Order1([50, 30, 20], 101).Should().BeNull();
        FluentActions.Invoking(() => Rarefaction.Order1([1], 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Thousands_of_referrals_lose_nothing_to_rounding()
        => Rarefaction.Order1([.. Enumerable.Repeat(5_000L, 20)], 60)!.Value.Value.Should().BeInRange(16.7, 16.9);
}
