using System.IO.Compression;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>A sheet of a workbook as its tab names it.</summary>
/// <param name="IsOpen">True for the one that was in front when the workbook was saved.</param>
internal sealed record SheetName(string Name, bool IsHidden, bool IsOpen);

/// <summary>A file whose rows can be gone through more than once: to find out how it is to be read, and to read it.</summary>
internal abstract class FileContent : IDisposable
{
    private static readonly byte[] _oldWorkbook = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The sheets; a text file is one without a name.</summary>
    public abstract IReadOnlyList<SheetName> Sheets { get; }

    /// <summary>What it is, in a few words, such as "Excel workbook".</summary>
    public abstract string Kind { get; }

    /// <summary>Sentences on what had to be found out about the file as a whole.</summary>
    public virtual IEnumerable<string> Said => [];

    /// <summary>The mark between cells of a text file; none for a workbook.</summary>
    public virtual char? Delimiter => null;

    /// <summary>A sheet's rows from the first one on. One sheet at a time.</summary>
    public abstract RowSource Rows(int sheet);

    public abstract void Dispose();

    /// <summary>Opens a file by what it holds, not by what it is called.</summary>
    public static FileContent Open(Stream file, TimeProvider clock, SpreadsheetLimits limits)
    {
        Span<byte> start = stackalloc byte[8];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (read == 0)
        {
            throw new FileRefusedException("The file is empty.", "Check that the right file was chosen and that it was saved.");
        }

        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return SpreadsheetGuard.Check(file, limits) ? new OpenDocument(file, clock, limits) : new Workbook(file, clock, limits);
        }

        if (start.StartsWith(_oldWorkbook))
        {
            return new OldWorkbook(file, clock);
        }

        if (file.Length > ImportLimits.TextBytes)
        {
            throw new FileRefusedException(
                $"The file is {file.Length / 1048576:N0} MB. A text file may be up to {ImportLimits.TextBytes / 1048576} MB.",
                    "Split it by year and import the parts one after another.");
        }

        OtherFiles.Refuse(file);
        return new TextFile(file);
    }

    /// <summary>The whole of a small part of a zipped file; the guard has looked at its size.</summary>
    protected static System.Xml.Linq.XDocument? Part(ZipArchive zip, string name)
    {
        if (Find(zip, name) is not { } entry)
        {
            return null;
        }

        using var part = entry.Open();
        using var reader = System.Xml.XmlReader.Create(part, Xml.Safe);
        return System.Xml.Linq.XDocument.Load(reader);
    }

    protected static ZipArchiveEntry? Find(ZipArchive zip, string name)
        => zip.Entries.FirstOrDefault(x => x.FullName.TrimStart('/').Equals(name.TrimStart('/'), StringComparison.OrdinalIgnoreCase));
}
