using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class HabitTests
{
    [Fact]
    public void Runs_of_the_same_provider_are_set_against_the_same_choices_in_any_order()
    {
        // East: Ash 20 times and then Birch 20 times. 38 repeats of 39; in any order 2 × 20 × 19 / 40 = 19.
        var market = Two().Refer(20, "Ash", "2026-05-01").Refer(20, "Birch", "2026-05-28");

        var result = Habit.For(market.Slice());

        var team = result.Rows.Should().ContainSingle().Subject;
        (team.Name, team.Referrals, team.Repeats, team.Choices, team.ByChance).Should().Be(("east", 40, 38, 39, 19));
        team.Effective.Value.Should().BeApproximately(2, 1e-12);
        result.Value.Value.Should().BeApproximately(38 / 39.0, 1e-12);
        result.Finding.Marked.Should()
            .Be("Teams chose the provider they had chosen last {97%} of the time; it would be {49%} if the same choices came in random "
            + "order. "
            + "{The only} team repeats itself more than chance would explain.");
    }

    [Fact]
    public void Services_are_habits_of_their_own()
    {
        var market = Two();
        foreach (var day in Enumerable.Range(1, 20).Select(x => $"2026-05-{x + 8:00}"))
        {
            market.Refer(1, "Ash", day).Refer(1, "Birch", day, with: x => x with { Service = "day" });
        }

        var team = Habit.For(market.Slice()).Rows[0];

        (team.Repeats, team.Choices, team.ByChance, team.IsHabit).Should().Be((38, 38, 38, false));
    }

    [Fact]
    public void Small_teams_are_added_up_and_left_out_when_small_together()
    {
        var market = Two().Refer(31, "Ash").Refer(29, "Ash", with: x => x with { Team = "west" });

        Habit.For(market.Slice()).Rows.Select(x => (x.Name, x.Referrals)).Should().Equal(("east", 31));
        market = new MarketBuilder().Provider("Ash", 3).Refer(29, "Ash").Refer(28, "Ash", with: x => x with { Team = "west" });
        Habit.For(market.Slice()).Rows.Select(x => (x.Name, x.Referrals, x.Choices)).Should().Equal(("Smaller teams", 57, 55));
    }

    [Fact]
    public void The_last_row_is_of_all_teams_shown()
    {
        var rows = Habit.For(Two().Refer(30, "Ash").Refer(40, "Birch", with: x => x with { Team = "west" }).Slice()).Rows;

        rows.Select(x => (x.Name, x.Referrals, x.Choices)).Should().Equal(("east", 30, 29), ("west", 40, 39), ("All teams", 70, 68));
        Habit.For(Two().Refer(30, "Ash").Refer(40, "Birch", with: x => x with { Team = "west" }).Slice()).Finding.Marked
            .Should().EndWith("No team repeats itself more than chance would explain.");
    }

    [Fact]
    public void Referrals_without_a_team_or_a_provider_are_not_choices_of_a_team()
    {
        var result = Habit.For(Two().Refer(40, "Ash", with: x => x with { Team = null }).Refer(40, null).Slice());

        result.Rows.Should().BeEmpty();
        result.Value.Reason.Should().Be("No team of 30 referrals or more chose a provider for the same service twice in this period.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = Habit.For(slice);
        var chosen = naive.Recorded(naive.Period).Where(x => x.Team is not null).OrderBy(x => x.Day).ToList();
        var teams = chosen.GroupBy(x => x.Team!).ToDictionary(x => x.Key, x => x.ToList());
        var large = teams.Where(x => x.Value.Count >= 30).Select(x => x.Key).ToList();
        var small = teams.Where(x => x.Value.Count < 30).Select(x => x.Key).ToList();
        List<string> shown = [.. large, .. small.Sum(x => teams[x].Count) >= 30 ? small : []];

        foreach (var row in result.Rows)
        {
            var names = row.Name == "All teams" ? shown : row.Name == "Smaller teams" ? small : [row.Name];
            var runs = names.SelectMany(x => teams[x].GroupBy(r => r.Service).Select(r => r.Select(c => c.Provider).ToList())).ToList();
            row.Referrals.Should().Be(names.Sum(x => teams[x].Count));
            row.Choices.Should().Be(runs.Sum(x => x.Count - 1));
            row.Repeats.Should().Be(runs.Sum(x => Enumerable.Range(1, x.Count - 1).Count(i => x[i] == x[i - 1])));
            row.ByChance.Should().BeApproximately(runs.Where(x => x.Count > 1).Sum(x => (x.Count - 1) * Alike(x)), 1e-9);
            var shares = names.SelectMany(x => teams[x]).GroupBy(x => x.Provider).Select(x => (double)x.Count() / row.Referrals).ToList();
            row.Effective.Value!.Value.Should().BeApproximately(Math.Exp(-shares.Sum(p => p * Math.Log(p))), 1e-9);
        }

        result.Rows.Count.Should()
            .Be(shown.Count == 0 ? 0 : large.Count + (shown.Count > large.Count ? 1 : 0) is var n && n > 1 ? n + 1 : n);
    });

    /// <summary>The chance that two different choices, taken blindly, are of the same provider: counted pair by pair.</summary>
    private static double Alike(List<string?> choices)
    {
        var pairs = choices.Index().SelectMany(x => choices.Index().Where(y => y.Index != x.Index).Select(y => x.Item == y.Item)).ToList();
        return (double)pairs.Count(x => x) / pairs.Count;
    }

    private static MarketBuilder Two() => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3);
}
