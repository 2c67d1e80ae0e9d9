using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Mail;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>The provider that a link belongs to.</summary>
public sealed record LinkOwner(int AuthorityId, int ProviderId);

/// <summary>Links by which providers see their own record: for some months, until a newer one is made or it is taken back.</summary>
public sealed class ProviderLinks(Database database, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    /// <summary>In the demonstration anybody may make one.</summary>
    private static readonly TimeSpan _lastsInDemo = TimeSpan.FromHours(2);

    /// <summary>Whose link it is; none when it is too old, was taken back, or never was.</summary>
    public async Task<LinkOwner?> WhoseAsync(string secret, CancellationToken cancellationToken = default)
        => await database.FindProviderLinkAsync(LinkSecret.HashOf(secret), cancellationToken) is { RevokedAt: null } link
            && link.ExpiresAt > time.GetUtcNow()
            ? new LinkOwner(link.AuthorityId, link.ProviderId) : null;

    /// <summary>Until when the provider's link is good; none when it has none.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<DateTimeOffset?> GoodUntilAsync(Actor actor, int providerId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        var now = time.GetUtcNow();
        await using var db = database.For(actor.AuthorityId);
        return await db.ProviderLinks.Where(x => x.ProviderId == providerId && x.RevokedAt == null && x.ExpiresAt > now)
            .MaxAsync(x => (DateTimeOffset?)x.ExpiresAt, cancellationToken);
    }

    /// <summary>The email address that the provider's record gives today; none where it gives none.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<string?> AddressAsync(Actor actor, int providerId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        return await db.Set<ProviderProfile>().Where(x => x.ProviderId == providerId).OrderByDescending(x => x.From)
            .Select(x => x.Email).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Makes a link and takes back those before it.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="providerId">For which provider.</param>
    /// <param name="mail">Sends it; none where it is to be handed on by hand.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Its secret, told this once; none when there is no such provider.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<string?> MakeAsync(
        Actor actor, int providerId, ProviderLinkMail? mail = null, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        if (await db.Providers.Where(x => x.Id == providerId).Select(x => x.Name).SingleOrDefaultAsync(cancellationToken) is not { } name)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RevokeAsync(db, providerId, cancellationToken);
        var secret = Add(db, providerId, Lasts);
        var authority = await db.Authorities.Where(x => x.Id == actor.AuthorityId).Select(x => x.Name).SingleAsync(cancellationToken);
        mail?.Add(db, authority, name, secret);
        db.Record(
            actor.UserId, "provider.link-made", new { provider = providerId, sent = mail is not null }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return secret;
    }

    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task RevokeAsync(Actor actor, int providerId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await RevokeAsync(db, providerId, cancellationToken);
        db.Record(actor.UserId, "provider.link-revoked", new { provider = providerId }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A short-lived link of the demonstration, for whoever looks around; the caller has checked that it was asked for.</summary>
    /// <returns>None where there is no such demonstration, or nothing of a provider waits in it.</returns>
    public async Task<string?> MakeForDemoAsync(int authorityId, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        var provider = await db.Authorities.AnyAsync(x => x.Id == authorityId && x.IsDemo, cancellationToken)
            ? await db.ProviderProposals.OrderBy(x => x.Id).Select(x => (int?)x.ProviderId).FirstOrDefaultAsync(cancellationToken) : null;
        if (provider is null)
        {
            return null;
        }

        var secret = Add(db, provider.Value, _lastsInDemo);
        await db.SaveChangesAsync(cancellationToken);
        return secret;
    }

    private string Add(DashboardDb db, int providerId, TimeSpan lasts)
    {
        var now = time.GetUtcNow();
        var secret = LinkSecret.New();
        db.ProviderLinks.Add(
            new ProviderLink { ProviderId = providerId, TokenHash = LinkSecret.HashOf(secret), MadeAt = now, ExpiresAt = now + lasts });
        return secret;
    }

    private Task<int> RevokeAsync(DashboardDb db, int providerId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.ProviderLinks.Where(x => x.ProviderId == providerId && x.RevokedAt == null)
            .ExecuteUpdateAsync(x => x.SetProperty(link => link.RevokedAt, now), cancellationToken);
    }
}
