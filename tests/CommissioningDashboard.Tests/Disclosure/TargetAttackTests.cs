using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports.Sheets;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Disclosure;

/// <summary>
/// Can the share from which a target started be read from the way to its goal? The goal and both days are known, so the path is turned
/// back into its start.
/// </summary>
public sealed class TargetAttackTests
{
    private const int _people = 200;
    private static readonly DateTimeOffset _set = new(2025, 1, 10, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Thirteen to seventeen of two hundred are all printed as 8%, so nothing else in the row may tell them apart.</summary>
    [Theory]
    [InlineData("board", 0.5)]
    [InlineData("board", 0.08)]
    [InlineData("strict", 0.5)]
    public void Starts_that_are_printed_alike_have_the_same_path_and_status(string profile, double goal)
    {
        var rows = Enumerable.Range(13, 5).Select(start => Printed(profile, start, now: 16, goal)).ToList();

        rows.Select(x => x["When set"].Number).Distinct().Should().Equal([0.08], "the attack must know what it does");
        rows[0]["Path asks for"].Number.Should().NotBeNull("else there is nothing to attack");
        rows.Select(x => (x["Path asks for"].Number, x["Status"].Text)).Distinct().Should().ContainSingle();
    }

    [Theory]
    [InlineData("board", 3)]
    [InlineData("strict", 6)]
    public void Where_the_start_is_withheld_so_is_all_that_follows_from_it(string profile, int start)
    {
        var row = Printed(profile, start, now: 80, goal: 0.5);

        row["When set"].IsWithheld.Should().BeTrue();
        row["Path asks for"].IsWithheld.Should().BeTrue();
        row["Status"].Text.Should().StartWith("withheld");
    }

    [Theory]
    [InlineData("board")]
    [InlineData("strict")]
    public void Figures_of_now_that_are_printed_alike_have_the_same_status(string profile)
        => Enumerable.Range(13, 5).Select(now => Printed(profile, start: 40, now, goal: 0.075)["Status"].Text).Distinct().Should().ContainSingle();

    [Fact]
    public void A_start_whose_months_all_lie_in_the_figure_of_now_is_withheld()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30)
            .Refer(50, "Ash", "2024-12-10").Refer(150, "Birch", "2024-12-10").Refer(3, "Ash", "2025-05-28");
        var row = Row(market, "board", 0.5);

        row["When set"].IsWithheld.Should().BeTrue("the figure now is of the same two hundred and three more");
        row["Now"].IsWithheld.Should().BeTrue();
    }

    /// <summary>Ash is micro and has so many of two hundred in the year before the target was set, and in the latest.</summary>
    private static IReadOnlyDictionary<string, PublishedCell> Printed(string profile, int start, int now, double goal)
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30);
        foreach (var (day, ash) in new[] { ("2024-12-28", start), ("2025-12-28", now) })
        {
            market.Refer(ash, "Ash", day).Refer(_people - ash, "Birch", day);
        }

        return Row(market.Refer(1, null, "2023-01-10").Refer(1, null, "2025-12-31"), profile, goal);
    }

    private static IReadOnlyDictionary<string, PublishedCell> Row(MarketBuilder market, string profile, double goal)
    {
        var target = new Target
        {
            MeasureId = "band-share",
            Sense = TargetSense.AtLeast,
            Goal = goal,
            By = MarketBuilder.Day("2026-12-31"),
            SetBy = "Somebody",
            SetAt = _set,
        };
        return PublishedWorkbook.Of(MarketSlice.Take((market.Rows with { Targets = [target] }).Snapshot(), MarketFilter.Everything), profile)
            .Sheets[new TargetsSheet().Name].Single();
    }
}
