using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.PublicRegisters;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>Hints of providers' sizes, which count only once somebody has accepted them, one by one or several at once.</summary>
public sealed class SizeHintDesk(Database database, TimeProvider clock)
{
    /// <summary>Hints for providers whose size nobody has stated and that the council does not own, by name.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<IReadOnlyList<SizeHint>> WaitingAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        return await WaitingAsync(db, cancellationToken);
    }

    /// <summary>Accepts hints: each becomes a size of its day with its source, all of them one batch that can be taken back.</summary>
    /// <returns>How many were accepted; what has a size by now is passed over.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<int> AcceptAsync(Actor actor, IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var accepted = (await WaitingAsync(db, cancellationToken)).Where(x => keys.Contains(x.Key)).DistinctBy(x => x.Provider.Id).ToList();
        if (accepted.Count == 0)
        {
            return 0;
        }

        var batch = DeskBatch.Of(
            actor, $"{Written.Counted(accepted.Count, "hint")} of size accepted", string.Join(';', accepted.Select(x => x.Key)),
            clock.GetUtcNow(), accepted.Count);
        batch.Created = accepted.Count;
        batch.Notes = string.Join(
            '\n', accepted.Select(x => $"{x.Provider.Name}: probably {x.Band.Name().ToLowerInvariant()}. {x.Source}."));
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(accepted.Select(x => new ProviderSize
        {
            ProviderId = x.Provider.Id,
            Basis = SizeBasis.Hint,
            Value = DisplayBands.HintOf(x.Band),
            From = x.On,
            Source = x.Source,
        }));
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var session = new ImportSession(db, batch, new PersonKeys.AuthorityPersonKey([]), today);
        await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
        db.Record(
            actor.UserId, "register.hints-accepted",
            new
            {
                import = batch.Id,
                hints = accepted.Select(x => new { provider = x.Provider.Id, band = x.Band.Name(), source = x.Source }),
            },
            batch.FinishedAt);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return accepted.Count;
    }

    private static async Task<IReadOnlyList<SizeHint>> WaitingAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var views = await CqcCompletion.ViewsAsync(db, cancellationToken);
        var accounts = (await db.CompanyAccounts.AsNoTracking().ToListAsync(cancellationToken))
            .GroupBy(x => x.CompanyNumber).ToDictionary(x => x.Key, x => x.MaxBy(a => a.FileDay)!);
        var sizeless = await db.Providers.AsNoTracking()
            .Where(x => x.Ownership != Ownership.CouncilDepartment && x.Ownership != Ownership.CouncilOwnedCompany)
            .Where(x => !db.ProviderSizes.Any(s => s.ProviderId == x.Id && s.Basis != SizeBasis.PeopleSupported))
            .OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellationToken);
        return
        [
            .. sizeless.SelectMany(x => SizeHints.Of(
                x, x.CqcLocationId is { } location ? views.GetValueOrDefault(location) : null,
                x.CompaniesHouseNumber is { } number ? accounts.GetValueOrDefault(number) : null)),
        ];
    }
}
