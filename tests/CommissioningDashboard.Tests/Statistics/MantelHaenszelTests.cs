using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class MantelHaenszelTests
{
    private static readonly Gen<TwoByTwo[]> Tables = Gen.Select(Gen.Long[0, 30], Gen.Long[0, 30], Gen.Long[0, 30], Gen.Long[0, 30])
        .Select((a, b, c, d) => new TwoByTwo(a, b, c, d)).Array[1, 8];

    [Fact]
    public void One_table_is_the_plain_odds_ratio_with_Woolfs_interval()
    {
        var ratio = MantelHaenszel.Pool([new(60, 40, 30, 170)])!.Value;

        ratio.Value.Should().BeApproximately(8.5, 1e-12);
        ratio.Interval.Low.Should().BeApproximately(4.867867, 1e-6);
        ratio.Interval.High.Should().BeApproximately(14.842229, 1e-6);
        ratio.Informative.Should().Be(1);
        ratio.LargerThanChance.Should().BeTrue();
    }

    // Bickel, Hammel and O'Connell (1975), Science 187:398–404: men and women admitted and rejected by six departments. The crude
    // odds ratio, 1.84, comes from where people applied; R's mantelhaen.test gives the figures within departments.
    [Fact]
    public void Berkeley_admissions_show_no_lean_within_departments()
    {
        TwoByTwo[] departments =
        [
            new(512, 313, 89, 19), new(353, 207, 17, 8), new(120, 205, 202, 391),
            new(138, 279, 131, 244), new(53, 138, 94, 299), new(22, 351, 24, 317),
        ];

        var ratio = MantelHaenszel.Pool(departments)!.Value;
        var crude = MantelHaenszel.Pool([new(1198, 1493, 557, 1278)])!.Value;

        ratio.Value.Should().BeApproximately(0.904696828258623, 1e-13);
        ratio.Interval.Low.Should().BeApproximately(0.77190736175935, 1e-12);
        ratio.Interval.High.Should().BeApproximately(1.06032976443666, 1e-12);
        ratio.P.Should().BeApproximately(0.216923697055518, 1e-13);
        ratio.Informative.Should().Be(6);
        ratio.LargerThanChance.Should().BeFalse();
        crude.Value.Should().BeApproximately(1.8411, 1e-4);
    }

    [Fact]
    public void It_agrees_with_the_sums_written_out() => Tables.Sample(tables =>
    {
        var used = tables.Where(t => (t.A + t.B) * (t.C + t.D) * (t.A + t.C) * (t.B + t.D) > 0).ToArray();
        double N(TwoByTwo t) => t.A + t.B + t.C + t.D;
        var r = used.Sum(t => t.A * t.D / N(t));
        var s = used.Sum(t => t.B * t.C / N(t));

        var ratio = MantelHaenszel.Pool(tables);

        if (r == 0 || s == 0)
        {
            ratio.Should().BeNull();
            return;
        }

        var chiSquare = Math.Pow(used.Sum(t => t.A - (t.A + t.B) * (t.A + t.C) / N(t)), 2)
            / used.Sum(t => (double)(t.A + t.B) * (t.C + t.D) * (t.A + t.C) * (t.B + t.D) / (N(t) * N(t) * (N(t) - 1)));
        ratio!.Value.Value.Should().BeApproximately(r / s, 1e-9 * r / s);
        ratio.Value.P.Should().BeApproximately(ChiSquare.UpperTail(chiSquare, 1), 1e-9);
        ratio.Value.Informative.Should().Be(used.Length);
    });

    [Fact]
    public void Order_changes_nothing_and_swapping_the_groups_turns_the_ratio_over() =>
        Tables.Where(tables => MantelHaenszel.Pool(tables) is not null).Sample(tables =>
        {
            var ratio = MantelHaenszel.Pool(tables)!.Value;
            var backwards = MantelHaenszel.Pool([.. tables.Reverse()])!.Value;
            var swapped = MantelHaenszel.Pool([.. tables.Select(t => new TwoByTwo(t.C, t.D, t.A, t.B))])!.Value;

            backwards.Value.Should().BeApproximately(ratio.Value, 1e-9 * ratio.Value);
            swapped.Value.Should().BeApproximately(1 / ratio.Value, 1e-9 / ratio.Value);
            swapped.Interval.Low.Should().BeApproximately(1 / ratio.Interval.High, 1e-9 / ratio.Interval.High);
            ratio.Interval.Contains(ratio.Value).Should().BeTrue();
        });

    [Fact]
    public void Strata_that_compare_nothing_add_nothing()
    {
        var ratio = MantelHaenszel.Pool([new(60, 40, 30, 170)]);

        MantelHaenszel.Pool([new(0, 0, 5, 5), new(60, 40, 30, 170), new(9, 0, 4, 0), new(0, 0, 0, 0)]).Should().Be(ratio);
    }

    [Fact]
    public void What_has_no_finite_ratio_cannot_be_calculated()
    {
        MantelHaenszel.Pool([]).Should().BeNull();
        MantelHaenszel.Pool([new(5, 0, 5, 0)]).Should().BeNull();
        MantelHaenszel.Pool([new(5, 0, 0, 5)]).Should().BeNull();
        MantelHaenszel.Pool([new(0, 5, 5, 0)]).Should().BeNull();
    }

    [Theory]
    [InlineData(-1, 2, 3, 4)]
    [InlineData(1, -2, 3, 4)]
    [InlineData(1, 2, -3, 4)]
    [InlineData(1, 2, 3, -4)]
    public void A_negative_count_is_refused(long a, long b, long c, long d) =>
        FluentActions.Invoking(() => MantelHaenszel.Pool([new(a, b, c, d)])).Should().Throw<ArgumentOutOfRangeException>();
}
