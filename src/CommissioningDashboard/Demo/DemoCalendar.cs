using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>
/// Five years of months, ending with the last whole month before today. Months are counted from 0; negative ones lie before the
/// five years, as a provider's opening often does.
/// </summary>
internal sealed class DemoCalendar(DateOnly today)
{
    public const int Months = 60;

    // January is the busiest month and December the quietest, as after a winter's hospital stays and before a holiday.
    private static readonly int[] _season = [112, 104, 106, 96, 97, 96, 98, 90, 99, 104, 102, 86];

    // Few referrals are made on a Sunday (first) or a Saturday.
    private static readonly int[] _weekday = [1, 10, 10, 10, 10, 10, 2];

    private readonly DateOnly _first = new DateOnly(today.Year, today.Month, 1).AddMonths(-Months);

    public DateOnly LastDay => FirstOf(Months).AddDays(-1);

    public DateOnly FirstOf(int month) => _first.AddMonths(month);

    public DateOnly LastOf(int month) => FirstOf(month + 1).AddDays(-1);

    public int MonthOf(DateOnly day) => (day.Year - _first.Year) * 12 + day.Month - _first.Month;

    /// <summary>Which of the five years a day lies in, from 0.</summary>
    public int YearOf(DateOnly day) => MonthOf(day) / 12;

    /// <summary>Shares the referrals out over the months, three in a hundred more each year, summing exactly.</summary>
    public int[] Quotas(int referrals)
    {
        var weights = Enumerable.Range(0, Months).Select(m => (long)_season[FirstOf(m).Month - 1] * (4000 + 10 * m)).ToArray();
        var total = weights.Sum();
        var quotas = new int[Months];
        long weighed = 0;
        var dealt = 0;
        for (var month = 0; month < Months; month++)
        {
            weighed += weights[month];
            quotas[month] = (int)(referrals * weighed / total) - dealt;
            dealt += quotas[month];
        }

        return quotas;
    }

    /// <summary>How many of the month's referrals come on each of its days.</summary>
    public int[] Days(int month, int referrals, Xoshiro256 random)
    {
        var first = FirstOf(month);
        var counts = new int[DateTime.DaysInMonth(first.Year, first.Month)];
        var days = new Weighted([.. counts.Select((_, day) => _weekday[(int)first.AddDays(day).DayOfWeek])]);
        for (var i = 0; i < referrals; i++)
        {
            counts[days.Pick(random)]++;
        }

        return counts;
    }
}
