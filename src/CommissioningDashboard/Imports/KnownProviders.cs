using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Columns;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>The providers of the register, by the reference under which files name them.</summary>
internal sealed class KnownProviders
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.OrdinalIgnoreCase);
    private ILookup<string, (string Reference, string Name)> _alike = null!;

    public static async Task<KnownProviders> LoadAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var known = new KnownProviders();
        var providers = await db.Providers.AsNoTracking().Select(x => new { x.Id, x.Reference, x.Name }).ToListAsync(cancellationToken);
        known._alike = providers.ToLookup(x => Likeness(x.Reference), x => (x.Reference, x.Name));
        foreach (var provider in providers)
        {
            var reference = InvisibleCharacters.Without(provider.Reference);
            if (reference == provider.Reference || !known._ids.ContainsKey(reference))
            {
                known._ids[reference] = provider.Id;
            }
        }

        return known;
    }

    /// <summary>The key of the provider that the cell names; nothing for an empty cell or, with a problem noted, an unknown one.</summary>
    public int? Find(RowFields row, ImportColumn column)
    {
        var reference = row.Given(column);
        if (reference.IsEmpty)
        {
            if (column.Required && row.Has(column) && !row.IsRefusedIn(column))
            {
                row.Refuse(column, "The cell is empty.", "Fill it in: the column is needed in every row.");
            }

            return null;
        }

        if (_ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(reference, out var id))
        {
            return id;
        }

        if (_alike[Likeness(reference.ToString())].Take(2).ToList() is [var (near, name)])
        {
            row.Refuse(
                column, $"No provider of the register has this reference. {near} ({name}) is the same but for zeros in front, spaces or "
                    + "hyphens.",
                $"If it is that one, write {near}. A spreadsheet takes zeros away: make the column text before it is filled in.");
            return null;
        }

        row.RefuseWord(column, "No provider of the register has this reference.", "Correct the reference, or import the provider with a "
            + "providers file first.");
        return null;
    }

    /// <summary>What is left of a reference when a spreadsheet has had it.</summary>
    private static string Likeness(string reference)
        => IdentifierText.Key(reference).Replace("-", "", StringComparison.Ordinal).TrimStart('0');
}
