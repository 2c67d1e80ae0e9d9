using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>A format as one file names its columns and words. Made anew for each reading, since it counts the words.</summary>
internal sealed class MappedFormat
{
    private readonly Dictionary<string, List<ImportColumn>> _byHeading = [];
    private readonly string?[] _constants;
    private readonly WordMap?[] _words;
    private readonly ImportFormat _format;

    public MappedFormat(ImportFormat format, NamedMapping named)
    {
        (_format, Named) = (format, named);
        _constants = new string?[format.Columns.Count];
        _words = new WordMap?[format.Columns.Count];
        var mapping = named.Mapping;
        foreach (var column in format.Columns)
        {
            _constants[column.Position] = mapping.Constants.GetValueOrDefault(column.Heading);
            _words[column.Position] = mapping.Words.TryGetValue(column.Heading, out var words) ? new WordMap(words) : null;
            foreach (var heading in mapping.Columns.GetValueOrDefault(column.Heading, []))
            {
                Add(Plain.Normalise(heading), column);
            }
        }

        // A column that is not spoken of keeps the names that it always has.
        var told = mapping.Columns.Keys.Concat(mapping.Constants.Keys).ToHashSet();
        var unused = mapping.Unused.Select(x => Plain.Normalise(x)).ToHashSet();
        foreach (var (heading, column) in format.ByHeading.Where(x => !told.Contains(x.Value.Heading) && !unused.Contains(x.Key)))
        {
            Add(heading, column);
        }
    }

    public NamedMapping Named { get; }

    /// <summary>The columns that a heading, in plain letters, is read as; mostly one or none.</summary>
    public IReadOnlyList<ImportColumn> Of(string heading) => _byHeading.TryGetValue(heading, out var columns) ? columns : [];

    /// <summary>What every row has in a column that the file lacks.</summary>
    public string? Constant(ImportColumn column) => _constants[column.Position];

    public WordMap? Words(ImportColumn column) => _words[column.Position];

    /// <summary>How the columns are read, once the file's headings are known.</summary>
    public string Said(Headings headings)
    {
        var read = _format.Columns.Where(headings.Has).Select(x => (x.Heading, File: headings.AsWritten[headings.Ordinal(x)]))
            .Where(x => Plain.Normalise(x.Heading) != Plain.Normalise(x.File)).Select(x => $"“{x.File}” is {x.Heading}")
            .Concat(_format.Columns.Where(x => Constant(x) is not null && !headings.Has(x))
                .Select(x => $"every row has the {x.Heading} {Constant(x)}"))
            .ToList();
        return $"Read by {Named.Title}{(read.Count == 0 ? "" : $": {string.Join("; ", read)}")}.";
    }

    /// <summary>Which words were read as ours, a sentence a column.</summary>
    public IEnumerable<string> WordsSaid()
        => _format.Columns.Select(x => (x.Heading, Said: Words(x)?.InWords().ToList())).Where(x => x.Said is { Count: > 0 })
            .Select(x => $"{x.Heading}: {string.Join("; ", x.Said!)}.");

    private void Add(string heading, ImportColumn column)
    {
        if (!_byHeading.TryGetValue(heading, out var columns))
        {
            _byHeading[heading] = columns = [];
        }

        if (!columns.Contains(column))
        {
            columns.Add(column);
        }
    }
}
