using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.PublicRegisters;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>Something that the register and the Care Quality Commission say differently.</summary>
/// <param name="Part">Where it is corrected.</param>
public sealed record CqcDifference(Provider Provider, RegisterPart Part, string What, string Yours, string Theirs);

/// <summary>What the Care Quality Commission's lists say that the register does not.</summary>
/// <param name="Files">The latest day of each list that was brought in.</param>
/// <param name="Missing">Active locations of adult social care in the area that are not on the register, by name.</param>
/// <param name="Ended">Providers that are open and whose registration has ended, with the day.</param>
public sealed record CqcOverview(
    IReadOnlyList<(CqcList List, DateOnly Day)> Files, IReadOnlyList<CqcView> Missing,
    IReadOnlyList<(Provider Provider, DateOnly On)> Ended, IReadOnlyList<CqcDifference> Differences);

/// <summary>Compares the register with the Care Quality Commission's, and adds from it what somebody has chosen.</summary>
public sealed class CqcDesk(Database database, TimeProvider clock)
{
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<CqcOverview> ReadAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        var files = (await db.CqcLocations.GroupBy(x => x.List).Select(x => new { x.Key, Day = x.Max(r => r.FileDay) })
            .ToListAsync(cancellationToken)).Select(x => (List: x.Key, x.Day)).OrderBy(x => x.List).ToList();
        var providers = await db.Providers.AsNoTracking().Where(x => x.CqcLocationId != null).OrderBy(x => x.Name).ThenBy(x => x.Id)
            .ToListAsync(cancellationToken);
        var views = await CqcCompletion.ViewsAsync(db, cancellationToken);
        var held = providers.Where(x => views.ContainsKey(x.CqcLocationId!)).Select(x => (Provider: x, View: views[x.CqcLocationId!]))
            .ToList();
        var ratings = (await db.ProviderRatings.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(x => x.ProviderId);
        var groups = (await db.GroupMemberships.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(x => x.ProviderId);
        var openings = (await db.ProviderOpenings.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(x => x.ProviderId);
        return new CqcOverview(
            files, await MissingAsync(db, files, cancellationToken),
            [
                .. held.Where(x => x.View.EndedOn is { } end && openings[x.Provider.Id].Any(o => o.To is null || o.To > end))
                    .Select(x => (x.Provider, x.View.EndedOn!.Value)),
            ],
            [.. held.SelectMany(x => CqcDifferences.Of(x.Provider, ratings[x.Provider.Id], groups[x.Provider.Id], x.View))]);
    }

    /// <summary>
    /// Puts active locations of the area on the register, as one batch that can be taken back. Where they give support stays not known:
    /// the registered office does not tell.
    /// </summary>
    /// <returns>How many were added; those that are on it by now are passed over.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<int> AddAsync(Actor actor, IReadOnlyList<string> locations, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var files = (await db.CqcLocations.GroupBy(x => x.List).Select(x => new { x.Key, Day = x.Max(r => r.FileDay) })
            .ToListAsync(cancellationToken)).Select(x => (x.Key, x.Day)).ToList();
        var chosen = (await MissingAsync(db, files, cancellationToken)).Where(x => locations.Contains(x.LocationId)).ToList();
        if (chosen.Count == 0)
        {
            return 0;
        }

        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var batch = DeskBatch.Of(
            actor, $"{Written.Counted(chosen.Count, "provider")} from CQC’s register",
            string.Join(';', chosen.Select(x => $"{x.LocationId} {x.FileDay:O}")), clock.GetUtcNow(), chosen.Count);
        batch.Created = chosen.Count;
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        var session = new ImportSession(db, batch, new PersonKeys.AuthorityPersonKey([]), today);
        var references = (await db.Providers.Select(x => x.Reference).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = chosen.ConvertAll(x => New(x, today, batch.Id, references));
        db.Providers.AddRange(added);
        await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
        db.AddRange(added.Select(x => new ProviderOpening { ProviderId = x.Id, From = x.ListedOn }));
        await (await CqcCompletion.BeginAsync(session, cancellationToken)).EndAsync(cancellationToken);
        var names = string.Join("; ", added.Select(x => x.Name));
        batch.Notes = string.Join('\n', session.Notes.Prepend($"Added from CQC’s register: {names}."));
        db.Record(
            actor.UserId, "register.added-from-cqc", new { import = batch.Id, locations = chosen.Select(x => x.LocationId) },
            batch.FinishedAt);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return added.Count;
    }

    private static Provider New(CqcView location, DateOnly today, int batch, HashSet<string> references)
    {
        var reference = $"CQC-{location.LocationId}";
        for (var n = 2; !references.Add(reference); n++)
        {
            reference = $"CQC-{location.LocationId}-{n}";
        }

        return new Provider
        {
            Reference = reference,
            Name = location.Name,
            CqcLocationId = location.LocationId,
            RegistrationStated = true,
            ListedOn = today,
            BatchId = batch,
        };
    }

    /// <summary>Of the latest list of active locations or the directory, whichever is newer.</summary>
    private static async Task<IReadOnlyList<CqcView>> MissingAsync(
        DashboardDb db, IReadOnlyList<(CqcList List, DateOnly Day)> files, CancellationToken cancellationToken)
    {
        var (list, day) = files.Where(x => x.List != CqcList.Deactivated).OrderByDescending(x => x.Day).ThenBy(x => x.List)
            .FirstOrDefault();
        var offered = await db.CqcLocations.AsNoTracking()
            .Where(x => x.List == list && x.FileDay == day && x.IsOfArea && !x.IsDormant)
            .Where(x => x.PrimaryId == null || x.PrimaryId == x.LocationId)
            .Where(x => !db.Providers.Any(p => p.CqcLocationId == x.LocationId))
            .Select(x => x.LocationId).ToListAsync(cancellationToken);
        var rows = await db.CqcLocations.AsNoTracking().Where(x => offered.Contains(x.LocationId)).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(x => x.LocationId).Select(CqcView.Of).Where(x => x.EndedOn is null).OrderBy(x => x.Name)
                .ThenBy(x => x.LocationId),
        ];
    }
}
