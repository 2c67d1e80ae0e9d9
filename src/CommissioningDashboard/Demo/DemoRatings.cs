using CommissioningDashboard.Data;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>
/// What the registered providers of the county were rated: in about the parts of the published ratings of community services, whatever
/// their size, and with no bearing on who is chosen. Drawn apart from everything else, so that the county is otherwise as without them.
/// </summary>
internal sealed class DemoRatings(DemoCalendar calendar)
{
    private const ulong _seed = 20141001;

    // In hundredths, in the order of CqcRating without the last.
    private static readonly Weighted _ratings = new(5, 78, 15, 2);
    private readonly Xoshiro256 _random = new(_seed);

    /// <summary>A first rating within two years of opening, and mostly a second some years later.</summary>
    public IEnumerable<(DateOnly On, CqcRating Rating)> Draw(DemoProvider provider)
    {
        var opened = Math.Max(provider.Opened, -36);
        var first = opened + _random.Between(8, 22);
        if (first > 0 && provider.Opened > -8)
        {
            yield return (calendar.FirstOf(provider.Opened), CqcRating.NotYetRated);
        }

        var second = first + _random.Between(20, 44);
        var isSecond = _random.Happens(0.7);
        foreach (var month in isSecond ? [first, second] : new[] { first })
        {
            var rating = (CqcRating)(1 + _ratings.Pick(_random));
            if (month < DemoCalendar.Months && month <= (provider.LastOpen ?? month))
            {
                yield return (calendar.FirstOf(month).AddDays(9), rating);
            }
        }
    }
}
