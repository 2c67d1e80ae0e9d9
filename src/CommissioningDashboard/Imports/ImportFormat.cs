using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;
using CommissioningDashboard.Register;

namespace CommissioningDashboard.Imports;

/// <summary>
/// One kind of file that can be imported. A format is one sealed class in <c>Formats/</c>: it is found by reflection, and
/// its words make the upload page, the templates and the messages.
/// </summary>
public abstract class ImportFormat
{
    private readonly List<ImportColumn> _columns = [];
    private Dictionary<string, ImportColumn>? _byHeading;

    /// <summary>Every format, in the order in which a new authority needs them.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } =
    [
        .. typeof(ImportFormat).Assembly.GetTypes()
            .Where(x => x.IsSubclassOf(typeof(ImportFormat)) && !x.IsAbstract)
            .Select(x => (ImportFormat)Activator.CreateInstance(x)!)
            .OrderBy(x => x.Order),
    ];

    /// <summary>The kebab-case name used in commands and addresses.</summary>
    public abstract string Id { get; }

    public abstract string Name { get; }

    /// <summary>A file of this format within a sentence: "a providers file", "an outcomes file".</summary>
    public string InWords
    {
        get
        {
            var name = Name.Skip(1).Any(char.IsUpper) ? Name : Name.ToLowerInvariant();
            return $"{("aeiou".Contains(char.ToLowerInvariant(name[0]), StringComparison.Ordinal) ? "an" : "a")} {name} file";
        }
    }

    /// <summary>What the file is for, in a sentence or two.</summary>
    public abstract string Purpose { get; }

    /// <summary>What happens to rows that repeat one another or describe a record already held.</summary>
    public abstract string Repeats { get; }

    /// <summary>What it has no place for: of such facts nothing can be concluded from referrals that it brought.</summary>
    public virtual SourceGaps Gaps => SourceGaps.None;

    /// <summary>An extract of a public register, which completes what the authority's own files say.</summary>
    public virtual bool IsPublic => false;

    /// <summary>What it brings is no part of the market of referrals and has a page of its own.</summary>
    public virtual bool IsBesideReferrals => false;

    public IReadOnlyList<ImportColumn> Columns => _columns;

    /// <summary>The columns by each heading that they are known by, in plain letters.</summary>
    internal IReadOnlyDictionary<string, ImportColumn> ByHeading => _byHeading ??= _columns
        .SelectMany(c => c.Names.Select(n => (Name: Plain.Normalise(n), Column: c))).ToDictionary(x => x.Name, x => x.Column);

    /// <summary>The column that tells one person from another, of which only a scrambled form is kept; none where there is none.</summary>
    public virtual ImportColumn? Person => null;

    /// <summary>The format with this id, or none.</summary>
    public static ImportFormat? Find(string? id) => All.FirstOrDefault(x => x.Id == id);

    /// <summary>A batch's format as pages name it; a correction at the register desk is a batch of no file.</summary>
    public static string NameOf(string id) => id == RegisterDesk.Format ? "Register desk" : Find(id)?.Name ?? id;

    protected abstract int Order { get; }

    /// <summary>Starts taking in one file; what it returns turns rows into staged data and merges them at the end.</summary>
    internal abstract Intake Start(ImportSession session);

    /// <summary>Declares the format's next column.</summary>
    protected ImportColumn Column(
        string heading, string explanation, string rule, string example,
        bool required = false, bool personal = false, IReadOnlyList<string>? spellings = null,
        ColumnHolds holds = ColumnHolds.Words, CodeWords? codes = null, RegisterList? list = null)
    {
        var column = new ImportColumn(_columns.Count, heading, explanation, rule, example)
        {
            Required = required,
            Personal = personal,
            Spellings = spellings ?? [],
            Holds = holds,
            Codes = codes,
            List = list,
        };
        _columns.Add(column);
        return column;
    }
}
