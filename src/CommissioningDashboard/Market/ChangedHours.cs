using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Market;

/// <summary>
/// The weekly hours of referrals whose support has changed: a day's hours are those of that day. A file of submissions alone changes them,
/// and with it the market is loaded anew, so a version made of the one before keeps them.
/// </summary>
internal sealed class ChangedHours
{
    private readonly Dictionary<long, (int Day, int Hundredths)[]> _byReferral;

    private ChangedHours(Dictionary<long, (int Day, int Hundredths)[]> byReferral) => _byReferral = byReferral;

    public static ChangedHours None { get; } = new([]);

    /// <summary>The most hours a week that any support came to, in hundredths; 0 when none has changed.</summary>
    public int Largest => _byReferral.Values.SelectMany(x => x).Select(x => x.Hundredths).DefaultIfEmpty().Max();

    /// <param name="first">The month whose first day is day 0.</param>
    public static async Task<ChangedHours> LoadAsync(DashboardDb db, Month first, CancellationToken cancellationToken)
    {
        var changes = await db.SupportChanges.AsNoTracking().OrderBy(x => x.From).ToListAsync(cancellationToken);
        return changes.Count == 0
            ? None : new ChangedHours(changes.GroupBy(x => x.ReferralId).ToDictionary(x => x.Key, x => x.Select(Read).ToArray()));

        (int, int) Read(SupportChange change)
            => (change.From.DayNumber - first.FirstDay.DayNumber, change.WeeklyHours is { } hours ? (int)(hours * 100) : -1);
    }

    /// <summary>The hundredths of an hour a week on a day, as a tally; those it began with where nothing has changed by then.</summary>
    /// <param name="referral">The referral.</param>
    /// <param name="day">Counted from the first day of the data.</param>
    public Tally On(ReferralView referral, int day)
    {
        var began = referral.Tally(Weight.WeeklyHours);
        if (_byReferral.Count == 0 || !_byReferral.TryGetValue(referral.Id, out var changes)
            || Array.FindLastIndex(changes, x => x.Day <= day) is not (>= 0 and var at))
        {
            return began;
        }

        var hours = changes[at].Hundredths;
        return hours < 0 ? new Tally(1, 0, 0, 0) : new Tally(1, 1, hours, (double)hours * hours);
    }
}
