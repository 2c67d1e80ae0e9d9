using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>
/// The providers of the submissions' services: found in the register by CQC location, otherwise by name. A location that the register does
/// not hold becomes a provider that is to be completed, and goes again when no submission tells it any more. Locations of which it is
/// settled that they are one provider are one.
/// </summary>
internal sealed class CldProviders
{
    private readonly Dictionary<string, Provider> _byLocation = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Provider?> _byName = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<Provider> _made = [];
    private HashSet<Provider> _used = [];

    /// <summary>Those made now.</summary>
    public List<Provider> New { get; } = [];

    /// <summary>Services that name a provider whom nothing identifies.</summary>
    public int NameOnly { get; private set; }

    /// <summary>Brings those that submissions alone tell of up to date with what they tell now.</summary>
    /// <param name="batchId">The import that new ones are counted with.</param>
    public static async Task<CldProviders> SaveAsync(
        DashboardDb db, IReadOnlyList<ToldLocation> told, CldRulings rulings, int batchId, CancellationToken cancellationToken)
    {
        var found = new CldProviders();
        var register = await db.Providers.OrderBy(x => x.Id).ToListAsync(cancellationToken);
        var ours = await db.ImportBatches.Where(x => x.Format == "cld").Select(x => x.Id).ToHashSetAsync(cancellationToken);
        found._made = [.. register.Where(x => x.ToBeCompleted && ours.Contains(x.BatchId ?? 0))];
        var openings = await db.ProviderOpenings.Where(x => db.Providers.Any(p => p.Id == x.ProviderId && p.ToBeCompleted))
            .ToListAsync(cancellationToken);
        var held = Held(register.Except(found._made));
        var made = Held(found._made);
        var references = register.Select(x => x.Reference).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var roots = rulings.Roots();
        foreach (var one in told.GroupBy(x => roots.Of(x.Id), StringComparer.OrdinalIgnoreCase))
        {
            // The one that a settled provider goes by now comes first, so that its name and number stand.
            var locations = one.OrderByDescending(x => x.Id.Equals(one.Key, StringComparison.OrdinalIgnoreCase)).ToList();
            var provider = locations.Select(x => held.GetValueOrDefault(x.Id)).FirstOrDefault(x => x is not null)
                ?? made.GetValueOrDefault(locations[0].Id) ?? found.Make(locations[0], references, batchId);
            if (found._made.Contains(provider) || provider.Id == 0)
            {
                Tell(provider, locations, openings);
            }

            locations.ForEach(x => found._byLocation[x.Id] = provider);
        }

        found._used = [.. found._byLocation.Values];
        db.Providers.AddRange(found.New);
        await db.SaveChangesAsync(cancellationToken);
        db.ProviderOpenings.AddRange(found.New.Select(x => new ProviderOpening { ProviderId = x.Id, From = x.ListedOn }));
        await db.SaveChangesAsync(cancellationToken);
        found.NameAll(register.Concat(found.New));
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
    public async Task SweepAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var gone = _made.Except(_used).Select(x => x.Id).ToArray();
        if (gone.Length > 0)
        {
            // The names come from our own model, never from a file.
            var unnamed = References.To<Provider>(db, "p", typeof(ProviderOpening));
            var sweep = $$"""delete from provider p where p.authority_id = {0} and p.id = any({1}) and {{unnamed}}""";
            await db.Database.ExecuteSqlRawAsync(sweep, [db.AuthorityId, gone], cancellationToken);
        }
    }

    /// <summary>By location; of two with one location the older stands.</summary>
    private static Dictionary<string, Provider> Held(IEnumerable<Provider> providers)
    {
        var held = new Dictionary<string, Provider>(StringComparer.OrdinalIgnoreCase);
        foreach (var provider in providers.Where(x => x.CqcLocationId is not null).OrderBy(x => x.Id))
        {
            held.TryAdd(provider.CqcLocationId!, provider);
        }

        return held;
    }

    private static void Tell(Provider provider, List<ToldLocation> locations, List<ProviderOpening> openings)
    {
        var first = locations.Min(x => x.First);
        provider.Name = locations.Select(x => x.Name).FirstOrDefault(x => x is not null) ?? $"CQC location {locations[0].Id}";
        foreach (var opening in openings.Where(x => x.ProviderId == provider.Id && x.From == provider.ListedOn))
        {
            opening.From = first;
        }

        provider.ListedOn = first;
    }

    private Provider Make(ToldLocation location, HashSet<string> references, int batchId)
    {
        var reference = $"CQC-{location.Id}";
        for (var n = 2; !references.Add(reference); n++)
        {
            reference = $"CQC-{location.Id}-{n}";
        }

        var provider = new Provider
        {
            Reference = reference,
            Name = "",
            CqcLocationId = location.Id,
            ListedOn = location.First,
            ToBeCompleted = true,
            BatchId = batchId,
        };
        New.Add(provider);
        return provider;
    }

    /// <summary>A name that two providers share tells neither.</summary>
    private void NameAll(IEnumerable<Provider> register)
    {
        foreach (var provider in register.Where(x => !_made.Contains(x) || _used.Contains(x)))
        {
            if (!_byName.TryAdd(provider.Name, provider))
            {
                _byName[provider.Name] = null;
            }
        }
    }
}
