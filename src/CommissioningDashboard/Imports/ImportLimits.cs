namespace CommissioningDashboard.Imports;

/// <summary>
/// How much one file may hold. Each limit is told in the message that refuses a file for it. They leave room for five
/// years of a large council and keep a hostile file from taking the server's memory or time.
/// </summary>
public static class ImportLimits
{
    /// <summary>Largest spreadsheet, in bytes as uploaded (20 MB).</summary>
    public const long SpreadsheetBytes = 20L * 1024 * 1024;

    /// <summary>The same of a public list of all England (60 MB).</summary>
    public const long NationalBytes = 60L * 1024 * 1024;

    /// <summary>Largest text file, in bytes (200 MB).</summary>
    public const long TextBytes = 200L * 1024 * 1024;

    public const int TextRows = 2_000_000;

    /// <summary>The rows of one Excel sheet.</summary>
    public const int SpreadsheetRows = 1_048_576;

    /// <summary>Rows times columns of a sheet.</summary>
    public const long SpreadsheetCells = 5_000_000;

    public const int Columns = 200;

    /// <summary>Characters in one cell: what Excel itself allows.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>Characters in one row of a text file, all cells together.</summary>
    public const int RowCharacters = 1 << 20;

    /// <summary>Problems that are kept of a refused file; beyond it they are only counted.</summary>
    public const int Problems = 100_000;

    /// <summary>Areas, teams or services that one file may bring in; more means that a column holds something else.</summary>
    public const int NewNames = 100;

    /// <summary>How long a spreadsheet may take to read.</summary>
    public static TimeSpan SpreadsheetTime { get; } = TimeSpan.FromMinutes(2);
}
