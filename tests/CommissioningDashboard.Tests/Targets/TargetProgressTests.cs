using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Targets;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Targets;

public sealed class TargetProgressTests
{
    /// <summary>Ash is micro. Each month has a hundred referrals, of which Ash has ten in 2024 and so many in 2025.</summary>
    private static MarketSnapshot Market(int in2025)
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30);
        for (var month = 1; month <= 24; month++)
        {
            var (year, ash) = month <= 12 ? (2024, 10) : (2025, in2025);
            market.Refer(ash, "Ash", $"{year}-{((month - 1) % 12) + 1:00}-28")
                .Refer(100 - ash, "Birch", $"{year}-{((month - 1) % 12) + 1:00}-28");
        }

        return market.Rows.Snapshot();
    }

    private static Target Target(TargetSense sense, double goal, string by = "2026-12-31") => new()
    {
        MeasureId = "band-share",
        Sense = sense,
        Goal = goal,
        By = MarketBuilder.Day(by),
        SetBy = "Somebody",
        SetAt = new DateTimeOffset(2025, 1, 10, 9, 0, 0, TimeSpan.Zero),
    };

    [Theory]
    [InlineData(TargetSense.AtLeast, 0.30, 30, TargetStatus.Reached)]
    [InlineData(TargetSense.AtLeast, 0.30, 24, TargetStatus.OnCourse)]
    [InlineData(TargetSense.AtLeast, 0.30, 21, TargetStatus.CannotTell)]
    [InlineData(TargetSense.AtLeast, 0.30, 18, TargetStatus.CannotTell)]
    [InlineData(TargetSense.AtLeast, 0.30, 12, TargetStatus.OffCourse)]
    [InlineData(TargetSense.AtMost, 0.05, 5, TargetStatus.Reached)]
    [InlineData(TargetSense.AtMost, 0.05, 8, TargetStatus.CannotTell)]
    [InlineData(TargetSense.AtMost, 0.05, 10, TargetStatus.OffCourse)]
    public void The_interval_is_held_against_a_straight_path(TargetSense sense, double goal, int in2025, TargetStatus status)
    {
        var progress = TargetProgress.Assess(Target(sense, goal), Market(in2025))!;

        progress.Then.Value.Should().Be(0.10);
        progress.Now.Value.Should().Be(in2025 / 100.0);
        progress.PathNow.Should()
            .BeApproximately(0.10 + ((goal - 0.10) * 365 / 730), 1e-12, "half of two years have gone: 365 of 730 days");
        progress.Status.Should().Be(status);
    }

    [Fact]
    public void Progress_is_told_in_words()
    {
        TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30), Market(12))!.Sentence.Marked
            .Should().Be("Off course: it is {12% (10% to 14%)}; a straight path to the goal asks for 20% by now.");
        TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30), Market(20))!.Sentence.Marked.Should().Be("Cannot tell: it is {20% (18% to 22%)}; a straight path to the "
            + "goal asks for 20% by now, and chance alone could put it on either side.");
        TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30), Market(24))!.Sentence.Marked
            .Should().Be("On course: it is {24% (22% to 26%)}; a straight path to the goal asks for 20% by now.");
        TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30), Market(30))!.Sentence.Marked.Should().Be("Reached: it is {30%}, and the "
            + "goal is at least 30% by 31 December 2026; its range, 27% to 33%, reaches back over the goal, so chance may have carried it there.");
        TargetProgress.Assess(Target(TargetSense.AtMost, 0.10), Market(5))!.Sentence.Marked.Should()
            .Be("Reached: it is {5%}, and the goal is at most 10% by 31 December 2026.");
    }

    [Fact]
    public void A_path_that_the_truth_lies_on_is_called_on_or_off_course_in_no_more_than_7_of_100()
    {
        // The true share is 20%, where the path passes; what is drawn of it is 18% to 22%, mostly.
        var progress = TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30), Market(20))!;
        var random = new Xoshiro256(1998);
        var claims = Enumerable.Range(0, 1_000).Count(_ =>
        {
            var micro = Enumerable.Range(0, 1_200).Count(_ => random.NextDouble() < 0.2);
            var interval = Wilson.Interval(micro, 1_200)!.Value;
            return progress.Judge(micro / 1_200.0, interval, 0.2, null) != TargetStatus.CannotTell;
        });

        claims.Should().BeInRange(20, 70);
    }

    [Fact]
    public void A_path_that_starts_from_chance_is_no_surer_than_its_start()
    {
        var progress = TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30), Market(24))!;

        // 24 ± 2.4 against 20 ± 3 is 4 ± 3.8, and against 20 ± 3.3 it is 4 ± 4.1.
        progress.Judge(0.24, new(0.216, 0.264), 0.2, new(0.17, 0.23)).Should().Be(TargetStatus.OnCourse);
        progress.Judge(0.24, new(0.216, 0.264), 0.2, new(0.167, 0.233)).Should().Be(TargetStatus.CannotTell);
        progress.PathRange(new(0.08, 0.12))!.Value.High.Should().BeApproximately(0.21, 1e-12, "half of the way from 12% to 30% has gone");
    }

    [Fact]
    public void After_its_day_the_path_asks_for_the_goal_itself()
        => TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30, "2025-06-30"), Market(12))!.PathNow.Should().Be(0.30);

    [Fact]
    public void Without_figures_it_is_not_known_and_says_why()
    {
        var progress = TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30), new MarketBuilder().Rows.Snapshot())!;

        progress.Status.Should().Be(TargetStatus.CannotBeCalculated);
        progress.Sentence.Marked.Should().StartWith("It is not known how far it is: no referral ");
        TargetProgress.Assess(new Target { MeasureId = "gone", SetBy = "x" }, Market(10)).Should().BeNull();
    }

    [Fact]
    public void The_way_runs_from_before_it_was_set_to_its_day()
    {
        var way = TargetProgress.Assess(Target(TargetSense.AtLeast, 0.30), Market(20))!.Way();

        way.Select(x => $"{x.End}").Should()
            .Equal("2024-12", "2025-03", "2025-06", "2025-09", "2025-12", "2026-03", "2026-06", "2026-09", "2026-12");
        way[0].Should().Be(new TargetPoint(new Month((2024 * 12) + 11), 0.10, 0.10));
        way[1].Value.Should().BeApproximately(0.125, 1e-12, "nine months at 10% and three at 20%");
        way[4].Value.Should().Be(0.20);
        way.Skip(5).Should().OnlyContain(x => x.Value == null);
        way[^1].Path.Should().BeApproximately(0.30, 1e-12);
    }

    [Fact]
    public void A_stock_has_its_start_its_present_and_its_goal_without_quarters_between()
    {
        // Support that Ash began in 2024 and 2025 and none of which has ended: all of it goes on.
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30);
        market.Refer(60, "Ash", "2024-12-28").Refer(40, "Birch", "2024-12-28").Refer(100, "Birch", "2025-12-28");
        var target = Target(TargetSense.AtMost, 0.4);
        target.MeasureId = "largest-providers";
        TargetProgress.Assess(target, market.Rows.Snapshot())!.WithoutQuarters.Should().BeNull();
        target.MeasureId = "dependence";

        var progress = TargetProgress.Assess(target, market.Rows.Snapshot())!;

        progress.WithoutQuarters.Should()
            .StartWith(
            "The figure is shown when the target was set and now, without quarters between. It is of support that goes on at one moment.");
        progress.Way().Select(x => ($"{x.End}", x.Value, x.Path is null)).Should()
            .Equal(("2024-12", progress.Then.Value, false), ("2025-12", progress.Now.Value, false), ("2026-12", null, false));
        progress.Way()[^1].Path.Should().BeApproximately(0.4, 1e-12);
        progress.Then.Value.Should().Be(1, "the largest three are the only two");
    }

    [Fact]
    public void Its_market_is_its_own_filter_without_a_period()
    {
        var target = Target(TargetSense.AtLeast, 0.30);
        target.Filter = "service=home&area=south";

        var progress = TargetProgress.Assess(target, Market(20))!;

        progress.Slice.Filter.Should().Be(new MarketFilter { Services = ["home"], Areas = ["south"] });
        progress.Market.Should().Be("Home, south, counted by referrals, micro = up to 5 full-time staff");
    }
}
