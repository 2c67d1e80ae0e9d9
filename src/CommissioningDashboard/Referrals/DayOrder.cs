using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>The fair order of today, for lists that are shown for no referral: the register.</summary>
public sealed class DayOrder(Database database, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <param name="authorityId">Whose register.</param>
    /// <param name="service">The code of the service looked for; none for any.</param>
    /// <param name="area">The code of the area looked for; none for any.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<FairOrder> ForAsync(
        int authorityId, string? service, string? area, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        var code = await db.Authorities.Where(x => x.Id == authorityId).Select(x => x.Code).SingleAsync(cancellationToken);
        var secret = await OrderKeys.ForAsync(db, FairOrder.PeriodOf(Today), cancellationToken);
        return new FairOrder(secret, FairOrder.Context(code, Today, service ?? "", area));
    }
}
