using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What a number counts, which decides how it is written.</summary>
public enum Unit
{
    Text,
    Referrals,
    Providers,

    /// <summary>0 to 1, written as a percentage.</summary>
    Share,

    /// <summary>Hours of support a week.</summary>
    Hours,

    /// <summary>Pounds a week.</summary>
    Pounds,

    /// <summary>The Herfindahl-Hirschman index, 0 to 10,000.</summary>
    Index,

    /// <summary>An effective number of providers.</summary>
    Effective,

    /// <summary>A coefficient from 0 to 1, such as Gini's.</summary>
    Coefficient,

    /// <summary>How many times one figure is another; 1 when they are alike.</summary>
    Times,

    Months,

    /// <summary>
    /// How often chance alone would give as much, 0 to 1; as a percentage that is never 0%, since no number of shuffles shows that.
    /// </summary>
    Chance,

    /// <summary>Days; a median may lie half way between two.</summary>
    Days,

    /// <summary>Pounds an hour, written with its pence.</summary>
    PoundsAnHour,

    /// <summary>A questionnaire's score, written with one decimal.</summary>
    Score,

    /// <summary>One share less another, written in percentage points with its sign.</summary>
    Points,

    /// <summary>Of rows with units of their own: written with as many digits as its size asks for.</summary>
    Any,
}

public static class Units
{
    public static Unit ForWeight(Weight weight) => weight switch
    {
        Weight.WeeklyHours => Unit.Hours,
        Weight.WeeklyCost => Unit.Pounds,
        _ => Unit.Referrals,
    };

    /// <summary>A tally's amount in that unit: whole referrals, hours or pounds.</summary>
    public static double In(this Tally tally, Weight weight) => weight == Weight.Referrals ? tally.Amount : tally.Amount / 100.0;
}
