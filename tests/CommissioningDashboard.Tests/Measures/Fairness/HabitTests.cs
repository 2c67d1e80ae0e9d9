using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Tests.Statistics;

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
        team.Variance.Should().BeApproximately(20 * 19 / 39.0, 1e-12);
        team.Effective.Value.Should().BeApproximately(Math.Exp(PlainDiversity.Entropy([20, 20])), 1e-12);
        result.Value.Value.Should().BeApproximately(38 / 39.0, 1e-12);
        result.Finding.Marked.Should()
            .Be("Teams chose the provider they had chosen last {97%} of the time; it would be {49%} if the same choices came in random "
            + "order. {The only} team repeats itself more than chance would explain.");
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
    public void A_person_who_stays_with_a_provider_is_no_habit_of_the_team()
    {
        // Ten people in turn, Ash and Birch by turns, and each comes four times in a row.
        var market = Two();
        foreach (var person in Enumerable.Range(1, 10))
        {
            market.Refer(4, person % 2 == 0 ? "Ash" : "Birch", $"2026-05-{person:00}", x => x with { Person = person });
        }

        var team = Habit.For(market.Slice()).Rows[0];

        (team.Referrals, team.Repeats, team.Choices, team.ByChance, team.IsHabit).Should().Be((40, 0, 9, 4, false));
    }

    [Fact]
    public void Two_choices_in_a_row_for_one_person_are_not_compared()
    {
        var market = Two().Refer(1, "Ash", "2026-05-01", Of(1)).Refer(1, "Birch", "2026-05-02", Of(1))
            .Refer(1, "Birch", "2026-05-03", Of(2)).Refer(30, "Birch", "2026-05-04", x => x with { Service = "day", Person = 3 });

        var team = Habit.For(market.Slice()).Rows[0];

        // Of three choices Σn(n − 1) ÷ N is 2 ÷ 3 for two pairs of neighbours, of which one is looked at.
        (team.Repeats, team.Choices).Should().Be((1, 1));
        team.ByChance.Should().BeApproximately(1 / 3.0, 1e-12);
        static Func<PlainReferral, PlainReferral> Of(int person) => x => x with { Person = person };
    }

    [Fact]
    public void Many_teams_are_held_to_five_in_a_hundred_together()
    {
        // Either team by itself would do so in 3 of 100 orders; of two there is one such in 6 of 100.
        var rows = Habit.For(Turns(Turns(Two(), "east"), "west").Slice()).Rows;
        var alone = Habit.For(Turns(Two(), "east").Slice()).Rows[0];

        alone.Chance.Should().BeInRange(0.025, 0.045);
        alone.IsHabit.Should().BeTrue();
        rows.Select(x => x.IsHabit).Should().Equal(false, false, true);

        // Between two chosen as often, 38 neighbours alike and 21 unlike.
        alone.Odds!.Value.Value.Should().BeApproximately(38 / 21.0, 0.05);
        Habit.For(Turns(Two(), "east").Slice()).Finding.Marked.Should()
            .Contain("To have been chosen last gives a provider {1.8 times} the odds that teams’ own preferences give it ({");
        Habit.For(Turns(Turns(Two(), "east"), "west").Slice()).Finding.Marked
            .Should().EndWith("No team by itself repeats itself more than chance would explain, but all together do.");

        // Thirty each of two providers in 11 runs each: 38 repeats where 29 are expected, 2.3 standard deviations.
        static MarketBuilder Turns(MarketBuilder market, string team)
        {
            foreach (var (i, run) in new[] { 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 }.Index())
            {
                market.Refer(run, i % 2 == 0 ? "Ash" : "Birch", $"2026-05-{i + 1:00}", x => x with { Team = team });
            }

            return market;
        }
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
        result.Value.Reason.Should().Be("No team of 30 referrals or more chose providers of one service for two people in this period.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = Habit.For(slice);
        var all = naive.Recorded(naive.Period).OrderBy(x => x.Day).ToList();
        var fresh = all.Where((x, i) => x.Person == 0 || all.Take(i).LastOrDefault(p => p.Person == x.Person)?.Provider != x.Provider)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        var teams = all.Where(x => x.Team is not null).GroupBy(x => x.Team!).ToDictionary(x => x.Key, x => x.ToList());
        var large = teams.Where(x => x.Value.Count >= 30).Select(x => x.Key).ToList();
        var small = teams.Where(x => x.Value.Count < 30).Select(x => x.Key).ToList();
        List<string> shown = [.. large, .. small.Sum(x => teams[x].Count) >= 30 ? small : []];

        foreach (var row in result.Rows)
        {
            var names = row.Name == "All teams" ? shown : row.Name == "Smaller teams" ? small : [row.Name];
            var runs = names.SelectMany(x => teams[x].Where(fresh.Contains).GroupBy(r => r.Service).Select(r => r.ToList()))
                .Select(x => (Choices: x,
                    Pairs: x.Zip(x.Skip(1)).Where(p => p.First.Person == 0 || p.First.Person != p.Second.Person).ToList()))
                .ToList();
            row.Referrals.Should().Be(names.Sum(x => teams[x].Count));
            row.Choices.Should().Be(runs.Sum(x => x.Pairs.Count));
            row.Repeats.Should().Be(runs.Sum(x => x.Pairs.Count(p => p.First.Provider == p.Second.Provider)));
            row.ByChance.Should().BeApproximately(
                runs.Where(x => x.Pairs.Count > 0).Sum(x => x.Pairs.Count * Alike([.. x.Choices.Select(c => c.Provider)])), 1e-9);
            List<long> counts = [.. names.SelectMany(x => teams[x]).GroupBy(x => x.Provider).Select(x => (long)x.Count())];
            row.Effective.Value!.Value.Should().BeApproximately(Math.Exp(PlainDiversity.Entropy(counts)), 1e-8);
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
