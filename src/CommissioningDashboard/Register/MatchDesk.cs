using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>A proposal with what is at stake.</summary>
/// <param name="Referrals">Of the first and of the second.</param>
public sealed record WaitingMatch(MatchProposal Proposal, (int First, int Second) Referrals)
{
    /// <summary>How many referrals would count for another record than now.</summary>
    public int Affected => Math.Min(Referrals.First, Referrals.Second);
}

/// <summary>A word that stands, with the names of the two records.</summary>
public sealed record SettledMatch(ProviderMatch Match, string First, string Second);

/// <summary>Which records of the register are one provider: what waits for a person's word, what was said, and taking it back.</summary>
public sealed class MatchDesk(Database database, TimeProvider clock)
{
    /// <summary>What waits, first what touches most referrals.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<IReadOnlyList<WaitingMatch>> WaitingAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        var providers = await db.Providers.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken);
        var openings = await db.ProviderOpenings.AsNoTracking().ToListAsync(cancellationToken);
        var open = openings.ToLookup(x => x.ProviderId, x => (x.From, x.To));
        var groups = (await db.GroupMemberships.AsNoTracking().ToListAsync(cancellationToken))
            .ToLookup(x => x.ProviderId, x => x.GroupName);
        var said = await db.ProviderMatches.AsNoTracking().Where(x => x.TakenBackAt == null).ToListAsync(cancellationToken);
        var matched = await MatchedProviders.LoadAsync(db, cancellationToken);
        var pairs = said.Select(x => (x.FirstId, x.SecondId)).Concat(said.Select(x => (x.SecondId, x.FirstId))).ToHashSet();
        var counted = await db.Referrals.Where(x => x.ProviderId != null).GroupBy(x => x.ProviderId!.Value)
            .Select(x => new { x.Key, Count = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.Count, cancellationToken);
        return
        [
            .. MatchProposals.Of(providers, open)
                .Where(x => !pairs.Contains((x.First.Id, x.Second.Id)) && matched.Of(x.First.Id) != matched.Of(x.Second.Id))
                .Where(x => !groups[x.First.Id].Intersect(groups[x.Second.Id]).Any()) // branches, as is recorded of both
                .Select(x => new WaitingMatch(x, (counted.GetValueOrDefault(x.First.Id), counted.GetValueOrDefault(x.Second.Id))))
                .OrderByDescending(x => x.Affected).ThenByDescending(x => x.Referrals.First + x.Referrals.Second)
                .ThenBy(x => x.Proposal.First.Id).ThenBy(x => x.Proposal.Second.Id),
        ];
    }

    /// <summary>What has been said and stands, the latest first.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<IReadOnlyList<SettledMatch>> SettledAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        var matches = await db.ProviderMatches.AsNoTracking().Where(x => x.TakenBackAt == null).OrderByDescending(x => x.Id)
            .ToListAsync(cancellationToken);
        var ids = matches.SelectMany(x => new[] { x.FirstId, x.SecondId }).ToArray();
        var names = await db.Providers.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        return [.. matches.Select(x => new SettledMatch(x, names[x.FirstId], names[x.SecondId]))];
    }

    /// <summary>Says what two records are to each other.</summary>
    /// <param name="actor">Who says so.</param>
    /// <param name="firstId">The record whose name stands; of a succession the earlier.</param>
    /// <param name="secondId">The other.</param>
    /// <param name="kind">What they are; none when nothing was chosen.</param>
    /// <param name="typed">Of a succession: the first day of the second, as typed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What has to be mended; nothing when it was done, by this or by somebody else.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<string?> SettleAsync(
        Actor actor, int firstId, int secondId, ProviderMatchKind? kind, string? typed, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        DateOnly? from = Dates.TryRead((typed ?? "").Trim(), out var day) ? day : null;
        if (kind is not { } said || (said == ProviderMatchKind.Succession && from is null))
        {
            return kind is null ? "Choose what they are" : "Enter the day from which one goes on with what the other did, like 30/11/2026";
        }

        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var names = await db.Providers.Where(x => x.Id == firstId || x.Id == secondId).CountAsync(cancellationToken);
        var matched = await MatchedProviders.LoadAsync(db, cancellationToken);
        if (names != 2 || matched.Of(firstId) == matched.Of(secondId)
            || await db.ProviderMatches.AnyAsync(
                x => x.TakenBackAt == null && ((x.FirstId == firstId && x.SecondId == secondId)
                    || (x.FirstId == secondId && x.SecondId == firstId)), cancellationToken))
        {
            return null; // somebody has settled it already, or a record is gone: the page shows what stands
        }

        var match = new ProviderMatch
        {
            FirstId = firstId,
            SecondId = secondId,
            Kind = said,
            From = said == ProviderMatchKind.Succession ? from : null,
            SettledBy = actor.Name,
            SettledAt = clock.GetUtcNow(),
        };
        db.ProviderMatches.Add(match);
        db.Record(
            actor.UserId, "register.matched",
            new { first = firstId, second = secondId, kind = $"{said}", from = $"{match.From:d MMMM yyyy}" }, match.SettledAt);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Takes a word back: the two count as two again.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task TakeBackAsync(Actor actor, int matchId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var match = await db.ProviderMatches.SingleOrDefaultAsync(x => x.Id == matchId && x.TakenBackAt == null, cancellationToken);
        if (match is null)
        {
            return;
        }

        (match.TakenBackBy, match.TakenBackAt) = (actor.Name, clock.GetUtcNow());
        db.Record(
            actor.UserId, "register.match-taken-back", new { first = match.FirstId, second = match.SecondId, kind = $"{match.Kind}" },
            match.TakenBackAt.Value);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
