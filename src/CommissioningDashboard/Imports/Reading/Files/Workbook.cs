using System.IO.Compression;
using System.Xml.Linq;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>
/// An .xlsx workbook, transitional or strict. Read by our own few lines: the one library that streams such files here gives an error cell
/// as an empty one, and a strict workbook as one without rows.
/// </summary>
internal sealed class Workbook : FileContent
{
    private readonly ZipArchive _zip;
    private readonly TimeProvider _clock;
    private readonly SpreadsheetLimits _limits;
    private readonly List<string> _parts = [];
    private readonly List<SheetName> _sheets = [];
    private readonly CellFormats _formats = new();
    private readonly IReadOnlyList<string> _texts = [];
    private readonly bool _is1904;
    private readonly Dictionary<int, MergedCells> _merged = [];

    public Workbook(Stream file, TimeProvider clock, SpreadsheetLimits limits)
    {
        (_clock, _limits) = (clock, limits);
        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            var main = Targets("_rels/.rels", "").First(x => x.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Part;
            var book = Part(_zip, main) ?? throw Xml.Damaged();
            var targets = Targets(RelationsOf(main), main);
            _is1904 = Xml.IsTrue(book.Named("workbookPr").FirstOrDefault()?.Value("date1904"));
            _ = int.TryParse(book.Named("workbookView").FirstOrDefault()?.Value("activeTab"), out var open);
            var place = 0;
            foreach (var sheet in book.Named("sheet"))
            {
                var target = targets.FirstOrDefault(x => x.Id == sheet.Value("id"));
                if (target.Type?.EndsWith("/worksheet", StringComparison.Ordinal) == true)
                {
                    _parts.Add(target.Part);
                    _sheets.Add(new SheetName(sheet.Value("name") ?? "", sheet.Value("state") is "hidden" or "veryHidden", place == open));
                }

                place++;
            }

            if (PartOf(targets, "/styles") is { } styles && Part(_zip, styles) is { } read)
            {
                _formats = new CellFormats(read);
            }

            if (PartOf(targets, "/sharedStrings") is { } texts && Find(_zip, texts) is { } shared)
            {
                _texts = SharedTexts.Read(shared);
            }
        }
        catch (Exception exception) when (Xml.IsDamage(exception))
        {
            _zip.Dispose();
            throw Xml.Damaged();
        }
    }

    public override IReadOnlyList<SheetName> Sheets => _sheets;

    public override string Kind => "Excel workbook";

    public override IEnumerable<string> Said
        => _is1904 ? ["Its days are counted from 1904, as on old Apple computers, and are read so."] : [];

    public override RowSource Rows(int sheet)
    {
        var merged = _merged.TryGetValue(sheet, out var known) ? known : _merged[sheet] = new MergedCells();
        return new SheetRows(
            Find(_zip, _parts[sheet]) ?? throw Xml.Damaged(), _sheets[sheet].Name, _texts, _formats, new SheetClock(_clock, _limits),
            _is1904, merged);
    }

    public override void Dispose() => _zip.Dispose();

    private static string RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    private static string? PartOf(List<(string Id, string Type, string Part)> targets, string kind)
        => targets.Where(x => x.Type.EndsWith(kind, StringComparison.Ordinal)).Select(x => x.Part).FirstOrDefault();

    /// <summary>What a part points to. Addresses begin at the root or at the part's own folder.</summary>
    private List<(string Id, string Type, string Part)> Targets(string relations, string of)
        => [.. (Part(_zip, relations) ?? new XDocument()).Named("Relationship")
            .Where(x => x.Value("TargetMode") != "External")
            .Select(x => (x.Value("Id") ?? "", x.Value("Type") ?? "", Resolved(x.Value("Target") ?? "", of)))];

    private static string Resolved(string target, string of)
        => target.StartsWith('/') ? target.TrimStart('/')
        : new Uri(new Uri($"http://file/{of}"), target).AbsolutePath.TrimStart('/');
}

/// <summary>Stops reading a spreadsheet that takes too long or holds too much.</summary>
internal sealed class SheetClock(TimeProvider clock, SpreadsheetLimits limits)
{
    private readonly long _started = clock.GetTimestamp();

    public SpreadsheetLimits Limits => limits;

    public void Check(int row)
    {
        if ((row & 255) == 0 && clock.GetElapsedTime(_started) > limits.Time)
        {
            throw new FileRefusedException(
                $"Reading the spreadsheet took longer than {limits.Time.TotalMinutes:0} minutes.",
                    "Save it as CSV UTF-8 and import that.", row);
        }
    }
}
