using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>Rows of the first sheet of an .xlsx workbook. Dates become ISO text, numbers plain text with a full stop.</summary>
internal sealed class ExcelRows : RowSource
{
    private readonly IExcelDataReader _sheet;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private string?[] _cells = [];

    static ExcelRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public ExcelRows(Stream file, TimeProvider clock)
    {
        _clock = clock;
        _started = clock.GetTimestamp();
        try
        {
            _sheet = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged();
        }

        // Known before the first row is read: a sheet of two kilobytes can claim seventeen thousand million cells.
        long rows = _sheet.RowCount, columns = _sheet.FieldCount;
        if (columns > ImportLimits.Columns || rows > ImportLimits.SpreadsheetRows || rows * columns > ImportLimits.SpreadsheetCells)
        {
            _sheet.Dispose();
            throw new FileRefusedException(
                $"The first sheet is {rows:N0} rows by {columns:N0} columns. It may have up to {ImportLimits.SpreadsheetRows:N0} rows, "
                    + $"{ImportLimits.Columns} columns and {ImportLimits.SpreadsheetCells:N0} cells in all.",
                "Delete empty rows and columns beyond the data, or save it as CSV UTF-8.");
        }
    }

    public override int Count => _cells.Length;

    public override ReadOnlySpan<char> this[int index] => index < _cells.Length ? _cells[index] : default;

    public override bool Read()
    {
        if ((RowNumber & 255) == 0 && _clock.GetElapsedTime(_started) > ImportLimits.SpreadsheetTime)
        {
            throw new FileRefusedException(
                $"Reading the spreadsheet took longer than {ImportLimits.SpreadsheetTime.TotalMinutes:0} minutes.",
                    "Save it as CSV UTF-8 and import that.", RowNumber);
        }

        try
        {
            if (!_sheet.Read())
            {
                return false;
            }
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged();
        }

        RowNumber = _sheet.Depth + 1;
        if (_cells.Length == 0)
        {
            _cells = new string?[_sheet.FieldCount];
        }

        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i] = Text(i);
        }

        return true;
    }

    public override void Dispose() => _sheet.Dispose();

    private string? Text(int index) => _sheet.GetValue(index) switch
    {
        null => null,
        string text => text,
        double number
        => number.ToString(Math.Abs(number) < 1e15 && number == Math.Floor(number) ? "F0" : "R", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private static bool IsDamage(Exception exception)
        => exception is ExcelReaderException or XmlException or InvalidDataException or IOException or FormatException or OverflowException
            or ArgumentException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or InvalidOperationException;

    private static FileRefusedException Damaged()
        => new("The file is not a spreadsheet that can be read: it is damaged, or not really an .xlsx workbook.",
        "Open it in Excel, save it again as .xlsx or CSV UTF-8, and import that.");
}
