using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Finds the provider of a Client Level Data event: by its CQC location, otherwise by its name. A location that the
/// register does not hold becomes a provider that is to be completed.
/// </summary>
internal sealed class CldProviders
{
    private readonly Dictionary<string, int> _byLocation = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Provider> _new = [];

    /// <summary>Met for the first time. Until saved, their keys are −1, −2 and so on, in this order.</summary>
    public IReadOnlyList<Provider> New => _new;

    public static async Task<CldProviders> LoadAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var found = new CldProviders();
        var twice = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var provider in await db.Providers.AsNoTracking().OrderByDescending(x => x.Id).ToListAsync(cancellationToken))
        {
            found._references.Add(provider.Reference);
            if (provider.CqcLocationId is { } location)
            {
                found._byLocation[location] = provider.Id;
            }

            if (!found._byName.TryAdd(provider.Name, provider.Id))
            {
                twice.Add(provider.Name);
            }
        }

        // A name that two providers share tells neither.
        foreach (var name in twice)
        {
            found._byName.Remove(name);
        }

        return found;
    }

    /// <param name="location">The CQC location, in capitals.</param>
    /// <param name="name">The provider's name, if told.</param>
    /// <param name="seen">The day on which it is seen to support somebody.</param>
    public int ByLocation(string location, string? name, DateOnly seen)
    {
        if (!_byLocation.TryGetValue(location, out var id))
        {
            var reference = $"CQC-{location}";
            for (var n = 2; !_references.Add(reference); n++)
            {
                reference = $"CQC-{location}-{n}";
            }

            _new.Add(
                new Provider
                {
                    Reference = reference,
                    Name = name ?? $"CQC location {location}",
                    CqcLocationId = location,
                    ListedOn = seen,
                    ToBeCompleted = true
                });
            _byLocation[location] = id = -_new.Count;
        }

        if (id < 0 && seen < _new[-id - 1].ListedOn)
        {
            _new[-id - 1].ListedOn = seen;
        }

        return id;
    }

    public int? ByName(string name) => _byName.TryGetValue(name, out var id) ? id : null;
}
