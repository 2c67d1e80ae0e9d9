using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Access;

/// <summary>
/// Signing in and out. Each attempt and its audit entry are one transaction. A refusal never says why: neither its words
/// nor the time it takes tell an unknown address from a wrong password or a locked account.
/// </summary>
internal sealed class SigningIn(Database database, Passwords passwords, AccountCheck check, TimeProvider time, ILogger<SigningIn> log)
{
    public const int FailuresBeforeLock = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Longer than any refusal takes by itself, so that all take the same.</summary>
    public static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(500);

    /// <returns>Who is signed in, or none.</returns>
    public async Task<ClaimsPrincipal?> WithPasswordAsync(string email, string password, CancellationToken cancellationToken)
    {
        var earliestRefusal = Task.Delay(RefusalTakes, cancellationToken);
        var found = await database.FindUserAsync(email.Trim().ToLowerInvariant(), cancellationToken);
        var principal = found is null ? Unknown(password) : await TryAsync(found, password, cancellationToken);
        if (principal is null)
        {
            await earliestRefusal;
        }

        return principal;
    }

    /// <summary>Enters the demo authority in a role, with no password. The caller has checked that the demo was asked for.</summary>
    /// <returns>Who is signed in, or none when there is no such account.</returns>
    public async Task<ClaimsPrincipal?> AsDemoAsync(Role role, CancellationToken cancellationToken)
    {
        if (await FindDemoAsync(role, cancellationToken) is not var (user, authority))
        {
            return null;
        }

        await using var db = database.For(authority.Id);
        db.Record(user.Id, "sign-in.demo", new { role = $"{role}" }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return AccountClaims.CreatePrincipal(user, authority, time.GetUtcNow());
    }

    /// <summary>Whether there is a demo authority with its accounts.</summary>
    public async Task<bool> HasDemoAsync(CancellationToken cancellationToken)
        => await FindDemoAsync(Role.Commissioner, cancellationToken) is not null;

    /// <summary>
    /// Ends every session of the account: copies of a cookie cannot be told apart, and one must not outlive signing out.
    /// A demo account is shared by strangers, so there only this browser's cookie goes.
    /// </summary>
    public async Task OutAsync(CurrentUser user, CancellationToken cancellationToken)
    {
        await using var db = database.For(user.AuthorityId);
        var account = await db.Users.SingleAsync(x => x.Id == user.UserId, cancellationToken);
        if (!account.IsDemo)
        {
            account.Stamp = Guid.NewGuid();
        }

        db.Record(account.Id, "sign-out", new { }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        check.Forget(account.AuthorityId, account.Id);
    }

    /// <summary>A demo account of a demo authority; an account that merely has such an address does not count.</summary>
    private async Task<(UserAccount User, Authority Authority)?> FindDemoAsync(Role role, CancellationToken cancellationToken)
    {
        if (await database.FindUserAsync(DemoAccounts.EmailOf(role), cancellationToken) is not { IsDemo: true, DisabledAt: null } user)
        {
            return null;
        }

        await using var db = database.For(user.AuthorityId);
        var authority = await db.Authorities.SingleAsync(x => x.Id == user.AuthorityId, cancellationToken);
        return authority.IsDemo ? (user, authority) : null;
    }

    private ClaimsPrincipal? Unknown(string password)
    {
        passwords.Match(null, password);
        log.LogInformation("Sign-in refused: no such account.");
        return null;
    }

    private async Task<ClaimsPrincipal?> TryAsync(UserAccount found, string password, CancellationToken cancellationToken)
    {
        await using var db = database.For(found.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Locked until commit, so that guesses made at the same time queue up and none escapes the count.
        var user = await db.Users
            .FromSql($"select * from user_account where authority_id = {found.AuthorityId} and id = {found.Id} for update")
            .SingleAsync(cancellationToken);
        var matches = passwords.Match(user, password);
        var now = time.GetUtcNow();
        var principal = user.LockedUntil > now ? Locked() : matches && user.DisabledAt is null ? await SucceedAsync() : Fail();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return principal;

        ClaimsPrincipal? Locked()
        {
            db.Record(user.Id, "sign-in.locked", new { }, now);
            return null;
        }

        ClaimsPrincipal? Fail()
        {
            user.FailedSignIns++;
            db.Record(user.Id, "sign-in.failed", new { failures = user.FailedSignIns, disabled = user.DisabledAt is not null }, now);
            if (user.FailedSignIns >= FailuresBeforeLock)
            {
                user.FailedSignIns = 0;
                user.LockedUntil = now + LockedFor;
                db.Record(user.Id, "sign-in.locking", new { minutes = LockedFor.TotalMinutes }, now);
            }

            return null;
        }

        async Task<ClaimsPrincipal?> SucceedAsync()
        {
            user.FailedSignIns = 0;
            user.LockedUntil = null;
            db.Record(user.Id, "sign-in.ok", new { }, now);
            return AccountClaims.CreatePrincipal(user, await db.Authorities.SingleAsync(x => x.Id == user.AuthorityId, cancellationToken), now);
        }
    }
}
