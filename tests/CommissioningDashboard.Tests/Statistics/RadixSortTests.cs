using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class RadixSortTests
{
    [Fact]
    public void Any_numbers_end_up_from_least_to_greatest()
        => Gen.Double[-1e6, 1e6].Array[0, 1_500].Sample(Check, iter: 200, threads: 1);

    /// <summary>A handful of different numbers, above, below and at nought, of which most are ties.</summary>
    [Fact]
    public void Ties_and_signs_are_no_trouble()
        => Gen.Int[-3, 3].Array[190, 700].Sample(numbers => Check([.. numbers.Select(x => x / 2.0)]), iter: 200, threads: 1);

    /// <summary>Numbers that differ in their last digits only are alike in all bytes that are looked at, so that nothing is in order afterwards.</summary>
    [Fact]
    public void Numbers_that_differ_only_far_behind_the_point_are_put_in_order_too()
        => Gen.Int[0, 100_000].Array[200, 900].Sample(numbers => Check([.. numbers.Select(x => 1 + (x * 1e-13))]), iter: 50, threads: 1);

    [Fact]
    public void The_smallest_and_the_largest_numbers_keep_their_places()
    {
        double[] values = [.. Enumerable.Repeat(0.5, 250), double.MaxValue, double.Epsilon, double.MinValue, double.PositiveInfinity, -double.Epsilon, double.NegativeInfinity];

        RadixSort.Sort(values);

        values[..3].Should().Equal(double.NegativeInfinity, double.MinValue, -double.Epsilon);
        values[3].Should().Be(double.Epsilon);
        values[^2..].Should().Equal(double.MaxValue, double.PositiveInfinity);
    }

    private static void Check(double[] values)
    {
        double[] sorted = [.. values];

        RadixSort.Sort(sorted);

        sorted.Should().Equal(values.Order());
    }
}
