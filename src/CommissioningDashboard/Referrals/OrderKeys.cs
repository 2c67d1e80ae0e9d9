using System.Security.Cryptography;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>The months' secrets of the fair order.</summary>
internal static class OrderKeys
{
    /// <summary>The month's secret, drawn the first time that it is asked for; two who ask at once get the same.</summary>
    public static async Task<byte[]> ForAsync(DashboardDb db, DateOnly period, CancellationToken cancellationToken)
    {
        if (await HeldAsync(db, period, cancellationToken) is { } held)
        {
            return held;
        }

        var drawn = RandomNumberGenerator.GetBytes(FairOrder.SecretBytes);
        await db.Database.ExecuteSqlAsync(
            $"insert into order_key (authority_id, period, secret) values ({db.AuthorityId}, {period}, {drawn}) on conflict do nothing",
            cancellationToken);
        return (await HeldAsync(db, period, cancellationToken))!;
    }

    private static Task<byte[]?> HeldAsync(DashboardDb db, DateOnly period, CancellationToken cancellationToken)
        => db.OrderKeys.AsNoTracking().Where(x => x.Period == period).Select(x => (byte[]?)x.Secret)
            .SingleOrDefaultAsync(cancellationToken);
}
