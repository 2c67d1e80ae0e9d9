using System.Globalization;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Numbers and dates as readers see them: 48%, 7,912, £1,204, 14.2, 3 November 2026.</summary>
public static class Written
{
    /// <summary>The smallest chance that is written; shuffles cannot show that there is none.</summary>
    public const double LeastChance = 0.001;

    private static readonly CultureInfo _english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>
    /// Whole percentages. One decimal where rounding would claim nothing or everything, so that 0% and 100% are only
    /// ever exactly that.
    /// </summary>
    public static string Percent(double share)
    {
        var percent = share * 100;
        var whole = Math.Round(percent, MidpointRounding.AwayFromZero);
        if ((whole == 0 && percent > 0) || (whole == 100 && percent < 100))
        {
            return Math.Round(
                percent, 1) switch
            { 0 => "under 0.1%", 100 => "over 99.9%", var tenths => string.Create(_english, $"{tenths:0.0}%") };
        }

        return string.Create(_english, $"{whole:#,##0}%");
    }

    public static string Whole(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString("N0", _english);

    public static string Number(double number, Unit unit) => unit switch
    {
        Unit.Share => Percent(number),
        Unit.Chance => number <= LeastChance ? "0.1% or less" : string.Create(_english, $"{number * 100:0.0}%"),
        Unit.Pounds => $"£{Whole(number)}",
        Unit.Effective => Math.Abs(number) < 9.95 ? number.ToString("0.0", _english) : Whole(number),
        Unit.PoundsAnHour => number.ToString("£#,##0.00", _english),
        Unit.Score => number.ToString("0.0", _english),
        Unit.Days => number.ToString("#,##0.#", _english),
        Unit.Points => (number * 100).ToString("+0.0;−0.0;0.0", _english),
        Unit.Coefficient => number.ToString("0.00", _english),
        Unit.Any when Math.Abs(number) <= 1 => number.ToString("0.00", _english),
        Unit.Any when Math.Abs(number) < 9.95 => number.ToString("0.0", _english),
        Unit.Times => $"{Times(number)} times",
        _ => Whole(number),
    };

    /// <summary>What a p value comes to, as the end of a sentence.</summary>
    public static string Chance(double p) => p switch
    {
        < 0.001 => "chance alone would hardly ever do so",
        < 0.05 => "chance alone would seldom do so",
        < 0.2 => "this could be chance",
        _ => "this could easily be chance",
    };

    /// <summary>
    /// "40 to 44", each end as the figure itself is written, or one step finer where both would read alike: "42.1 to 42.4". Ends that read
    /// alike even so are one figure.
    /// </summary>
    public static string Range(Interval interval, Unit unit)
    {
        var (low, high) = Ends(interval, unit);
        return (low == high ? low : $"{low} to {high}") + (unit == Unit.Times ? " times" : "");
    }

    private static (string Low, string High) Ends(Interval interval, Unit unit) => unit switch
    {
        Unit.Share when Alike(interval, unit)
            => (string.Create(_english, $"{interval.Low * 100:0.0}%"), string.Create(_english, $"{interval.High * 100:0.0}%")),
        Unit.Effective when Alike(interval, unit)
            => (interval.Low.ToString("#,##0.0", _english), interval.High.ToString("#,##0.0", _english)),
        Unit.Times => (Times(interval.Low), Times(interval.High)),
        _ => (Number(interval.Low, unit), Number(interval.High, unit)),
    };

    /// <summary>3 November 2026.</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", _english);

    /// <summary>3 November 2026 at 14:05, in the time of the United Kingdom.</summary>
    public static string Moment(DateTimeOffset moment)
        => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))
        .ToString("d MMMM yyyy 'at' HH:mm", _english);

    /// <summary>"1 provider", "3 providers".</summary>
    public static string Counted(long count, string one, string? many = null)
        => $"{count.ToString("N0", _english)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>"4 months", "2 years and 3 months".</summary>
    public static string Duration(int months) => (months / 12, months % 12) switch
    {
        (0, var m) => Counted(m, "month"),
        (var y, 0) => Counted(y, "year"),
        var (y, m) => $"{Counted(y, "year")} and {Counted(m, "month")}",
    };

    /// <summary>"1 hour a week", "1,204 hours a week", "under 1 hour a week".</summary>
    public static string HoursAWeek(double hours)
        => hours is > 0 and < 0.5 ? "under 1 hour a week"
        : $"{Counted((long)Math.Round(hours, MidpointRounding.AwayFromZero), "hour")} a week";

    /// <summary>As planned for one person, exact: "7.5 hours a week".</summary>
    public static string HoursAWeek(decimal hours) => hours == 1 ? "1 hour a week" : $"{hours.ToString("0.##", _english)} hours a week";

    /// <summary>An amount by weight with its noun: "7,912 referrals", "1,204 hours a week", "£30,100 a week".</summary>
    public static string Amount(Tally tally, Weight weight) => weight switch
    {
        Weight.WeeklyHours => HoursAWeek(tally.In(weight)),
        Weight.WeeklyCost => $"£{Whole(tally.In(weight))} a week",
        _ => Counted(tally.Referrals, "referral"),
    };

    private static bool Alike(Interval interval, Unit unit)
        => interval.Low < interval.High && Number(interval.Low, unit) == Number(interval.High, unit);

    /// <summary>Two digits that carry meaning: 0.45, 3.2, 31.</summary>
    private static string Times(double number)
        => number switch
        {
            > 0 and < 0.995 => number.ToString("0.00", _english),
            < 9.95 => number.ToString("0.0", _english),
            _ => Whole(number),
        };
}
