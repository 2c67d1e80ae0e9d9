using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>A referral of the desk with what the desk keeps beside it, for somebody who may see it.</summary>
public sealed record DeskCase(Referral Referral, DeskReferral Desk)
{
    public bool IsOpen => Referral.Outcome == ReferralOutcome.Waiting;

    /// <returns>None when there is none, or it is another team's.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not work at the desk.</exception>
    public static async Task<DeskCase?> FindAsync(
        DashboardDb db, Actor actor, long referralId, bool locked = false, CancellationToken cancellationToken = default)
    {
        var teams = (await DeskTeams.OfAsync(db, actor, cancellationToken)).Select(x => (int?)x.Id).ToList();
        var desks = locked ? db.DeskReferrals.FromSql($"select * from desk_referral where referral_id = {referralId} for update")
            : db.DeskReferrals.AsNoTracking();
        if (await desks.SingleOrDefaultAsync(x => x.ReferralId == referralId, cancellationToken) is not { } desk)
        {
            return null;
        }

        var referral = await db.Referrals.AsNoTracking().SingleAsync(x => x.Id == referralId, cancellationToken);
        return teams.Contains(referral.TeamId) ? new DeskCase(referral, desk) : null;
    }
}
