using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Access;

/// <summary>Links by which people set their passwords: each works once, for three days, and nowhere else.</summary>
public sealed class PasswordLinks(Database database, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(3);

    /// <summary>Whose password a link sets; none when it was used, is too old, or never was.</summary>
    public async Task<UserAccount?> WhoseAsync(string secret, CancellationToken cancellationToken = default)
    {
        if (await database.FindPasswordLinkAsync(LinkSecret.HashOf(secret), cancellationToken) is not { UsedAt: null } link
            || link.ExpiresAt <= time.GetUtcNow())
        {
            return null;
        }

        await using var db = database.For(link.AuthorityId);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(x => x.Id == link.UserId && x.DisabledAt == null, cancellationToken);
    }

    /// <summary>Sets the password by a link, which is then of no more use, and ends all sessions.</summary>
    /// <returns>False when the link is no longer good.</returns>
    public async Task<bool> SetAsync(string secret, string passwordHash, CancellationToken cancellationToken = default)
    {
        if (await WhoseAsync(secret, cancellationToken) is not { } found)
        {
            return false;
        }

        var now = time.GetUtcNow();
        var hash = LinkSecret.HashOf(secret);
        await using var db = database.For(found.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.PasswordLinks.Where(x => x.TokenHash == hash && x.UsedAt == null)
            .ExecuteUpdateAsync(x => x.SetProperty(link => link.UsedAt, now), cancellationToken) == 0)
        {
            return false;
        }

        var account = await db.Users.SingleAsync(x => x.Id == found.Id, cancellationToken);
        (account.PasswordHash, account.Stamp) = (passwordHash, Guid.NewGuid());
        account.ForgetWrongTries();
        db.Record(account.Id, "user.password-set", new { user = account.Id, byLink = true }, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Makes a link for an account within a unit of work, and makes those before it useless.</summary>
    /// <returns>Its secret.</returns>
    internal static async Task<string> NewAsync(
        DashboardDb db, UserAccount account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.PasswordLinks.Where(x => x.UserId == account.Id && x.UsedAt == null)
            .ExecuteUpdateAsync(x => x.SetProperty(link => link.UsedAt, now), cancellationToken);
        var secret = LinkSecret.New();
        db.PasswordLinks.Add(new PasswordLink { UserId = account.Id, TokenHash = LinkSecret.HashOf(secret), ExpiresAt = now + Lasts });
        return secret;
    }
}
