using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.PublicRegisters;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Register;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// A register on its way in. A register has hundreds of rows, not a million, so it is held and compared in memory, where
/// its rules read best.
/// </summary>
internal sealed class ProviderIntake(ProvidersFormat format, ImportSession session) : Intake
{
    private const int _most = 20_000;
    private readonly Dictionary<string, ProviderRow> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Repeats<string> _repeats = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<ImportColumn> _present = [];
    private RegisterNames _names = null!;
    private Dictionary<string, CqcView> _cqc = [];

    public override async Task OpenAsync(CancellationToken cancellationToken)
        => _names = await RegisterNames.LoadAsync(session.Db, cancellationToken);

    public override RowOutcome Take(RowFields row)
    {
        if (_present.Count == 0)
        {
            _present.UnionWith(format.Columns.Where(row.Has));
        }

        var read = ProviderRow.Read(row, format, _names, session.Today);
        if (read.Reference.Length == 0 || _rows.TryAdd(read.Reference, read))
        {
            return _rows.Count <= _most ? RowOutcome.Taken
                : throw new FileRefusedException($"The file has more than {_most:N0} providers.", "Check that it is a register, with one "
                + "row for each provider.", row.RowNumber);
        }

        var first = _rows[read.Reference];
        _repeats.Meet(read.Reference, first.RowNumber, row.RowNumber);
        if (RowFields.SayTheSame(first.Said, read.Said))
        {
            return RowOutcome.Folded;
        }

        _repeats.Contradict(read.Reference);
        row.Refuse(format.Reference, $"Row {first.RowNumber:N0} has the same reference and says something else.", "Keep the row that is "
            + "right and delete the other.");
        return RowOutcome.Taken;
    }

    public override Task CloseAsync(CancellationToken cancellationToken)
    {
        _repeats.Close(session.Problems);
        return CheckLocationsAsync(cancellationToken);
    }

    /// <summary>A location is one provider's: two that have it would each get some of its referrals.</summary>
    private async Task CheckLocationsAsync(CancellationToken cancellationToken)
    {
        var rows = _rows.Values.Where(x => x.CqcLocationId is not null).ToList();
        var told = rows.ToLookup(x => x.CqcLocationId!);
        var ids = rows.Select(x => x.CqcLocationId!).Distinct().ToList();
        var held = await session.Db.Providers.AsNoTracking()
            .Where(x => !x.ToBeCompleted && x.CqcLocationId != null && ids.Contains(x.CqcLocationId))
            .Select(x => new { x.Reference, x.Name, x.CqcLocationId }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var other = told[row.CqcLocationId!].FirstOrDefault(x => x != row);
            var holder = held.Find(x => x.CqcLocationId == row.CqcLocationId && !_rows.ContainsKey(x.Reference));
            if (other is null && holder is null)
            {
                continue;
            }

            session.Problems.Add(
                row.RowNumber, format.CqcLocation.Heading, row.CqcLocationId, other is not null
                    ? $"Row {other.RowNumber:N0} has the same location with another reference, and a location is one provider’s."
                    : $"{holder!.Reference} ({holder.Name}) of the register has this location already, and a location is one provider’s.",
                "Keep the reference that the provider goes by, and empty this cell in the row of the other; bring both rows in one file.");
        }
    }

    public override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
    {
        _names.AddTo(session);
        var register = await ProviderRegister.LoadAsync(session, _names, cancellationToken);
        _cqc = await CqcCompletion.ViewsAsync(session.Db, cancellationToken);
        var providers = _rows.Values
            .Select(x => (Row: x, IsNew: register.Find(x) is null or { ToBeCompleted: true }, Provider: Bring(register, x))).ToList();
        var created = providers.Where(x => session.Db.Entry(x.Provider).State == EntityState.Added).Select(x => x.Provider).ToHashSet();
        var changed = providers.Where(x => session.Db.Entry(x.Provider).State == EntityState.Modified).Select(x => x.Provider).ToHashSet();
        await ChangeLog.SaveAndKeepAsync(session, cancellationToken);

        // Facts need the provider's key, which a new one has only now.
        foreach (var (row, isNew, provider) in providers)
        {
            register.AddFacts(provider, row);
            if (_present.Contains(format.ParentGroup) && (row.ParentGroup is not null || !HasBrand(provider)))
            {
                register.AddGroup(provider, row, isNew);
            }
        }

        var touched = register.TouchedProviders();
        await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
        changed.UnionWith(providers.Select(x => x.Provider).Where(x => touched.Contains(x.Id)));
        changed.ExceptWith(created);
        return new Merged(created.Count, changed.Count, _rows.Count - created.Count - changed.Count);
    }

    /// <summary>The provider of the row: held already, waiting to be completed under its CQC location, or new.</summary>
    private Provider Bring(ProviderRegister register, ProviderRow row)
    {
        var provider = register.Find(row);
        if (provider is null)
        {
            provider = new Provider
            {
                Reference = row.Reference,
                Name = row.Name,
                BatchId = session.Batch.Id,
                ListedOn = row.ListedOn ?? (row.OpenFrom < session.Today ? row.OpenFrom.Value : session.Today),
            };
            session.Db.Providers.Add(provider);
        }

        provider.Reference = row.Reference;
        provider.Name = row.Name;
        provider.ToBeCompleted = false;
        provider.Ownership = row.Ownership ?? provider.Ownership;
        register.MoveListing(provider, row.ListedOn ?? provider.ListedOn);

        // A column that the file lacks says nothing; an empty cell of one that it has says "none", but not of what CQC says.
        var cqc = Cqc(provider);
        provider.CqcProviderId = Number(format.CqcProvider, row.CqcProviderId, provider.CqcProviderId, cqc?.CqcProviderId);
        provider.CqcLocationId = _present.Contains(format.CqcLocation) ? row.CqcLocationId : provider.CqcLocationId;
        provider.RegistrationStated |= _present.Contains(format.CqcProvider) || _present.Contains(format.CqcLocation);
        provider.CompaniesHouseNumber = Number(
            format.CompaniesHouse, row.CompaniesHouseNumber, provider.CompaniesHouseNumber, cqc?.CompaniesHouseNumber);
        provider.CharityNumber = Number(format.Charity, row.CharityNumber, provider.CharityNumber, cqc?.CharityNumber);
        provider.OdsCode = Number(format.Ods, row.OdsCode, provider.OdsCode, cqc?.OdsCode);
        return provider;
    }

    private string? Number(ImportColumn column, string? given, string? held, string? cqc)
        => _present.Contains(column) ? given ?? (held == cqc ? held : null) : held;

    private bool HasBrand(Provider provider) => Cqc(provider) is { Brands: [.., { Brand: not null }] };

    private CqcView? Cqc(Provider provider) => provider.CqcLocationId is { } location ? _cqc.GetValueOrDefault(location) : null;
}
