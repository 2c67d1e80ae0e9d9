using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class DifferenceInDifferencesTests
{
    [Fact]
    public void How_much_further_one_moved_than_five_others_is_worked_out_by_hand()
    {
        // All of 100 before and after, so each weighs 50. The others moved −2, −1, 0, 1 and 2 points: none on average. The one moved 10.
        var found = DifferenceInDifferences.Estimate([Cell(0, true, 10, 20), .. Others([-2, -1, 0, 1, 2])])!;

        found.Value.Should().BeApproximately(0.10, 1e-12);
        (found.Changed, found.Others).Should().Be((1, 5));

        // Their spread is 50 × 0.001 ÷ 4 = 0.0125, less than chance makes it: all together 130 of 1,200 are of the part.
        var (part, reach) = (130 / 1200.0, StudentT.Within95(4));
        var error = Math.Sqrt(part * (1 - part) * ((1 / 50.0) + (1 / 250.0)));
        found.Interval.Low.Should().BeApproximately(0.10 - (reach * error), 1e-12);
        found.Interval.High.Should().BeApproximately(0.10 + (reach * error), 1e-12);
        found.P.Should().BeApproximately(StudentT.TwoSided(0.10 / error, 4), 1e-12);
    }

    [Fact]
    public void Others_that_stray_further_than_chance_make_it_less_sure()
    {
        var found = DifferenceInDifferences.Estimate([Cell(0, true, 10, 20), .. Others([-20, -10, 0, 10, 20], 30)])!;

        // 50 × 0.1 ÷ 4 = 1.25, more than chance makes of it.
        found.P.Should().BeApproximately(StudentT.TwoSided(0.10 / Math.Sqrt(1.25 * ((1 / 50.0) + (1 / 250.0))), 4), 1e-12);
    }

    [Fact]
    public void What_moved_everywhere_alike_drops_out_within_each_stratum()
    {
        // In stratum 0 everybody moved up by 5 points, in stratum 1 down by 5, and the changed unit in both by 4 points more.
        var cells = Enumerable.Range(0, 6).SelectMany(
            unit => new[] { 5, -5 }.Select((moved, stratum) => Cell(unit, unit == 0, 20, 20 + moved + (unit == 0 ? 4 : 0), stratum)));

        DifferenceInDifferences.Estimate(cells)!.Value.Should().BeApproximately(0.04, 1e-12);
    }

    [Fact]
    public void Units_that_move_in_all_their_strata_together_count_once()
    {
        // The same moves in ten strata at once are ten times the referrals and not ten times as many units.
        var cells = Enumerable.Range(0, 10).SelectMany(s => Others([-20, -10, 0, 10, 20], 30, s).Prepend(Cell(0, true, 10, 20, s)));

        // The others' spread is 500 × 0.1 ÷ 4 over (1 ÷ 500 + 1 ÷ 2,500): that of a single stratum.
        DifferenceInDifferences.Estimate(cells)!.P.Should().BeApproximately(
            StudentT.TwoSided(0.10 / Math.Sqrt(1.25 * ((1 / 50.0) + (1 / 250.0))), 4), 1e-12);
    }

    [Fact]
    public void Fewer_than_five_others_or_nothing_that_varies_is_not_estimated()
    {
        DifferenceInDifferences.Estimate([Cell(0, true, 10, 20), .. Others([-1, 0, 1, 0])]).Should().BeNull();
        DifferenceInDifferences.Estimate([Cell(0, true, 0, 0), .. Others([0, 0, 0, 0, 0], 0)]).Should().BeNull();
        DifferenceInDifferences.Estimate(Others([0, 0, 0, 0, 0])).Should().BeNull("nothing changed");
        DifferenceInDifferences.Estimate([]).Should().BeNull();
    }

    private static IEnumerable<BeforeAfter> Others(int[] moved, int before = 10, int stratum = 0)
        => moved.Select((x, i) => Cell(i + 1, false, before, before + x, stratum));

    private static BeforeAfter Cell(int unit, bool isChanged, int before, int after, int stratum = 0)
        => new(unit, stratum, isChanged, (before, 100), (after, 100));
}
