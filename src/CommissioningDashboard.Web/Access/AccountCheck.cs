using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Access;

/// <summary>
/// Whether a cookie is still good: its account still exists, is not disabled, has the same stamp, and was not signed in
/// too long ago. Asked on every request and regularly in every circuit, so what the database said is kept for seconds.
/// </summary>
internal sealed class AccountCheck(Database database, TimeProvider time)
{
    /// <summary>However busy, a person signs in again after a working day.</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(10);

    /// <summary>How long a disabled account may go on reading.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(int Authority, int User), Known> _known = new();

    public async Task<bool> IsGoodAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default)
    {
        if (!long.TryParse(principal.FindFirstValue(AccountClaims.SignedInAt), CultureInfo.InvariantCulture, out var signedInAt)
            || time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(signedInAt) > AbsoluteLimit)
        {
            return false;
        }

        var stamp = await StampAsync(principal.Number(AccountClaims.AuthorityId), principal.Number(AccountClaims.UserId), cancellationToken);
        return stamp is not null && $"{stamp:N}" == principal.FindFirstValue(AccountClaims.Stamp);
    }

    /// <summary>Makes a change of the account count at once in this process.</summary>
    public void Forget(int authorityId, int userId) => _known.TryRemove((authorityId, userId), out _);

    private async Task<Guid?> StampAsync(int authorityId, int userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue((authorityId, userId), out var known) && now - known.At < Memory)
        {
            return known.Stamp;
        }

        await using var db = database.For(authorityId);
        var stamp = await db.Users
            .Where(x => x.Id == userId && x.DisabledAt == null)
            .Select(x => (Guid?)x.Stamp)
            .SingleOrDefaultAsync(cancellationToken);
        _known[(authorityId, userId)] = new(now, stamp);
        return stamp;
    }

    private sealed record Known(DateTimeOffset At, Guid? Stamp);
}
