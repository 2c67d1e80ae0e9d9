using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class SortedRunsTests
{
    private static readonly Gen<(double[] Sorted, double Over)[]> _runs =
        Gen.Select(Gen.Int[-40, 200].Array[0, 60], Gen.Int[1, 9]).Select((numbers, over) => (Sorted: (double[])[.. numbers.Order().Select(x => x / 7.0)], Over: (double)over)).Array[0, 6];

    [Fact]
    public void Quantiles_of_runs_are_those_of_all_their_numbers_in_one()
        => Gen.Select(_runs, Gen.Double[0, 1]).Sample((runs, p) =>
        {
            double[] all = [.. runs.SelectMany(x => x.Sorted.Select(y => y / x.Over))];
            var read = new SortedRuns(runs);

            read.Count.Should().Be(all.Length);
            read.Quantile(p).Should().Be(Quantiles.Estimate(all, p));
            read.MedianInterval().Should().Be(Quantiles.MedianInterval(all));
        }, iter: 500, threads: 1);

    [Fact]
    public void Each_run_is_divided_by_its_own_number()
        => new SortedRuns([([10, 20], 10), ([], 3), ([3], 2)]).Quantile(0.5).Should().Be(1.5);

    [Fact]
    public void Without_numbers_there_is_nothing_to_read()
    {
        new SortedRuns([]).Quantile(0.5).Should().BeNull();
        new SortedRuns([([], 1)]).MedianInterval().Should().BeNull();
        new SortedRuns([([1, 2, 3, 4, 5], 1)]).MedianInterval().Should().BeNull("five values hold the median too seldom");
    }
}
