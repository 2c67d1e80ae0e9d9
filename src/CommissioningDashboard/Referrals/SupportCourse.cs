using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>How arranged support has gone so far.</summary>
/// <param name="Events">What was recorded, oldest first.</param>
public sealed record SupportCourse(Referral Referral, IReadOnlyList<SupportEvent> Events)
{
    /// <summary>
    /// A first light review after six to eight weeks, then one in twelve months at least (Care and support statutory guidance, 13.32).
    /// </summary>
    public const int FirstReviewAfterDays = 56;

    public DateOnly? StartedOn => Latest(SupportEventKind.Started);

    public DateOnly? ReviewedOn => Latest(SupportEventKind.Reviewed);

    public bool IsRunning => Referral.Outcome == ReferralOutcome.Arranged && Referral.EndedOn is null && StartedOn is not null;

    /// <summary>None before support begins and after it has ended.</summary>
    public DateOnly? ReviewDueOn => IsRunning ? ReviewedOn?.AddYears(1) ?? StartedOn?.AddDays(FirstReviewAfterDays) : null;

    /// <summary>What can be recorded next.</summary>
    public IReadOnlyList<SupportStep> Steps
    {
        get
        {
            if (Referral.Outcome != ReferralOutcome.Arranged || Referral.EndedOn is not null)
            {
                return [];
            }

            return [.. SupportSteps.All.Where(x => StartedOn is null
                ? x.Kind is SupportEventKind.Started or SupportEventKind.HandedBack
                : x.Kind != SupportEventKind.Started)];
        }
    }

    public static async Task<SupportCourse> OfAsync(DashboardDb db, Referral referral, CancellationToken cancellationToken = default)
        => new(referral, await db.SupportEvents.AsNoTracking().Where(x => x.ReferralId == referral.Id).OrderBy(x => x.Id)
            .ToListAsync(cancellationToken));

    /// <summary>Of this arrangement: what was recorded before a provider gave it back belongs to the one before.</summary>
    private DateOnly? Latest(SupportEventKind kind)
        => Events.Reverse().TakeWhile(x => x.Kind != SupportEventKind.HandedBack || Referral.EndedOn is not null)
            .FirstOrDefault(x => x.Kind == kind)?.On;
}
