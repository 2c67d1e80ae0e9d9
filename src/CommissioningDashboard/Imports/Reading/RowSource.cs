namespace CommissioningDashboard.Imports.Reading;

/// <summary>The rows of a file, one at a time, with every cell as text. The heading row comes first.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>The row as a spreadsheet shows it, from 1.</summary>
    public int RowNumber { get; protected set; }

    /// <summary>Cells in the current row.</summary>
    public abstract int Count { get; }

    /// <summary>The cell's text, empty when the row is shorter. Good until the next read.</summary>
    public abstract ReadOnlySpan<char> this[int index] { get; }

    /// <exception cref="FileRefusedException">The file is malformed or beyond a limit from here on.</exception>
    public abstract bool Read();

    public abstract void Dispose();

    public bool IsBlank()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!this[i].IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Opens a file by what it holds, not by what it is called.</summary>
    public static RowSource Open(Stream file, TimeProvider clock)
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
            SpreadsheetGuard.Check(file);
            return new ExcelRows(file, clock);
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new FileRefusedException(
                "The file is an old Excel workbook (.xls) or is protected by a password.",
                    "In Excel, save it as .xlsx or CSV UTF-8 without a password.");
        }

        if (file.Length > ImportLimits.TextBytes)
        {
            throw new FileRefusedException(
                $"The file is {file.Length / 1048576:N0} MB. A text file may be up to {ImportLimits.TextBytes / 1048576} MB.",
                    "Split it by year and import the parts one after another.");
        }

        return new CsvRows(file);
    }
}
