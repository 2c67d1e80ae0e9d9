using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class MicroByTeamTests
{
    [Fact]
    public void A_team_outside_the_limits_around_all_together_is_named()
    {
        // 96 of 400 in all, 24%; of 100, 12 or fewer come 2 times in 1,000.
        var rows = Teams("a", "b", "c", "d") with
        {
            Referrals = [.. Refer("a", 60, 40), .. Refer("b", 12, 88), .. Refer("c", 12, 88), .. Refer("d", 12, 88)],
        };

        var result = MicroByTeam.For(MarketSlice.Take(rows.Snapshot(), MarketBuilder.InMay));

        result.Rows.Select(x => (x.Name, x.Micro.Referrals, x.Recorded.Referrals)).Should().Equal(
            ("a", 60, 100), ("b", 12, 100), ("c", 12, 100), ("d", 12, 100), ("All together", 96, 400));
        result.Finding.Marked.Should().Be("{1} of 4 teams lies outside the 99.8% limits around the {24%} of all together: above, a.");
        result.Value.Should().Be(new Figure(0.25, Unit.Share, 400));
        result.Table.Rows.Select(x => x[^1].Text).Should().Equal("above the 99.8% limit", "below the 95% limit", "below the 95% limit", "below the 95% limit", null);
    }

    [Fact]
    public void Small_teams_are_added_up_and_left_out_when_small_together()
    {
        var rows = Teams("a", "b", "c") with { Referrals = [.. Refer("a", 30, 0), .. Refer("b", 29, 0), .. Refer("c", 1, 0), .. Refer(null, 5, 0)] };

        MicroByTeam.For(MarketSlice.Take(rows.Snapshot(), MarketBuilder.InMay)).Rows.Select(x => (x.Name, x.Recorded.Referrals))
            .Should().Equal(("a", 30), ("Smaller teams", 30), ("All together", 65));
        MicroByTeam.For(MarketSlice.Take((rows with { Referrals = [.. Refer("a", 30, 0), .. Refer("b", 29, 0)] }).Snapshot(), MarketBuilder.InMay)).Rows.Select(x => x.Name)
            .Should().Equal("a", "All together");
        MicroByTeam.For(MarketSlice.Take((rows with { Referrals = [.. Refer("b", 29, 0)] }).Snapshot(), MarketBuilder.InMay)).Rows.Should().BeEmpty();
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var recorded = naive.Recorded(naive.Period).Where(x => naive.BandThen(x) != DisplayBand.NotKnown).ToList();
        var small = recorded.Where(x => x.Team is not null).GroupBy(x => x.Team!).Where(x => x.Count() < 30).SelectMany(x => x).ToList();
        var rows = MicroByTeam.For(slice).Rows;

        foreach (var row in rows)
        {
            var here = row.Name switch { "All together" => recorded, "Smaller teams" => small, var name => [.. recorded.Where(x => x.Team == name)] };
            row.Share.ShouldBeShare(naive, [.. here.Where(x => naive.BandThen(x) == DisplayBand.Micro)], here, designEffect: naive.DesignEffect(DisplayBand.Micro));
            here.Count.Should().BeGreaterThanOrEqualTo(30);
        }

        var shown = recorded.Where(x => x.Team is not null).GroupBy(x => x.Team!).Count(x => x.Count() >= 30) + (small.Count >= 30 ? 1 : 0);
        rows.Count.Should().Be(shown == 0 ? 0 : shown + 1);
    });

    private static PlainMarket Teams(params string[] teams) => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30).Rows with { Teams = teams };

    private static IEnumerable<PlainReferral> Refer(string? team, int micro, int other)
        => Enumerable.Range(0, micro + other).Select(x => new PlainReferral(MarketBuilder.Day("2026-05-28"), "home", x < micro ? "Ash" : "Birch") { Area = "north", Team = team });
}
