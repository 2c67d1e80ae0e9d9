using System.Text;
using Sylvan.Data.Csv;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>Rows of a text file with commas, semicolons or tabs between cells.</summary>
internal sealed class CsvRows : RowSource
{
    private readonly CsvDataReader _csv;
    private int _count;

    /// <param name="file">The file; it stays open, so that it can be gone through again.</param>
    /// <param name="encoding">How its letters are written.</param>
    /// <param name="delimiter">The mark between cells.</param>
    /// <param name="from">The byte at which its text begins.</param>
    public CsvRows(Stream file, Encoding encoding, char delimiter, int from)
    {
        file.Position = from;
        var text = new StreamReader(
            file, encoding, detectEncodingFromByteOrderMarks: from == 0, bufferSize: 1 << 16, leaveOpen: true);
        try
        {
            _csv = CsvDataReader.Create(text, new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = delimiter,
                Comment = '\0',
                BufferSize = ImportLimits.RowCharacters,
                ResultSetMode = ResultSetMode.SingleResult,
            });
        }
        catch (Exception exception) when (exception is CsvFormatException or CsvRecordTooLargeException or CsvMissingHeadersException)
        {
            throw Refusal(exception);
        }
    }

    public override int Count => _count;

    public override ReadOnlySpan<char> this[int index] => index < _count ? _csv.GetFieldSpan(index) : default;

    public override bool Read()
    {
        try
        {
            if (!_csv.Read())
            {
                return false;
            }
        }
        catch (Exception exception) when (exception is CsvFormatException or CsvRecordTooLargeException or CsvMissingHeadersException)
        {
            throw Refusal(exception);
        }

        if (++RowNumber > ImportLimits.TextRows + 1)
        {
            throw new FileRefusedException($"The file has more than {ImportLimits.TextRows:N0} rows.", "Split it by year and import the "
                + "parts one after another.", RowNumber);
        }

        _count = _csv.RowFieldCount;
        return true;
    }

    public override void Dispose() => _csv.Dispose();

    private FileRefusedException Refusal(Exception exception) => exception is CsvRecordTooLargeException
        ? new FileRefusedException(
            $"A row is longer than {ImportLimits.RowCharacters:N0} characters, or a quotation mark is opened and never closed.",
            "Open the file at this row and look for a stray quotation mark.", RowNumber + 1)
        : new FileRefusedException(
            "A quotation mark stands where it cannot: inside a cell they are written twice, and the cell is put between a pair.",
            "Save the file again from the program that made it, as CSV UTF-8.", RowNumber + 1);
}
