using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>
/// Compares the register with what feeds of Open Referral UK tell. Each difference waits until a person accepts or refuses it; what was
/// answered is not asked again.
/// </summary>
public sealed class OpenReferralDesk(Database database, TimeProvider clock)
{
    private const int _longestName = 200;

    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<FeedOverview> ReadAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        var comparison = await FeedComparison.LoadAsync(db, Today, cancellationToken);
        var (told, missing, refused, settled) = (new List<FeedLine>(), new List<FeedLine>(), new List<FeedLine>(), 0);
        var organisations = await db.OpenReferralOrganisations.AsNoTracking().OrderBy(x => x.Name).ThenBy(x => x.Id)
            .ToListAsync(cancellationToken);
        foreach (var one in organisations)
        {
            var match = comparison.MatchOf(one);
            var offers = comparison.OffersOf(one, match);
            var line = new FeedLine(one, match.Provider, [.. offers.Select(x => x.InShort)]);
            if (comparison.IsRefused(one))
            {
                refused.Add(line);
            }
            else if (match.Provider is null)
            {
                missing.Add(line);
            }
            else if (offers.Count > 0)
            {
                told.Add(line);
            }
            else
            {
                settled++;
            }
        }

        return new FeedOverview(told, missing, refused, settled);
    }

    /// <returns>None when no feed told of such an organisation.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<FeedView?> FindAsync(Actor actor, int organisationId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        return await FindAsync(db, organisationId, cancellationToken);
    }

    /// <summary>
    /// Writes what is chosen onto the record, as one batch that can be taken back; a new provider is made where there is none.
    /// </summary>
    /// <param name="actor">Who accepts.</param>
    /// <param name="organisationId">Of which organisation.</param>
    /// <param name="keys">What is accepted; all that needs no choice when none is named.</param>
    /// <param name="choices">What was chosen for names that are none of the lists.</param>
    /// <param name="version">The version that the person has seen.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What has to be mended; nothing when it was done.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<string?> AcceptAsync(
        Actor actor, int organisationId, IReadOnlyList<string> keys, IReadOnlyList<FeedChoice> choices, string? version,
        CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await ImportLock.TryTakeAsync(db, cancellationToken))
        {
            return "A file is being brought in. Accept it again in a moment";
        }

        if (await FindAsync(db, organisationId, cancellationToken) is not { IsRefused: false } view || view.Version != version)
        {
            return "The record or the feed has changed since you opened this page. Nothing was saved: look again at what would change";
        }

        var settled = view.Offers.Select(x => Settled(x, choices)).ToList();
        var chosen = settled.Where(x => keys.Count > 0 ? keys.Contains(x.Key) : !x.IsAsked).ToList();
        if (chosen.Exists(x => x.IsAsked))
        {
            return "Choose what each service and area that you accept is on your lists";
        }

        if (chosen.Count == 0 && view.Match.Provider is not null)
        {
            return "Tick one or more to accept";
        }

        var problem = await new FeedWriting(db, actor, clock)
            .WriteAsync(view, chosen, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Refuses some of what is told, or the organisation as a new provider when nothing is named.</summary>
    /// <returns>What has to be mended; nothing when it was done.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<string?> RefuseAsync(
        Actor actor, int organisationId, IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        if (await FindAsync(db, organisationId, cancellationToken) is not { } view)
        {
            return null;
        }

        var refused = view.Offers.Select(x => x.Key).Where(x => keys.Contains(x)).ToList();
        if (refused.Count == 0 && view.Match.Provider is not null)
        {
            return "Tick one or more to refuse";
        }

        var said = refused.Count == 0 ? [OpenReferralAnswer.WhichProvider] : refused;
        await FeedAnswers.SayAsync(
            db, actor, organisationId, said, new(false, view.Match.Provider?.Id, null, clock.GetUtcNow()), cancellationToken);
        db.Record(
            actor.UserId, "register.feed-refused",
            new { organisation = organisationId, provider = view.Match.Provider?.Id, facts = said.Count }, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Says which provider of the register an organisation is.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="organisationId">Of which organisation.</param>
    /// <param name="typed">The provider’s reference or name.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What has to be mended; nothing when it was done.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<string?> SayWhichAsync(
        Actor actor, int organisationId, string? typed, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        var words = typed?.Trim() ?? "";
        if (words.Length is 0 or > _longestName)
        {
            return "Choose a provider, or enter its reference or its name";
        }

        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var found = await db.Providers.Where(x => x.Reference == words).Select(x => x.Id).ToListAsync(cancellationToken);
        if (found.Count == 0)
        {
            found = [.. (await db.Providers.Select(x => new { x.Id, x.Name }).ToListAsync(cancellationToken))
                .Where(x => x.Name.Equals(words, StringComparison.OrdinalIgnoreCase)).Select(x => x.Id)];
        }

        if (found.Count != 1)
        {
            return found.Count == 0 ? "No provider has this reference or name" : "Several providers have this name. Enter the reference";
        }

        if (!await db.OpenReferralOrganisations.AnyAsync(x => x.Id == organisationId, cancellationToken))
        {
            return null;
        }

        await FeedAnswers.SayAsync(
            db, actor, organisationId, [OpenReferralAnswer.WhichProvider], new(true, found[0], null, clock.GetUtcNow()), cancellationToken);
        db.Record(
            actor.UserId, "register.feed-matched", new { organisation = organisationId, provider = found[0] }, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Takes back what was refused of an organisation, so that it is asked again.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task AskAgainAsync(Actor actor, int organisationId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var again = await db.OpenReferralAnswers.Where(x => x.OrganisationId == organisationId && !x.IsAccepted)
            .ExecuteDeleteAsync(cancellationToken);
        if (again > 0)
        {
            db.Record(actor.UserId, "register.feed-asked-again", new { organisation = organisationId, facts = again }, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>With the service or area that was chosen for a name that is none of the lists.</summary>
    private static FeedOffer Settled(FeedOffer offer, IReadOnlyList<FeedChoice> choices)
        => offer.IsAsked && choices.FirstOrDefault(x => x.Key == offer.Key) is { } choice ? offer with { Item = choice.Item } : offer;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private async Task<FeedView?> FindAsync(DashboardDb db, int organisationId, CancellationToken cancellationToken)
    {
        var one = await db.OpenReferralOrganisations.AsNoTracking().SingleOrDefaultAsync(x => x.Id == organisationId, cancellationToken);
        return one is null ? null : (await FeedComparison.LoadAsync(db, Today, cancellationToken)).ViewOf(one);
    }
}
