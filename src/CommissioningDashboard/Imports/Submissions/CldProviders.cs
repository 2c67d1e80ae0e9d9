using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>
/// The providers of the submissions' services: found in the register by CQC location, otherwise by name. A location that the register does
/// not hold becomes a provider that is to be completed, and goes again when no submission tells it any more.
/// </summary>
internal sealed class CldProviders
{
    private readonly Dictionary<string, Provider> _byLocation = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Provider?> _byName = new(StringComparer.OrdinalIgnoreCase);
    private List<Provider> _made = [];

    /// <summary>Those made now.</summary>
    public List<Provider> New { get; } = [];

    /// <summary>Services that name a provider whom nothing identifies.</summary>
    public int NameOnly { get; private set; }

    /// <summary>Brings those that submissions alone tell of up to date with what they tell now.</summary>
    /// <param name="batchId">The import that new ones are counted with.</param>
    public static async Task<CldProviders> SaveAsync(
        DashboardDb db, IReadOnlyList<ToldLocation> told, int batchId, CancellationToken cancellationToken)
    {
        var found = new CldProviders();
        var register = await db.Providers.OrderBy(x => x.Id).ToListAsync(cancellationToken);
        var ours = await db.ImportBatches.Where(x => x.Format == "cld").Select(x => x.Id).ToHashSetAsync(cancellationToken);
        found._made = [.. register.Where(x => x.ToBeCompleted && ours.Contains(x.BatchId ?? 0))];
        foreach (var provider in register.Except(found._made).Concat(found._made).Where(x => x.CqcLocationId is not null))
        {
            found._byLocation.TryAdd(provider.CqcLocationId!, provider);
        }

        var references = register.Select(x => x.Reference).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var openings = await db.ProviderOpenings.Where(x => db.Providers.Any(p => p.Id == x.ProviderId && p.ToBeCompleted))
            .ToListAsync(cancellationToken);
        foreach (var location in told)
        {
            if (!found._byLocation.TryGetValue(location.Id, out var provider))
            {
                found.Make(location, references, batchId);
            }
            else if (found._made.Contains(provider))
            {
                provider.Name = location.Name ?? Unnamed(location);
                foreach (var opening in openings.Where(x => x.ProviderId == provider.Id && x.From == provider.ListedOn))
                {
                    opening.From = location.First;
                }

                provider.ListedOn = location.First;
            }
        }

        db.Providers.AddRange(found.New);
        await db.SaveChangesAsync(cancellationToken);
        db.ProviderOpenings.AddRange(found.New.Select(x => new ProviderOpening { ProviderId = x.Id, From = x.ListedOn }));
        await db.SaveChangesAsync(cancellationToken);
        found.NameAll(register.Concat(found.New), told);
        return found;
    }

    /// <summary>The provider of a record, or none.</summary>
    public int? Of(CldRow? row)
    {
        if (row is null)
        {
            return null;
        }

        if (row.Location is { } location)
        {
            return _byLocation[location].Id;
        }

        var named = _byName.GetValueOrDefault(row.Name!);
        NameOnly += named is null ? 1 : 0;
        return named?.Id;
    }

    /// <summary>
    /// Removes those that no submission tells any more and nothing else stands on. Called when the referrals are written.
    /// </summary>
    public async Task SweepAsync(DashboardDb db, IReadOnlyList<ToldLocation> told, CancellationToken cancellationToken)
    {
        var locations = told.Select(x => x.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var gone = _made.Where(x => x.CqcLocationId is not { } location || !locations.Contains(location) || _byLocation[location] != x)
            .Select(x => x.Id).ToArray();
        if (gone.Length > 0)
        {
            // The names come from our own model, never from a file.
            var unnamed = References.To<Provider>(db, "p", typeof(ProviderOpening));
            var sweep = $$"""delete from provider p where p.authority_id = {0} and p.id = any({1}) and {{unnamed}}""";
            await db.Database.ExecuteSqlRawAsync(sweep, [db.AuthorityId, gone], cancellationToken);
        }
    }

    private void Make(ToldLocation location, HashSet<string> references, int batchId)
    {
        var reference = $"CQC-{location.Id}";
        for (var n = 2; !references.Add(reference); n++)
        {
            reference = $"CQC-{location.Id}-{n}";
        }

        var provider = new Provider
        {
            Reference = reference,
            Name = location.Name ?? Unnamed(location),
            CqcLocationId = location.Id,
            ListedOn = location.First,
            ToBeCompleted = true,
            BatchId = batchId,
        };
        New.Add(provider);
        _byLocation[location.Id] = provider;
    }

    /// <summary>A name that two providers share tells neither.</summary>
    private void NameAll(IEnumerable<Provider> register, IReadOnlyList<ToldLocation> told)
    {
        var locations = told.Select(x => x.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var provider in register.Where(x => !_made.Contains(x) || locations.Contains(x.CqcLocationId ?? "")))
        {
            if (!_byName.TryAdd(provider.Name, provider))
            {
                _byName[provider.Name] = null;
            }
        }
    }

    private static string Unnamed(ToldLocation location) => $"CQC location {location.Id}";
}
