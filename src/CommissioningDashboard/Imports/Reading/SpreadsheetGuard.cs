using System.IO.Compression;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// Looks into a workbook's zip before any spreadsheet reader does, and refuses what would take memory or time out of
/// proportion: a few kilobytes can unpack to gigabytes. .NET stops each part at its declared size, so declared sizes can
/// be relied on.
/// </summary>
internal static class SpreadsheetGuard
{
    private const int _entries = 1_000;

    // Readers hold these parts in memory, at up to four bytes for one of the file's: shared texts, styles, the workbook's index.
    private const long _sharedTexts = 32L << 20;
    private const long _otherParts = 8L << 20;

    // No cell, tag or attribute is longer than Excel's longest cell with every character escaped.
    private const int _run = ImportLimits.CellCharacters * 8;
    private const int _mergedCells = 10_000;

    /// <returns>True for an OpenDocument spreadsheet, false for an Excel workbook.</returns>
    public static bool Check(Stream file, SpreadsheetLimits limits)
    {
        if (file.Length > limits.Bytes)
        {
            throw TooLarge(file.Length, limits);
        }

        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var isOpenDocument = !zip.Entries.Any(x => IsUnder(x, "xl/")) && zip.Entries.Any(IsContent);
            CheckSizes(zip, file.Length, isOpenDocument, limits);
            foreach (var part in zip.Entries.Where(x => isOpenDocument ? IsContent(x)
                : IsUnder(x, "xl/") && x.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            {
                CheckRuns(part, isOpenDocument);
            }

            return isOpenDocument;
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(
                "The file is damaged: it starts like a spreadsheet but cannot be unpacked.", "Save it again and import that.");
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static void CheckSizes(ZipArchive zip, long fileLength, bool isOpenDocument, SpreadsheetLimits limits)
    {
        if (zip.Entries.Count > _entries)
        {
            throw TooMuch($"it has {zip.Entries.Count:N0} parts and may have {_entries:N0}");
        }

        if (!isOpenDocument && !zip.Entries.Any(x => IsUnder(x, "xl/")))
        {
            throw new FileRefusedException("The file is a zip archive or another program's spreadsheet, not an Excel "
                + "workbook.", "Save it as .xlsx or CSV UTF-8 and import that.");
        }

        var total = zip.Entries.Sum(x => x.Length);
        if (total > limits.Unpacked)
        {
            throw TooMuch($"it unpacks to {total / 1048576:N0} MB and may unpack to {limits.Unpacked / 1048576} MB");
        }

        if (total > fileLength * limits.Ratio)
        {
            throw TooMuch($"it unpacks to {total / fileLength:N0} times its size and may unpack to {limits.Ratio} times");
        }

        foreach (var part in zip.Entries.Where(x => isOpenDocument ? !IsContent(x) && !IsUnder(x, "Pictures/")
            : !IsUnder(x, "xl/worksheets/") && !IsUnder(x, "xl/media/")))
        {
            var most = part.Name.Equals("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) ? _sharedTexts : _otherParts;
            if (part.Length > most)
            {
                throw TooMuch($"its part {part.Name} unpacks to {part.Length / 1048576:N0} MB and may unpack to {most / 1048576} MB");
            }
        }
    }

    /// <summary>Readers hold a whole text or tag at once, so a file of one endless cell must be seen before them.</summary>
    private static void CheckRuns(ZipArchiveEntry part, bool isOpenDocument)
    {
        using var content = part.Open();
        var buffer = new byte[1 << 16];
        var run = 0;
        var merged = 0;
        int read;
        for (var first = true; (read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; first = false)
        {
            var rest = buffer.AsSpan(0, read);

            // A sheet may be large because readers stream it; a list of shared texts that poses as one would be held whole.
            if (first && !isOpenDocument && part.Length > _sharedTexts && (rest.IndexOf("worksheet"u8) < 0 || rest.IndexOf("sst"u8) >= 0))
            {
                throw TooMuch($"its part {part.Name} is not a sheet and unpacks to {part.Length / 1048576:N0} MB");
            }

            merged += rest.Count("<mergeCell "u8);
            int next;
            while ((next = rest.IndexOf((byte)'<')) >= 0)
            {
                CheckRun(run + next);
                run = 0;
                rest = rest[(next + 1)..];
            }

            run += rest.Length;
            CheckRun(run);
            if (merged > _mergedCells)
            {
                throw TooMuch($"it has more than {_mergedCells:N0} merged cells");
            }
        }
    }

    private static void CheckRun(int length)
    {
        if (length > _run)
        {
            throw TooMuch($"a cell is longer than {ImportLimits.CellCharacters:N0} characters");
        }
    }

    public static FileRefusedException TooLarge(long bytes, SpreadsheetLimits limits)
        => new($"The spreadsheet is {bytes / 1048576:N0} MB. It may be up to {limits.Bytes / 1048576} MB.",
            $"Save it as CSV UTF-8, which may be up to {ImportLimits.TextBytes / 1048576} MB.");

    private static bool IsContent(ZipArchiveEntry part) => part.FullName.Equals("content.xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnder(ZipArchiveEntry part, string folder)
        => part.FullName.TrimStart('/').StartsWith(folder, StringComparison.OrdinalIgnoreCase);

    private static FileRefusedException TooMuch(string what)
        => new($"The spreadsheet is out of bounds: {what}.", "Save the sheet with the data as CSV UTF-8 and import that.");
}
