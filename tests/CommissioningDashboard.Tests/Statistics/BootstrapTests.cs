using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class BootstrapTests
{
    private static readonly long[] LongTail = [400, 250, 150, 80, 40, 20, 15, 10, 10, 5, 5, 5, 3, 2, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];

    [Fact]
    public void The_same_counts_give_the_same_interval_in_any_order_and_another_seed_another()
    {
        var interval = Bootstrap.Interval(LongTail, Inequality.Gini);

        Bootstrap.Interval(LongTail, Inequality.Gini).Should().Be(interval);
        Bootstrap.Interval([.. LongTail.Reverse()], Inequality.Gini).Should().Be(interval);
        Bootstrap.Interval(LongTail, Inequality.Gini, seed: 2).Should().NotBe(interval);
    }

    [Fact]
    public void With_two_providers_it_meets_the_interval_theory_gives()
    {
        var interval = Bootstrap.Interval([700, 300], counts => (double)Math.Max(counts[0], counts[1]) / (counts[0] + counts[1]), draws: 40_000)!.Value;

        var margin = Confidence.Z95 * Math.Sqrt(0.7 * 0.3 / 1000);
        interval.Low.Should().BeApproximately(0.7 - margin, 0.001);
        interval.High.Should().BeApproximately(0.7 + margin, 0.001);
    }

    [Fact]
    public void It_agrees_with_drawing_referrals_one_by_one()
    {
        var referrals = Markets.Referrals(LongTail);
        var random = new Xoshiro256(99);
        var values = Enumerable.Range(0, 4_000).Select(_ =>
        {
            var drawn = new long[LongTail.Length];
            for (var i = 0; i < referrals.Length; i++)
            {
                drawn[referrals[(int)(random.NextDouble() * referrals.Length)]]++;
            }

            return Diversity.Hill(drawn, 1)!.Value;
        }).Order().ToArray();
        var shift = Diversity.Hill(LongTail, 1)!.Value - values.Average();

        var interval = Bootstrap.Interval(LongTail, counts => Diversity.Hill(counts, 1), draws: 4_000)!.Value;

        interval.Low.Should().BeApproximately(values[100] + shift, 0.04);
        interval.High.Should().BeApproximately(values[3_899] + shift, 0.04);
    }

    [Fact]
    public void The_usual_number_of_draws_is_near_to_a_great_many()
    {
        var usual = Bootstrap.Interval(LongTail, Concentration.Herfindahl)!.Value;
        var many = Bootstrap.Interval(LongTail, Concentration.Herfindahl, draws: 50_000)!.Value;

        var width = many.High - many.Low;
        usual.Low.Should().BeApproximately(many.Low, 0.1 * width);
        usual.High.Should().BeApproximately(many.High, 0.1 * width);
    }

    [Fact]
    public void It_holds_the_figure_itself_and_stays_within_what_is_possible() => Markets.Any.Sample(
        counts =>
        {
            var floor = 10_000.0 / counts.Length;

            var index = Bootstrap.Interval(counts, Concentration.Herfindahl, new Interval(floor, 10_000), draws: 100)!.Value;
            var gini = Bootstrap.Interval(counts, Inequality.Gini, new Interval(0, 1), draws: 100)!.Value;

            index.Low.Should().BeInRange(floor, Concentration.Herfindahl(counts)!.Value + 1e-8);
            index.High.Should().BeInRange(Concentration.Herfindahl(counts)!.Value - 1e-8, 10_000);
            gini.Low.Should().BeInRange(0, Inequality.Gini(counts)!.Value + 1e-12);
            gini.High.Should().BeInRange(Inequality.Gini(counts)!.Value - 1e-12, 1);
        },
        iter: 50);

    [Fact]
    public void Weights_are_as_certain_as_the_referrals_they_stand_for()
    {
        long[] pence = [.. LongTail.Select(count => count * 10_000)];

        var interval = Bootstrap.Interval(pence, Concentration.Herfindahl, referrals: 1_000.2);

        interval.Should().Be(Bootstrap.Interval(LongTail, Concentration.Herfindahl));
        Bootstrap.Interval(pence, Concentration.Herfindahl)!.Value.High.Should().BeLessThan(interval!.Value.High);
    }

    [Fact]
    public void A_difference_between_separate_markets_is_told_from_chance()
    {
        long[] spread = [.. LongTail.Select(count => Math.Min(count, 100) * 3)];

        var real = Bootstrap.Difference(LongTail, spread, Concentration.Herfindahl)!.Value;
        var none = Bootstrap.Difference(LongTail, LongTail, Concentration.Herfindahl)!.Value;

        real.Value.Should().Be(Concentration.Herfindahl(LongTail) - Concentration.Herfindahl(spread));
        real.LargerThanChance.Should().BeTrue();
        none.Value.Should().Be(0);
        none.LargerThanChance.Should().BeFalse();
        (none.Interval.High - none.Interval.Low).Should().BeGreaterThan(0);
    }

    [Fact]
    public void What_the_index_cannot_calculate_has_no_interval()
    {
        Bootstrap.Interval([], Concentration.Herfindahl).Should().BeNull();
        Bootstrap.Interval([0, 0], Concentration.Herfindahl).Should().BeNull();
        Bootstrap.Interval([99, 1], counts => Math.Min(counts[0], counts[1]) == 0 ? null : (double)counts[0] / counts[1]).Should().BeNull("some draws miss the second provider, and have no ratio");
        Bootstrap.Interval([9, 1], Concentration.Herfindahl, referrals: 0.2).Should().BeNull();
        Bootstrap.Difference([9, 1], [0, 0], Concentration.Herfindahl).Should().BeNull();
    }

    [Fact]
    public void One_set_of_draws_serves_every_index_alike()
    {
        var redraws = new BootstrapReplicates(LongTail);

        redraws.Interval(Inequality.Gini).Should().Be(Bootstrap.Interval(LongTail, Inequality.Gini));
        redraws.Interval(Concentration.Herfindahl).Should().Be(Bootstrap.Interval(LongTail, Concentration.Herfindahl));
        redraws.Interval(Inequality.Gini).Should().Be(Bootstrap.Interval(LongTail, Inequality.Gini), "reading them does not use them up");
    }

    [Fact]
    public void No_draws_and_fewer_than_no_referrals_are_refused()
    {
        FluentActions.Invoking(() => Bootstrap.Interval([9, 1], Concentration.Herfindahl, draws: 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Bootstrap.Interval([9, 1], Concentration.Herfindahl, referrals: -5)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
