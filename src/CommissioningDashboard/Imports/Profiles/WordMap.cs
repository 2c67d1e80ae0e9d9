using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>Reads one column's words as ours and counts them, since nothing may be changed without being said.</summary>
internal sealed class WordMap
{
    private const int _spellings = 10_000;
    private const int _said = 20;

    private readonly Dictionary<string, Entry> _plain = [];
    private readonly Dictionary<string, Entry?> _met = [];
    private readonly Dictionary<string, Entry?>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordMap(IReadOnlyDictionary<string, string> words)
    {
        _bySpan = _met.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (theirs, ours) in words)
        {
            _plain[Key(theirs)] = new Entry(theirs, ours);
        }
    }

    /// <summary>Words are compared as headings are; one without a letter or digit as it stands.</summary>
    public static string Key(ReadOnlySpan<char> word) => Plain.Normalise(word) is { Length: > 0 } plain ? plain : word.Trim().ToString();

    /// <summary>Our word for the cell; none where the cell stands as it is.</summary>
    public string? Read(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty)
        {
            return null;
        }

        if (Find(cell) is { } entry)
        {
            entry.Rows++;
            return entry.Ours;
        }

        return cell.Contains(';') ? List(cell.ToString()) : null;
    }

    /// <summary>"“Dom Care” is read as Home care, 412 rows".</summary>
    public IEnumerable<string> InWords()
    {
        var used = _plain.Values.Where(x => x.Rows > 0).OrderByDescending(x => x.Rows).ToList();
        foreach (var x in used.Take(_said))
        {
            yield return $"“{x.Theirs}” is read as {(x.Ours.Length == 0 ? "empty" : x.Ours)}, {x.Rows:N0} {(x.Rows == 1 ? "row" : "rows")}";
        }

        if (used.Count > _said)
        {
            yield return $"and {used.Count - _said:N0} more words, {used.Skip(_said).Sum(x => x.Rows):N0} rows";
        }
    }

    private Entry? Find(ReadOnlySpan<char> cell)
    {
        if (_bySpan.TryGetValue(cell, out var known))
        {
            return known;
        }

        var entry = _plain.GetValueOrDefault(Key(cell));

        // Remembered as written, within reason: a column of a million names must not be held in memory.
        if (_met.Count < _spellings)
        {
            _met[cell.ToString()] = entry;
        }

        return entry;
    }

    /// <summary>Several names with semicolons between, of which some are theirs.</summary>
    private string? List(string cell)
    {
        var parts = cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var read = parts.Select(x => Find(x)).ToList();
        if (read.TrueForAll(x => x is null))
        {
            return null;
        }

        foreach (var entry in read.OfType<Entry>())
        {
            entry.Rows++;
        }

        return string.Join("; ", parts.Zip(read, (part, entry) => entry?.Ours ?? part).Where(x => x.Length > 0));
    }

    private sealed class Entry(string theirs, string ours)
    {
        public string Theirs { get; } = theirs;

        public string Ours { get; } = ours;

        public int Rows { get; set; }
    }
}
