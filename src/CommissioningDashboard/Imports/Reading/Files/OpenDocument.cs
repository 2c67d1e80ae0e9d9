using System.IO.Compression;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>
/// An .ods spreadsheet, as LibreOffice and government publications save them. Read by our own few lines, since no library that reads them
/// is to be had.
/// </summary>
internal sealed class OpenDocument : FileContent
{
    private const string _content = "content.xml";

    private readonly ZipArchive _zip;
    private readonly TimeProvider _clock;
    private readonly SpreadsheetLimits _limits;
    private readonly List<SheetName> _sheets = [];

    public OpenDocument(Stream file, TimeProvider clock, SpreadsheetLimits limits)
    {
        (_clock, _limits) = (clock, limits);
        _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            if (Find(_zip, "META-INF/manifest.xml") is { } manifest && IsLocked(manifest))
            {
                throw new FileRefusedException("The spreadsheet is protected by a password.", "Save it without one and import that.");
            }

            _sheets.AddRange(OpenDocumentRows.Sheets((Find(_zip, _content) ?? throw Xml.Damaged()).Open()));
        }
        catch (Exception exception)
        {
            _zip.Dispose();
            throw exception is FileRefusedException || !Xml.IsDamage(exception) ? exception : Xml.Damaged();
        }
    }

    public override IReadOnlyList<SheetName> Sheets => _sheets;

    public override string Kind => "OpenDocument spreadsheet";

    public override RowSource Rows(int sheet)
        => new OpenDocumentRows(Find(_zip, _content)!.Open(), sheet, _sheets[sheet].Name, new SheetClock(_clock, _limits));

    public override void Dispose() => _zip.Dispose();

    private static bool IsLocked(ZipArchiveEntry manifest)
    {
        using var text = new StreamReader(manifest.Open());
        return text.ReadToEnd().Contains("encryption-data", StringComparison.Ordinal);
    }
}
