using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Market;

/// <summary>Which size scheme an authority goes by, and who chose it when; none when nobody has chosen yet.</summary>
public sealed record SchemeInForce(string SchemeId, string? ChosenBy, DateTimeOffset? ChosenAt);

/// <summary>An authority's choice of the size scheme that stands wherever a filter names none.</summary>
public sealed class SizeSchemeChoice(Database database, TimeProvider clock)
{
    private const string _action = "settings.changed";

    public async Task<(SchemeInForce InForce, IReadOnlyList<SizeScheme> Schemes)> ReadAsync(
        int authorityId, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        var scheme = await db.Authorities.Where(x => x.Id == authorityId).Select(x => x.SizeSchemeId).SingleAsync(cancellationToken);
        var last = await db.AuditEntries.Where(x => x.Action == _action).OrderByDescending(x => x.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var by = last?.UserId is { } user
            ? await db.Users.Where(x => x.Id == user).Select(x => x.Name).SingleOrDefaultAsync(cancellationToken) : null;
        return (new SchemeInForce(scheme, by, last?.At),
            await db.SizeSchemes.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Chooses a scheme; the entry in the trail and the news to readers are part of the same transaction.</summary>
    /// <returns>What is wrong with the choice, for people; nothing when it stands.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not change settings.</exception>
    public async Task<string?> ChooseAsync(Actor actor, string? schemeId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageSettings);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.SizeSchemes.AnyAsync(x => x.Id == schemeId, cancellationToken))
        {
            return "Choose a size scheme from the list.";
        }

        // Two administrators take turns, so that what an entry says was there before truly was.
        var authority = await db.Authorities.FromSql($"select * from authority where id = {actor.AuthorityId} for update")
            .SingleAsync(cancellationToken);
        if (authority.SizeSchemeId != schemeId)
        {
            db.Record(
                actor.UserId, _action, new { Setting = "size-scheme", Before = authority.SizeSchemeId, After = schemeId },
                clock.GetUtcNow());
            authority.SizeSchemeId = schemeId!;
            await db.SaveChangesAsync(cancellationToken);
            await MarketChange.RecordAsync(db, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return null;
    }
}
