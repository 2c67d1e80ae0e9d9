using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Disclosure;

public sealed class DisclosedTests
{
    [Theory]
    [InlineData("board", 0, "0")]
    [InlineData("board", 1, "[c]")]
    [InlineData("board", 4, "[c]")]
    [InlineData("board", 5, "5")]
    [InlineData("board", 7, "5")]
    [InlineData("board", 8, "10")]
    [InlineData("board", 7912, "7,910")]
    [InlineData("strict", 0, "0")]
    [InlineData("strict", 7, "[c]")]
    [InlineData("strict", 8, "10")]
    [InlineData("internal", 1, "1")]
    [InlineData("internal", 7912, "7,912")]
    public void A_count_of_people_is_withheld_rounded_or_kept(string profile, int count, string shown)
    {
        var table = Table(Row("a", count, 10_000));

        Shown(table, profile).Cell(0, "people").ToString().Should().Be(shown);
    }

    [Fact]
    public void A_withheld_count_is_never_a_number_and_a_real_zero_is_one()
    {
        var shown = Shown(Table(Row("few", 3, 1000), Row("none", 0, 1000)), "board");

        shown.Cell(0, "people").Should().Be(DisclosedCell.From(Shorthand.Confidential, Unit.Referrals));
        shown.Cell(0, "hours").Should().Be(DisclosedCell.From(Shorthand.Confidential, Unit.Hours), "hours of three people are about three people");
        shown.Cell(0, "share").Shorthand.Should().Be(Shorthand.Confidential);
        shown.Cell(0, "low").Shorthand.Should().Be(Shorthand.Confidential);
        shown.Cell(0, "figure").Shorthand.Should().Be(Shorthand.Confidential);
        shown.Cell(1, "people").Number.Should().Be(0);
        shown.Cell(1, "share").Number.Should().Be(0);
    }

    [Fact]
    public void A_share_and_its_interval_are_worked_out_from_the_rounded_counts()
    {
        var shown = Shown(Table(Row("a", 13, 48)), "board");

        shown.Cell(0, "share").Number.Should().Be(15.0 / 50);
        shown.Cell(0, "low").Number.Should().BeApproximately(Wilson.Interval(15, 50)!.Value.Low, 1e-12);
    }

    [Fact]
    public void The_internal_profile_changes_nothing()
    {
        var shown = Shown(Table(Row("a", 13, 48)), "internal");

        shown.Cell(0, "share").Number.Should().Be(13.0 / 48);
        shown.Cell(0, "figure").Number.Should().Be(0.123456);
        shown.Cell(0, "hours").Number.Should().Be(6.5);
    }

    [Theory]
    [InlineData(5, 7, "[c]")]
    [InlineData(5, 8, "50%")]
    public void No_share_is_given_of_fewer_than_eight_people(int part, int whole, string shown)
        => Shown(Table(Row("a", part, whole)), "board").Cell(0, "share").ToString().Should().Be(shown);

    [Fact]
    public void A_share_of_nothing_does_not_apply()
        => Shown(Table(Row("a", 0, 0)), "board").Cell(0, "share").Shorthand.Should().Be(Shorthand.NotApplicable);

    [Fact]
    public void An_amount_that_would_round_to_nothing_is_low_and_not_zero()
        => Shown(Table(Row("a", 10, 100, hours: 2)), "board").Cell(0, "hours").Shorthand.Should().Be(Shorthand.Low);

    [Theory]
    [InlineData(27, true)]
    [InlineData(28, false)]
    public void What_rests_on_fewer_than_thirty_people_as_rounded_is_marked(int whole, bool marked)
        => Shown(Table(Row("a", 20, whole)), "board").Cell(0, "share").IsUnreliable.Should().Be(marked);

    [Fact]
    public void A_figure_that_cannot_be_worked_out_again_is_cut_to_the_digits_shown()
        => Shown(Table(Row("a", 100, 200)), "board").Cell(0, "figure").Number.Should().Be(0.12);

    [Fact]
    public void An_empty_cell_is_not_available_where_the_caller_says_so()
    {
        var table = MeasureTable.FromRows<int>("T", [1], (new("name", "Name", Unit.Text, Protection.Free),
            _ => "a"), (new("before", "Before", Unit.Share, Protection.Free), _ => Cell.Nothing));

        Disclosed.FromTable(table, DisclosureProfile.Board).Cell(0, "before").Shorthand.Should().Be(Shorthand.NotApplicable);
        Disclosed.FromTable(table, DisclosureProfile.Board, "before").Cell(0, "before").Shorthand.Should().Be(Shorthand.NotAvailable);
    }

    [Theory]
    [InlineData(0, 12, "[c]")]
    [InlineData(12, 12, "[c]")]
    [InlineData(0, 17, "[c]")]
    [InlineData(0, 18, "0%")]
    [InlineData(20, 20, "100%")]
    public void None_or_all_of_a_small_group_is_withheld(int part, int whole, string shown)
    {
        var table = Shown(Table(Row("a", part, whole)), "board");

        table.Cell(0, "share").ToString().Should().Be(shown);
        (table.Cell(0, "people").Shorthand is Shorthand.Confidential).Should().Be(shown == "[c]", "the count would tell what the share does not");
    }

