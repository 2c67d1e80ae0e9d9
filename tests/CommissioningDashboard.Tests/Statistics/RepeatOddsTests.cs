using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class RepeatOddsTests
{
    public static TheoryData<long[], double> Orders => new()
    {
        { [3, 2, 2, 1], 1.5 }, { [4, 3, 1], 1.5 }, { [5, 3], 2 }, { [2, 2, 2, 1, 1], 3 }, { [4, 4], 0.5 }, { [3, 3, 2], 0.25 },
    };

    [Theory, MemberData(nameof(Orders))]
    public void The_mean_is_that_of_every_order_as_likely_as_its_repeats_make_it(long[] counts, double odds)
    {
        var weights = Repeats([.. counts], -1).ToList();

        RepeatOdds.Expected(counts, odds).Should().BeApproximately(
            weights.Sum(x => x * Math.Pow(odds, x)) / weights.Sum(x => Math.Pow(odds, x)), 0.03 * counts.Sum());
    }

    [Theory]
    [InlineData(new long[] { 40, 30, 10 })]
    [InlineData(new long[] { 5, 5, 4, 1, 1, 1 })]
    public void Without_any_effect_it_is_exact(long[] counts)
        => RepeatOdds.Expected(counts, 1).Should().BeApproximately(AdjacentRepeats.InRandomOrder(counts).Mean, 1e-6);

    [Theory]
    [InlineData(1.5)]
    [InlineData(0.6)]
    [InlineData(4)]
    public void Of_long_runs_it_is_the_mean_that_simulated_orders_have(double odds)
    {
        // Swaps of two choices, taken as often as the odds allow (Metropolis), of 60 choices of one and fewer of others.
        long[] counts = [60, 30, 20, 10, 5, 5, 1, 1];
        var random = new Xoshiro256(7);
        var order = counts.Index().SelectMany(x => Enumerable.Repeat(x.Index, (int)x.Item)).ToArray();
        var sum = 0.0;
        const int warm = 20_000;
        const int draws = 150_000;
        var repeats = All();
        for (var i = 0; i < warm + draws; i++)
        {
            var (a, b) = ((int)(random.NextDouble() * order.Length), (int)(random.NextDouble() * order.Length));
            var before = Around(a, b);
            (order[a], order[b]) = (order[b], order[a]);
            var change = Around(a, b) - before;
            if (random.NextDouble() < Math.Pow(odds, change))
            {
                repeats += change;
            }
            else
            {
                (order[a], order[b]) = (order[b], order[a]);
            }

            sum += i < warm ? 0 : repeats;
        }

        repeats.Should().Be(All());
        RepeatOdds.Expected(counts, odds).Should().BeApproximately(sum / draws, 1);

        int All() => Enumerable.Range(1, order.Length - 1).Count(x => order[x] == order[x - 1]);

        int Around(int a, int b) => new[] { a, a + 1, b, b + 1 }.Distinct()
            .Count(x => x > 0 && x < order.Length && order[x] == order[x - 1]);
    }

    [Fact]
    public void The_odds_are_those_that_expect_as_many_and_each_end_is_1_96_standard_deviations_off()
    {
        long[] counts = [30, 20, 10];

        var found = RepeatOdds.Fit([new(counts, 1)], 32)!.Value;

        RepeatOdds.Expected(counts, found.Value).Should().BeApproximately(32, 1e-5);
        Distance(found.Interval.Low).Should().BeApproximately(1.96, 1e-3);
        Distance(found.Interval.High).Should().BeApproximately(-1.96, 1e-3);

        double Distance(double odds) => (32 - RepeatOdds.Expected(counts, odds)) / Math.Sqrt(Slope(odds));

        double Slope(double odds) => SlopeOf(counts, odds);
    }

    [Fact]
    public void The_variance_behind_the_ends_is_Mood_s_where_there_is_no_effect()
    {
        long[] counts = [60, 50, 40, 30, 20];

        SlopeOf(counts, 1).Should().BeApproximately(AdjacentRepeats.InRandomOrder(counts).Variance, 0.5);
    }

    [Fact]
    public void No_repeat_every_repeat_and_choices_of_which_none_can_repeat_have_no_odds()
    {
        RepeatOdds.Fit([new([5, 5], 1)], 0).Should().BeNull();
        RepeatOdds.Fit([new([10], 1)], 9).Should().BeNull();
        RepeatOdds.Fit([new([1, 1, 1], 1)], 0).Should().BeNull();
        RepeatOdds.Fit([], 0).Should().BeNull();
    }

    private static double SlopeOf(long[] counts, double odds)
        => (RepeatOdds.Expected(counts, odds * 1.001) - RepeatOdds.Expected(counts, odds / 1.001)) / (2 * Math.Log(1.001));

    /// <summary>The repeats of every order of what is left, the one before it given.</summary>
    private static IEnumerable<int> Repeats(List<long> left, int last) => left.Sum() == 0 ? [0]
        : left.Index().Where(x => x.Item > 0).SelectMany(x
            => Repeats([.. left.Select((n, i) => i == x.Index ? n - 1 : n)], x.Index).Select(r => r + (x.Index == last ? 1 : 0)));
}
