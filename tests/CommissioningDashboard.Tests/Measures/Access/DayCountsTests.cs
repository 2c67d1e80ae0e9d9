using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Measures;

public sealed class DayCountsTests
{
    [Fact]
    public void Eight_waits_are_the_fewest_with_a_median_half_way_between_the_fourth_and_the_fifth()
    {
        From1To(7).MedianFor(1).Value.Should().BeNull();
        From1To(8).MedianFor(1).Value.Should().Be(4.5);
    }

    /// <summary>Of nine waits the second shortest to the second longest hold the median in 96.1% of samples, the first to the last more often than need be.</summary>
    [Fact]
    public void An_odd_number_has_its_middle_wait_and_an_interval_from_the_same_place_at_either_end()
    {
        var median = From1To(9).MedianFor(1);

        (median.Value, median.Basis, median.Interval).Should().Be((5.0, 9, new Interval(2, 8)));
    }

    [Fact]
    public void Waits_added_to_others_keep_the_longest_of_either()
    {
        var (few, many) = (From1To(3), From1To(9));
        few.Add(From1To(9).Counts);
        many.Add(From1To(3).Counts);

        few.Total.Should().Be(12);
        few.Counts[..10].ToArray().Should().Equal(0, 2, 2, 2, 1, 1, 1, 1, 1, 1);
        many.Counts[..10].ToArray().Should().Equal(few.Counts[..10].ToArray());
    }

    private static DayCounts From1To(int last)
    {
        var counts = new DayCounts();
        for (var days = 1; days <= last; days++)
        {
            counts.Add(days);
        }

        return counts;
    }
}
