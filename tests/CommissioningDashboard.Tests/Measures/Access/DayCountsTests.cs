using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

public sealed class DayCountsTests
{
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
