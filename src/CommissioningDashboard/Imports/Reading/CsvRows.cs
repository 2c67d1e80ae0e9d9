using System.Text;
using Sylvan.Data.Csv;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>Rows of a text file with commas, semicolons or tabs between cells.</summary>
internal sealed class CsvRows : RowSource
{
    private readonly CsvDataReader _csv;
    private int _count;

    public CsvRows(Stream file)
    {
        var encoding = TextEncodings.Detect(file);
        var delimiter = Delimiter(file, encoding);
        var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
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

    /// <summary>The mark that the first line uses most, outside quotation marks.</summary>
    private static char Delimiter(Stream file, Encoding encoding)
    {
        var start = new char[4096];
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        var read = text.ReadBlock(start);
        file.Position = 0;
        var quoted = false;
        int commas = 0, semicolons = 0, tabs = 0;
        foreach (var c in start.AsSpan(0, read))
        {
            quoted ^= c == '"';
            if (!quoted && c is '\n' or '\r' && commas + semicolons + tabs > 0)
            {
                break;
            }

            commas += !quoted && c == ',' ? 1 : 0;
            semicolons += !quoted && c == ';' ? 1 : 0;
            tabs += !quoted && c == '\t' ? 1 : 0;
        }

        if (tabs > commas && tabs > semicolons)
        {
            return '\t';
        }

        return semicolons > commas ? ';' : ',';
    }

    private FileRefusedException Refusal(Exception exception) => exception is CsvRecordTooLargeException
        ? new FileRefusedException(
            $"A row is longer than {ImportLimits.RowCharacters:N0} characters, or a quotation mark is opened and never closed.",
            "Open the file at this row and look for a stray quotation mark.", RowNumber + 1)
        : new FileRefusedException(
            "A quotation mark stands where it cannot: inside a cell they are written twice, and the cell is put between a pair.",
            "Save the file again from the program that made it, as CSV UTF-8.", RowNumber + 1);
}
