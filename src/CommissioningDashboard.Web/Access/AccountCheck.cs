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
internal sealed class AccountCheck(Database database, TimeProvider time, ILogger<AccountCheck> log)
{
    /// <summary>However busy, a person signs in again after a working day.</summary>
    public static readonly TimeSpan AbsoluteLimit = TimeSpan.FromHours(10);

    /// <summary>How long a disabled account may go on reading.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long after its last check a session is trusted while the database does not answer: reading goes on from memory, and
    /// a disabled account may go on reading as long. Operators are told in deploy/README.md, "When the database is away".
    /// </summary>
    public static readonly TimeSpan TrustedFor = TimeSpan.FromMinutes(15);

    /// <summary>Between two questions to a database that did not answer, so that readers do not queue up behind it.</summary>
    private static readonly TimeSpan _askAgain = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer is waited for when there is one from before to go by.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(int Authority, int User), Known> _known = new();

    /// <summary>When the database may be asked again, in ticks of UTC.</summary>
    private long _away;

    public async Task<bool> IsGoodAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default)
    {
        if (!long.TryParse(principal.FindFirstValue(AccountClaims.SignedInAt), CultureInfo.InvariantCulture, out var signedInAt)
            || time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(signedInAt) > AbsoluteLimit)
        {
            return false;
        }

        var stamp = await StampAsync(
            principal.Number(AccountClaims.AuthorityId), principal.Number(AccountClaims.UserId), cancellationToken);
        return stamp is not null && $"{stamp:N}" == principal.FindFirstValue(AccountClaims.Stamp);
    }

    /// <summary>Makes a change of the account count at once in this process.</summary>
    public void Forget(int authorityId, int userId) => _known.TryRemove((authorityId, userId), out _);

    private async Task<Guid?> StampAsync(int authorityId, int userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = _known.GetValueOrDefault((authorityId, userId));
        if (known is null || now - known.At >= TrustedFor)
        {
            return await AskAsync(authorityId, userId, cancellationToken);
        }

        if (now - known.At < Memory || now.UtcTicks < Volatile.Read(ref _away))
        {
            return known.Stamp;
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(_patience);
        try
        {
            return await AskAsync(authorityId, userId, limited.Token);
        }
        catch (Exception problem)
            when (!cancellationToken.IsCancellationRequested && (limited.IsCancellationRequested || DatabaseAway.IsMeantBy(problem)))
        {
            Volatile.Write(ref _away, (now + _askAgain).UtcTicks);
            log.LogWarning("The database does not answer; sessions checked before are trusted for now ({Kind}).", problem.GetType().Name);
            return known.Stamp;
        }
    }

    private async Task<Guid?> AskAsync(int authorityId, int userId, CancellationToken cancellationToken)
    {
        await using var db = database.For(authorityId);
        var stamp = await db.Users
            .Where(x => x.Id == userId && x.DisabledAt == null)
            .Select(x => (Guid?)x.Stamp)
            .SingleOrDefaultAsync(cancellationToken);
        _known[(authorityId, userId)] = new(time.GetUtcNow(), stamp);
        return stamp;
    }

    private sealed record Known(DateTimeOffset At, Guid? Stamp);
}
