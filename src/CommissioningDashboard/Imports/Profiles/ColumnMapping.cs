namespace CommissioningDashboard.Imports.Profiles;

/// <summary>
/// How the columns and words of somebody's own layout are read as those of a format. Headings of the format key everything.
/// </summary>
/// <param name="FormatId">The format.</param>
public sealed record ColumnMapping(string FormatId)
{
    /// <summary>The headings of the file, as written; where there are several, a file has one or another of them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What every row has in a column that the file lacks.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>Our word for each of theirs; an empty one says that the cell is read as empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Words { get; init; }
        = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Headings that are knowingly not read, even where the format has a column of that name.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];
}

/// <summary>A mapping that is kept under a name, so that the next file of the same source is read by it.</summary>
/// <param name="Version">Raised by each change; 0 for one that came with the program.</param>
public sealed record NamedMapping(string Name, int Version, ColumnMapping Mapping)
{
    /// <summary>Reads a file without any profile, where a profile's name is asked for.</summary>
    public const string None = "none";

    /// <summary>The answer by which somebody says which profile is used.</summary>
    public const string Key = "profile";

    public bool IsReady => Version == 0;

    /// <summary>Within a sentence.</summary>
    public string Title => IsReady ? $"the ready profile “{Name}”" : $"the profile “{Name}”, version {Version}";
}
