namespace CommissioningDashboard.Imports.Reading;

/// <summary>How much a spreadsheet may hold, packed and unpacked, and how long it may take to read.</summary>
/// <param name="Bytes">As uploaded.</param>
/// <param name="Unpacked">All of its parts.</param>
/// <param name="Ratio">How many times its own size it may unpack to.</param>
/// <param name="Cells">Rows times columns of a sheet.</param>
internal sealed record SpreadsheetLimits(long Bytes, long Unpacked, int Ratio, long Cells, TimeSpan Time)
{
    /// <summary>For an authority's own files.</summary>
    public static SpreadsheetLimits Own { get; } = new(
        ImportLimits.SpreadsheetBytes, 256L << 20, 50, ImportLimits.SpreadsheetCells, ImportLimits.SpreadsheetTime);

    /// <summary>
    /// For public lists of all England, of which CQC's is 55,000 rows by 122 columns and unpacks to 440 MB. They are streamed, so that
    /// they take longer and not more memory.
    /// </summary>
    public static SpreadsheetLimits National { get; } = new(
        ImportLimits.NationalBytes, 1L << 30, 100, 4 * ImportLimits.SpreadsheetCells, 3 * ImportLimits.SpreadsheetTime);

    public static SpreadsheetLimits For(ImportFormat format) => format.IsPublic ? National : Own;
}
