using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class WeightedShareTests
{
    [Fact]
    public void Equal_weights_are_as_sure_as_their_plain_count()
        => WeightedShare.EffectiveCount(new(5, 15, 45), new(20, 60, 180)).Should().Be(20);

    /// <summary>
    /// Cochran's variance of a ratio: residuals w(y − p) of 4 packages of 4 and 16 of 1, p = ½, have squares of 4 × 2² + 16 × ½² = 20,
    /// over 32²; ¼ over that is 12.8, against Kish's 32² ÷ 80 = 12.8, which is the same at a half.
    /// </summary>
    [Fact]
    public void At_a_half_it_is_Kish_number() => WeightedShare.EffectiveCount(new(4, 16, 64), new(20, 32, 80)).Should().Be(12.8);

    /// <summary>
    /// 100 packages of 4 and 900 of 1: p = 400 ÷ 1,300, residuals of squares 100 × (4 × 9 ÷ 13)² + 900 × (4 ÷ 13)² = 852.07. Kish has
    /// 1,300² ÷ 2,500 = 676.
    /// </summary>
    [Fact]
    public void Where_the_part_has_larger_packages_it_is_less_sure_than_Kish_says()
        => WeightedShare.EffectiveCount(new(100, 400, 1_600), new(1_000, 1_300, 2_500)).Should().BeApproximately(
            36.0 / 169 * 1_300 * 1_300 / ((100 * 36.0 * 36 / 169) + (900 * 16.0 / 169)), 1e-6).And.BeLessThan(676);

    [Fact]
    public void Where_the_part_has_smaller_packages_it_is_surer()
        => WeightedShare.EffectiveCount(new(100, 25, 6.25), new(1_000, 925, 906.25)).Should().BeGreaterThan(925 * 925 / 906.25);

    [Fact]
    public void One_giant_package_is_not_taken_to_prove_that_all_such_are_of_its_kind()
        => WeightedShare.EffectiveCount(new(1, 91, 8_281), new(10, 100, 8_290)).Should().BeLessThan(5);

    [Fact]
    public void None_and_all_have_Kish_number_and_nothing_has_none()
    {
        WeightedShare.EffectiveCount(default, new(20, 32, 80)).Should().Be(12.8);
        WeightedShare.EffectiveCount(new(20, 32, 80), new(20, 32, 80)).Should().Be(12.8);
        WeightedShare.EffectiveCount(default, default).Should().BeNull();
    }

    [Fact]
    public void A_part_beyond_the_whole_is_refused()
        => FluentActions.Invoking(() => WeightedShare.EffectiveCount(new(2, 3, 5), new(1, 2, 4))).Should().Throw<ArgumentOutOfRangeException>();
}