    [Fact]
    public void A_ratio_to_an_expected_share_is_worked_out_from_what_is_shown()
    {
        var part = new Column("part", "Part", Unit.Referrals, Protection.CountOfPeople);
        var whole = new Column("whole", "Whole", Unit.Referrals, Protection.CountOfPeople);
        var share = new Column("share", "Share", Unit.Share, new Protection.ShareOf(part, whole, part));
        var expected = new Column("expected", "Expected", Unit.Share, Protection.Free);
        var table = MeasureTable.FromRows<(int Part, double Times)>(
            "T", [(13, 13 / 48.0 / 0.4), (13, 7.7)],
            (part, x => x.Part),
            (whole, _ => 48),
            (share, x => x.Part / 48.0),
            (expected, _ => 0.4),
            (new("times", "Times", Unit.Times, new Protection.RatioOf(share, expected, part)), x => x.Times));

        Shown(table, "board").Cell(0, "times").Number.Should().BeApproximately(15.0 / 50 / 0.4, 1e-12);
        Shown(table, "board").Cell(1, "times").Shorthand.Should().Be(Shorthand.Confidential, "odds of 13 people are no such ratio");
        Shown(table, "internal").Cell(0, "times").Number.Should().Be(13 / 48.0 / 0.4);
    }

    [Theory]
    [InlineData(2, "[c]")]
    [InlineData(3, "50")]
    public void An_amount_needs_three_providers(int makers, string shown)
        => Shown(Table(Row("a", 100, 200, hours: 50, makers)), "board").Cell(0, "hours").ToString().Should().Be(shown);

    [Fact]
    public void An_amount_of_which_nobody_knows_who_makes_it_is_told_inside_the_authority_only()
    {
        var people = new Column("people", "People", Unit.Referrals, Protection.CountOfPeople);
        var table = MeasureTable.FromRows<int>(
            "T", [1],
            (people, _ => 100),
            (new("hours", "Hours", Unit.Hours, new Protection.AmountOf(people)), _ => 500));

        Shown(table, "board").Cell(0, "hours").Shorthand.Should().Be(Shorthand.Confidential);
        Shown(table, "internal").Cell(0, "hours").Number.Should().Be(500);
    }

    [Fact]
    public void Working_columns_are_not_shown()
        => Shown(Table(Row("a", 13, 48)), "internal").Columns.Select(x => x.Id).Should().Equal("name", "people", "hours", "share", "low", "figure");

    [Fact]
    public void One_more_count_is_withheld_where_subtraction_would_tell_the_only_hidden_one()
    {
        // 28 is shown as 30 and each 12 as 10; the reader knows 28 to 32 less twice 8 to 12, so at least 4: exactly 4.
        var shown = Shown(Table(Row("a", 12, 28), Row("b", 12, 28), Row("c", 4, 28)), "board");

        Enumerable.Range(0, 3).Count(x => shown.Cell(x, "people").Shorthand == Shorthand.Confidential).Should().Be(2);
    }

    [Fact]
    public void No_more_is_withheld_where_rounding_hides_it_already()
    {
        var shown = Shown(Table(Row("a", 20, 43), Row("b", 20, 43), Row("c", 3, 43)), "board");

        Enumerable.Range(0, 3).Count(x => shown.Cell(x, "people").Shorthand == Shorthand.Confidential).Should().Be(1);
    }

    private static DisclosedTable Shown(MeasureTable table, string profile) => Disclosed.FromTable(table, DisclosureProfile.Find(profile)!);

    private static Line Row(string name, int people, int whole, double? hours = null, int makers = 3) => new(name, people, whole, hours ?? people / 2.0, makers);

    private static MeasureTable Table(params Line[] rows)
    {
        var people = new Column("people", "People", Unit.Referrals, Protection.CountOfPeople);
        var whole = new Column("whole", "Whole", Unit.Referrals, Protection.CountOfPeople, IsWorking: true);
        var makers = new Column("makers", "Makers", Unit.Providers, Protection.Free, IsWorking: true);
        var largest = new Column("largest", "Largest", Unit.Hours, Protection.Free, IsWorking: true);
        var share = new Column("share", "Share", Unit.Share, new Protection.ShareOf(people, whole, people));
        return MeasureTable.FromRows<Line>(
            "Test", rows,
            (new("name", "Name", Unit.Text, Protection.Free), x => x.Name),
            (people, x => x.People),
            (whole, x => x.Whole),
            (new("hours", "Hours", Unit.Hours, new Protection.AmountBy(people, makers, largest)), x => x.Hours),
            (makers, x => x.Makers),
            (largest, x => x.Hours * 0.5),
            (share, x => x.Whole == 0 ? Cell.Nothing : (double)x.People / x.Whole),
            (new("low", "From", Unit.Share, new Protection.LimitOf(share, whole, IsHigh: false)),
                x => x.Whole == 0 ? Cell.Nothing : Wilson.Interval(x.People, x.Whole)!.Value.Low),
            (new("figure", "Figure", Unit.Coefficient, new Protection.FigureOf(people)), _ => 0.123456));
    }

    private sealed record Line(string Name, int People, int Whole, double Hours, int Makers);
}
