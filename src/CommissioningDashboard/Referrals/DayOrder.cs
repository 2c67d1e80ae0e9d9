using System.Collections.Concurrent;
using System.Security.Cryptography;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Referrals;

/// <summary>
/// The fair order of today, for lists that are shown for no referral: the register. The month's secret is read once. While the database is
/// away and the secret was never read, an order drawn by this process stands in, which favours nobody either.
/// </summary>
public sealed class DayOrder(Database database, TimeProvider clock)
{
    private readonly (string Code, byte[] Secret) _standIn = ("", RandomNumberGenerator.GetBytes(FairOrder.SecretBytes));
    private readonly ConcurrentDictionary<(int Authority, DateOnly Period), (string Code, byte[] Secret)> _held = new();

    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <param name="authorityId">Whose register.</param>
    /// <param name="service">The code of the service looked for; none for any.</param>
    /// <param name="area">The code of the area looked for; none for any.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<FairOrder> ForAsync(
        int authorityId, string? service, string? area, CancellationToken cancellationToken = default)
    {
        var key = (authorityId, FairOrder.PeriodOf(Today));
        if (!_held.TryGetValue(key, out var held))
        {
            try
            {
                held = _held[key] = await ReadAsync(authorityId, key.Item2, cancellationToken);
            }
            catch (Exception error) when (DatabaseAway.IsMeantBy(error))
            {
                held = _standIn;
            }
        }

        return new FairOrder(held.Secret, FairOrder.Context(held.Code, Today, service ?? "", area));
    }

    private async Task<(string Code, byte[] Secret)> ReadAsync(int authorityId, DateOnly period, CancellationToken cancellationToken)
    {
        await using var db = database.For(authorityId);
        var code = await db.Authorities.Where(x => x.Id == authorityId).Select(x => x.Code).SingleAsync(cancellationToken);
        return (code, await OrderKeys.ForAsync(db, period, cancellationToken));
    }
}
