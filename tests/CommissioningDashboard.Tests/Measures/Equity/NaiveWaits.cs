using CommissioningDashboard.Data;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>How long one person waited, and whether it ended in support.</summary>
internal sealed record NaiveWait(int Days, bool HasSupport);

/// <summary>Waits from raw rows, and the day by which half have support as the product of the chances of getting past each day.</summary>
internal static class NaiveWaits
{
    public static List<NaiveWait> Of(List<PlainReferral> referrals, NaiveMarket naive) =>
    [
        .. referrals.Where(x => x.Route is Route.CouncilCommissioned or Route.ManagedBudget).Select(x => (x.Outcome, x.Arranged) switch
        {
            (ReferralOutcome.Arranged, { } day) => new NaiveWait(Math.Max(0, day.DayNumber - x.Day.DayNumber), true),
            (ReferralOutcome.Waiting or ReferralOutcome.NoProviderFound, _) => new NaiveWait(naive.LastReferralDay.DayNumber - x.Day.DayNumber, false),
            _ => null,
        }).OfType<NaiveWait>(),
    ];

    public static double? Median(List<NaiveWait> waits)
    {
        var left = 1.0;
        foreach (var day in waits.Where(x => x.HasSupport).Select(x => x.Days).Distinct().Order())
        {
            left *= 1 - (waits.Count(x => x.HasSupport && x.Days == day) / (double)waits.Count(x => x.Days >= day));
            if (Math.Abs(left - 0.5) < 1e-9)
            {
                // Level at a half: half way to the next day on which anybody had support.
                var later = waits.Where(x => x.HasSupport && x.Days > day).Select(x => (double?)x.Days).Min();
                return later is { } next ? (day + next) / 2 : day;
            }

            if (left < 0.5)
            {
                return day;
            }
        }

        return null;
    }
}
