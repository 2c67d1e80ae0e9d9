using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// How many waited how many days for support, and so far without it: whoever still waits, or had no provider found, has been without up to
/// the last day of the data.
/// </summary>
internal sealed class WaitCounts
{
    public DayCounts Arranged { get; } = new();

    public DayCounts Without { get; } = new();

    /// <summary>How many of those without had no provider found; the others still wait.</summary>
    public long NotFound { get; private set; }

    public long Total => Arranged.Total + Without.Total;

    public EndedAndOpen Days => new(Arranged.Counts, Without.Counts);

    /// <summary>The last day up to which a market’s data are all in, counted from the first one.</summary>
    public static int LastDay(MarketSnapshot market)
        => market.CompleteUntil is { } day ? day.DayNumber - market.FirstMonth.FirstDay.DayNumber : 0;

    /// <summary>How long a referral waited; none where it was withdrawn, or arranged on a day that is not recorded.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="lastDay">The last day of the data.</param>
    public static SurvivalTime? Of(ReferralView referral, int lastDay) => referral.Outcome switch
    {
        ReferralOutcome.Arranged => referral.DaysToArrange is { } days ? new(days, true) : null,
        ReferralOutcome.Waiting or ReferralOutcome.NoProviderFound => new(Math.Max(0, lastDay - referral.ReceivedDay), false),
        _ => null,
    };

    public void Add(ReferralView referral, int lastDay)
    {
        if (Of(referral, lastDay) is { } wait)
        {
            (wait.Happened ? Arranged : Without).Add(wait.Time);
            NotFound += referral.Outcome == ReferralOutcome.NoProviderFound ? 1 : 0;
        }
    }

    public WaitCounts With(WaitCounts more)
    {
        Arranged.Add(more.Arranged.Counts);
        Without.Add(more.Without.Counts);
        NotFound += more.NotFound;
        return this;
    }
}
