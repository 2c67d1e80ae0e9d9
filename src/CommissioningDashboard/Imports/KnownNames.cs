using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// The areas, teams or services that a file may name, by code or name. A name that is not known yet becomes a new one,
/// which the outcome lists so that a slip of spelling is seen and the import undone: a new authority has none to begin with.
/// </summary>
internal sealed class KnownNames<T> where T : Reference
{
    // The snapshot keeps a service in one byte.
    private const int _most = 250;
    private const int _spellings = 10_000;

    private readonly Dictionary<string, int> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Dictionary<string, int> _plain = [];
    private readonly Func<string, string, T> _make;
    private readonly List<T> _new = [];
    private readonly string _kind;
    private int _count;

    private KnownNames(string kind, Func<string, string, T> make)
    {
        _kind = kind;
        _make = make;
        _bySpan = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Names met for the first time. Until saved, their keys are −1, −2 and so on, in this order.</summary>
    public IReadOnlyList<T> New => _new;

    public static async Task<KnownNames<T>> LoadAsync(
        DashboardDb db, string kind, Func<string, string, T> make, CancellationToken cancellationToken)
    {
        var known = new KnownNames<T>(kind, make);
        foreach (var entry in await db.Set<T>().AsNoTracking().OrderByDescending(x => x.Id).ToListAsync(cancellationToken))
        {
            known.Add(entry.Code, entry.Id);
            known.Add(entry.Name, entry.Id);
            known._count++;
        }

        return known;
    }

    /// <summary>The key of the one that the cell names; nothing for an empty cell or a name that cannot be.</summary>
    public int? Find(RowFields row, ImportColumn column)
    {
        var raw = row.Raw(column);
        if (!raw.IsEmpty && _bySpan.TryGetValue(raw, out var id))
        {
            return id;
        }

        return row.Text(column, longest: 100) is { } name ? Find(row, column, name) : null;
    }

    public int? Find(RowFields row, ImportColumn column, string name)
    {
        if (Plain.Code(name).Length == 0)
        {
            row.Refuse(column, "The name has no letter or digit.", "Write the name in words.");
            return null;
        }

        if (_plain.TryGetValue(Plain.Normalise(name), out var id))
        {
            // Remembered as written, within reason: a hostile file could spell one name in a million ways.
            if (_exact.Count < _spellings)
            {
                _exact[name] = id;
            }

            return id;
        }

        if (_new.Count >= ImportLimits.NewNames || _count >= _most)
        {
            row.Refuse(column, $"The file brings more than {ImportLimits.NewNames} new {_kind}s, or more than {_most} in "
                + $"all.", $"Check that the column really holds a {_kind}.");
            return null;
        }

        return AddNew(name);
    }

    /// <summary>The key of one that a file has named before, made anew if it is gone.</summary>
    public int FindOrAdd(string name) => _plain.TryGetValue(Plain.Normalise(name), out var id) ? id : AddNew(name);

    /// <summary>Adds the new ones to the unit of work; after saving it they have their keys.</summary>
    public void AddTo(ImportSession session)
    {
        session.Db.AddRange(_new);
        if (_new.Count > 0)
        {
            session.Notes.Add(
                $"New {(_new.Count == 1 ? _kind : $"{_kind}s")}, so check the spelling: {string.Join(", ", _new.Select(x => x.Name))}.");
        }
    }

    /// <summary>The key after saving for one given out by <see cref="Find(RowFields, ImportColumn)"/>.</summary>
    public int Saved(int id) => id < 0 ? _new[-id - 1].Id : id;

    private int AddNew(string name)
    {
        _new.Add(_make(Plain.Code(name), name.Contains(' ') || name.Any(char.IsUpper) ? name : Sentence(name)));
        _count++;
        Add(name, -_new.Count);
        return -_new.Count;
    }

    private void Add(string name, int id)
    {
        _exact[name] = id;
        _plain[Plain.Normalise(name)] = id;
    }

    private static string Sentence(string code) => $"{char.ToUpperInvariant(code[0])}{code[1..].Replace('-', ' ')}";
}
