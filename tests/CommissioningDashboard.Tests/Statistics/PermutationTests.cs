using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class PermutationTests
{
    private static readonly double[] Counts = [6, 3, 1, 0];

    private static double FirstTwo(ReadOnlySpan<int> order) => (Counts[order[0]] + Counts[order[1]]) / Counts.Sum();

    [Fact]
    public void Six_three_one_nothing_leave_the_first_two_on_top_one_time_in_six()
    {
        var result = Permutation.Test(4, [], FirstTwo, draws: 50_000)!.Value;

        result.Observed.Should().Be(0.9);
        result.Expected.Should().BeApproximately(0.5, 0.005);
        result.UpperP.Should().BeApproximately(1 / 6.0, 0.006);
        result.LowerP.Should().Be(1);
        result.TwoSidedP.Should().BeApproximately(1 / 3.0, 0.012);
        (result.Low, result.High).Should().Be((0.1, 0.9));
        result.Draws.Should().Be(50_000);
    }

    [Fact]
    public void The_smallest_possible_P_is_one_draw_more_than_all()
    {
        double[] values = [.. Enumerable.Range(0, 30)];

        var result = Permutation.Test(30, [], order => Together(values, order))!.Value;

        result.UpperP.Should().Be(1 / 2_000.0);
        result.LowerP.Should().Be(1);
        result.TwoSidedP.Should().Be(1 / 1_000.0);
    }

    [Fact]
    public void The_same_input_gives_the_same_answer_and_another_seed_another()
    {
        var result = Permutation.Test(4, [], FirstTwo);

        Permutation.Test(4, [], FirstTwo).Should().Be(result);
        Permutation.Test(4, [], FirstTwo, seed: 7).Should().NotBe(result);
    }

    [Fact]
    public void Figures_of_the_same_deals_are_each_judged_as_if_alone()
    {
        static double FirstOnly(ReadOnlySpan<int> order) => Counts[order[0]];

        var both = Permutation.Tests(4, [], 3, (order, figures) => (figures[0], figures[1], figures[2]) = (FirstTwo(order), double.NaN, FirstOnly(order)));

        both.Should().Equal(Permutation.Test(4, [], FirstTwo), null, Permutation.Test(4, [], FirstOnly));
    }

    [Fact]
    public void Elements_stay_within_their_block_and_each_is_dealt_once() => Gen.Int[0, 4].Array[2, 20].Sample(
        blocks =>
        {
            Permutation.Test(blocks.Length, blocks, order =>
            {
                order.ToArray().Order().Should().Equal(Enumerable.Range(0, blocks.Length));
                for (var i = 0; i < order.Length; i++)
                {
                    blocks[order[i]].Should().Be(blocks[i]);
                }

                return order[0];
            }, draws: 5);
        },
        iter: 100);

    [Fact]
    public void What_blocks_are_called_changes_nothing()
    {
        static double Statistic(ReadOnlySpan<int> order) => order[0] * 3 + order[3];

        Permutation.Test(6, [1, 2, 1, 2, 1, 2], Statistic).Should().Be(Permutation.Test(6, [9, -4, 9, -4, 9, -4], Statistic));
    }

    [Fact]
    public void Every_order_is_equally_likely()
    {
        var seen = new int[4, 4];

        Permutation.Test(4, [], order =>
        {
            for (var i = 0; i < 4; i++)
            {
                seen[i, order[i]]++;
            }

            return 0;
        }, draws: 40_000);

        seen.Cast<int>().Should().AllSatisfy(times => times.Should().BeCloseTo(10_000, 450));
    }

    [Fact]
    public void A_difference_that_lies_between_blocks_is_no_evidence_within_them()
    {
        double[] values = [10, 10, 10, 10, 0, 0, 0, 0];
        int[] blocks = [1, 1, 1, 1, 2, 2, 2, 2];
        double FirstFour(ReadOnlySpan<int> order) => values[order[0]] + values[order[1]] + values[order[2]] + values[order[3]];

        Permutation.Test(8, [], FirstFour)!.Value.UpperP.Should().BeLessThan(0.03);
        Permutation.Test(8, blocks, FirstFour)!.Value.UpperP.Should().Be(1);
    }

    [Fact]
    public void The_same_sum_in_another_order_is_as_extreme_as_the_one_observed()
    {
        double[] values = [0.1, 0.2, 0.3, 0.4, 0.7, 1e-3];
        double Sum(ReadOnlySpan<int> order)
        {
            var sum = 0.0;
            foreach (var i in order)
            {
                sum += values[i];
            }

            return sum;
        }

        var result = Permutation.Test(6, [], Sum)!.Value;

        result.UpperP.Should().Be(1);
        result.LowerP.Should().Be(1);
        result.TwoSidedP.Should().Be(1);
    }

    [Fact]
    public void P_holds_its_level_when_nothing_but_chance_is_at_work()
    {
        var random = new Xoshiro256(2);
        var small = Enumerable.Range(0, 400).Count(_ =>
        {
            var values = Enumerable.Range(0, 10).Select(_ => random.NextDouble()).ToArray();
            return Permutation.Test(10, [], order => Together(values, order), draws: 199)!.Value.TwoSidedP <= 0.1;
        });

        small.Should().BeInRange(22, 58);
    }

    [Fact]
    public void Nothing_to_shuffle_and_no_figure_cannot_be_calculated()
    {
        Permutation.Test(0, [], _ => 1).Should().BeNull();
        Permutation.Test(1, [], _ => 1).Should().BeNull();
        Permutation.Test(3, [1, 2, 3], _ => 1).Should().BeNull();
        Permutation.Test(3, [], _ => double.NaN).Should().BeNull();
        Permutation.Test(3, [], order => order[0] == 0 ? 1 : double.PositiveInfinity).Should().BeNull();
    }

    [Fact]
    public void Blocks_that_do_not_fit_and_no_draws_are_refused()
    {
        FluentActions.Invoking(() => Permutation.Test(3, [1, 1], _ => 1)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Permutation.Test(-1, [], _ => 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Permutation.Test(3, [], _ => 1, draws: 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static double Together(double[] values, ReadOnlySpan<int> order)
    {
        var sum = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            sum += i * values[order[i]];
        }

        return sum;
    }
}
