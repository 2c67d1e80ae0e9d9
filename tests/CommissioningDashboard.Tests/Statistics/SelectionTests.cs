using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class SelectionTests
{
    /// <summary>Few different values make many ties, on which a careless partition never ends.</summary>
    [Fact]
    public void The_value_at_a_place_is_the_one_that_a_sort_puts_there()
        => Gen.Select(Gen.Int[1, 300], Gen.Int[1, 2_000]).SelectMany((different, length) => Gen.Select(Gen.Int[0, different].Array[length], Gen.Int[0, length - 1])).Sample(
            (numbers, place) =>
            {
                double[] values = [.. numbers.Select(x => (double)x)];

                Selection.Settle(values, place);

                values[place].Should().Be(numbers.Order().ElementAt(place));
                values[..place].Should().NotContain(x => x > values[place]);
                values[place..].Should().NotContain(x => x < values[place]);
                values.Order().Should().Equal(numbers.Order().Select(x => (double)x));
            }, iter: 300, threads: 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Values_in_order_already_stay_so_at_every_place(bool up)
    {
        double[] ordered = [.. Enumerable.Range(0, 500).Select(x => (double)(up ? x : 499 - x))];
        for (var place = 0; place < 500; place++)
        {
            double[] values = [.. ordered];
            Selection.Settle(values, place);
            values[place].Should().Be(place);
        }
    }

    [Fact]
    public void Quantiles_of_many_values_are_those_of_the_sorted_ones()
        => Gen.Select(Gen.Int[0, 200].Array[1, 900], Gen.Double[0, 1]).Sample((numbers, p) =>
        {
            double[] values = [.. numbers.Select(x => x / 8.0)];
            double[] sorted = [.. values.Order()];

            Quantiles.Estimate(values, p).Should().Be(Quantiles.EstimateFromSorted(sorted, p));
            Quantiles.Quartiles(values).Should().Be(new Quartiles(
                Quantiles.EstimateFromSorted(sorted, 0.25)!.Value, Quantiles.EstimateFromSorted(sorted, 0.5)!.Value, Quantiles.EstimateFromSorted(sorted, 0.75)!.Value));
            var inward = Quantiles.CertainOrder(sorted.Length);
            Quantiles.MedianInterval(values).Should().Be(inward == 0 ? null : new Interval(sorted[inward - 1], sorted[^inward]));
        }, iter: 300, threads: 1);
}
