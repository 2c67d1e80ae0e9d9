using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Demo;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Access;

/// <summary>
/// Signing in and out. Each attempt and its audit entry are one transaction. A refusal never says why: neither its words
/// nor the time it takes tell an unknown address from a wrong password or an account that strangers must wait for.
/// Guessing is slowed down by account (counted in the database, so that a restart forgives nothing) and by network (in memory).
/// Neither holds up a browser that the person has signed in from before; what it gets wrong is counted with it alone.
/// </summary>
internal sealed class SigningIn(
    Database database, Passwords passwords, AccountCheck check, KnownBrowsers browsers, TimeProvider time, ILogger<SigningIn> log)
{
    /// <summary>So many wrong passwords for an account cost strangers no wait.</summary>
    public const int FreeTries = 3;

    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>Longer than any refusal takes by itself, so that all take the same.</summary>
    public static readonly TimeSpan RefusalTakes = TimeSpan.FromMilliseconds(500);

    /// <summary>A council of a thousand may come from one address: neither two slips a minute nor twenty at once are held up.</summary>
    private readonly GrowingWait _networks = new(time)
    {
        Free = 20,
        ForgetsOneIn = TimeSpan.FromSeconds(30),
        Longest = TimeSpan.FromMinutes(5),
    };

    public async Task<SignInAnswer> WithPasswordAsync(HttpContext context, string email, string password)
    {
        var stop = context.RequestAborted;
        var earliestRefusal = Task.Delay(RefusalTakes, stop);
        var network = Network.KeyFor(context.Connection.RemoteIpAddress);
        var found = await database.FindUserAsync(email.Trim().ToLowerInvariant(), stop);
        var browser = found is null ? null : browsers.Recognise(context.Request, found);
        if (browser is null && _networks.WaitFor(network) is { } wait)
        {
            log.LogInformation("Sign-in refused: too many wrong tries from one network.");
            return new(null, wait);
        }

        var principal = found is null ? Unknown(password) : await TryAsync(found, password, isKnown: browser is not null, stop);
        if (principal is not null)
        {
            browsers.Remember(context, found!);
            return new(principal);
        }

        if (browser is null)
        {
            _networks.Count(network);
        }
        else
        {
            browsers.CountWrong(browser);
        }

        await earliestRefusal;
        return new(null);
    }

    /// <summary>Enters a demo authority in a role, with no password. The caller has checked that the demo was asked for.</summary>
    /// <returns>Who is signed in, or none when there is no such account.</returns>
    public async Task<ClaimsPrincipal?> AsDemoAsync(DemoPlace place, Role role, CancellationToken cancellationToken)
    {
        if (await FindDemoAsync(place, role, cancellationToken) is not var (user, authority))
        {
            return null;
        }

        await using var db = database.For(authority.Id);
        db.Record(user.Id, "sign-in.demo", new { role = $"{role}" }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return AccountClaims.CreatePrincipal(user, authority, time.GetUtcNow());
    }

    /// <summary>Whether there is this demo authority with its accounts.</summary>
    public async Task<bool> HasDemoAsync(DemoPlace place, CancellationToken cancellationToken)
        => await FindDemoAsync(place, Role.Commissioner, cancellationToken) is not null;

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
    private async Task<(UserAccount User, Authority Authority)?> FindDemoAsync(
        DemoPlace place, Role role, CancellationToken cancellationToken)
    {
        if (await database.FindUserAsync(DemoAccounts.EmailOf(place, role), cancellationToken)
            is not { IsDemo: true, DisabledAt: null } user)
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

    private async Task<ClaimsPrincipal?> TryAsync(UserAccount found, string password, bool isKnown, CancellationToken cancellationToken)
    {
        var matches = !MustWait(found, isKnown) && passwords.Match(found, password);
        await using var db = database.For(found.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Locked until commit, so that guesses made at the same time queue up and none escapes the count. The slow work is done
        // before, or guessers would hold the lock while the person waits for it.
        var user = await db.Users
            .FromSql($"select * from user_account where authority_id = {found.AuthorityId} and id = {found.Id} for update")
            .SingleAsync(cancellationToken);
        var isGood = matches && user.PasswordHash == found.PasswordHash && user.DisabledAt is null && !MustWait(user, isKnown);
        ClaimsPrincipal? principal = null;
        if (isGood)
        {
            var authority = await db.Authorities.SingleAsync(x => x.Id == user.AuthorityId, cancellationToken);
            principal = AccountClaims.CreatePrincipal(user, authority, time.GetUtcNow());
            Succeed(db, user);
        }
        else
        {
            Refuse(db, user, isKnown);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return principal;
    }

    private bool MustWait(UserAccount user, bool isKnown) => !isKnown && user.LockedUntil > time.GetUtcNow();

    private void Succeed(DashboardDb db, UserAccount user)
    {
        db.Record(user.Id, "sign-in.ok", new { failuresBefore = user.FailedSignIns }, time.GetUtcNow());
        user.ForgetWrongTries();
    }

    private void Refuse(DashboardDb db, UserAccount user, bool isKnown)
    {
        var now = time.GetUtcNow();
        var isHeld = MustWait(user, isKnown);
        if (!isKnown)
        {
            user.FailedSignIns = (short)Math.Min(user.FailedSignIns + 1, short.MaxValue);
            user.WrongSince ??= now;
        }

        var wait = GrowingWait.After(user.FailedSignIns, FreeTries, LongestWait);
        if (!isKnown && !isHeld && wait > TimeSpan.Zero)
        {
            user.LockedUntil = now + wait;
        }

        var detail = new { failures = user.FailedSignIns, knownBrowser = isKnown, disabled = user.DisabledAt is not null };
        db.Record(user.Id, isHeld ? "sign-in.held" : "sign-in.failed", detail, now);
    }
}
