namespace CommissioningDashboard.Statistics;

/// <summary>
/// Two-sided standard normal quantiles for the two levels used on funnel plots and intervals in English public health:
/// 95% (about 2 standard errors) and 99.8% (about 3).
/// </summary>
public static class Confidence
{
    /// <summary>The 97.5th percentile of the standard normal distribution.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>The 99.9th percentile of the standard normal distribution.</summary>
    public const double Z998 = 3.090232306167813;
}
