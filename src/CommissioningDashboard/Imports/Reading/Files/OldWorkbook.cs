using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>An .xls workbook of Excel 97 to 2003, read with ExcelDataReader.</summary>
internal sealed class OldWorkbook : FileContent
{
    private readonly IExcelDataReader _book;
    private readonly SheetClock _clock;
    private readonly List<SheetName> _sheets = [];
    private readonly OldErrors _errors;

    static OldWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public OldWorkbook(Stream file, TimeProvider clock)
    {
        if (file.Length > ImportLimits.SpreadsheetBytes)
        {
            throw SpreadsheetGuard.TooLarge(file.Length, SpreadsheetLimits.Own);
        }

        _clock = new SheetClock(clock, SpreadsheetLimits.Own);
        try
        {
            _book = ExcelReaderFactory.CreateBinaryReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
            do
            {
                _sheets.Add(new SheetName(_book.Name, _book.VisibleState != "visible", IsOpen: false));
            }
            while (_book.NextResult());
            _errors = new OldErrors(file);
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            throw new FileRefusedException(
                "The workbook is protected by a password.", "In Excel, save it as .xlsx or CSV UTF-8 without a password.");
        }
        catch (Exception exception) when (Xml.IsDamage(exception))
        {
            throw new FileRefusedException(
                "The file is an old Excel workbook (.xls) that is damaged, or another program's document.",
                "In Excel, save it as .xlsx or CSV UTF-8 without a password.");
        }
    }

    public override IReadOnlyList<SheetName> Sheets => _sheets;

    public override string Kind => "Excel workbook of the old kind (.xls)";

    public override RowSource Rows(int sheet)
    {
        _book.Reset();
        for (var i = 0; i < sheet; i++)
        {
            _book.NextResult();
        }

        return new OldSheetRows(_book, sheet, _errors, _clock);
    }

    public override void Dispose() => _book.Dispose();

    private sealed class OldSheetRows(IExcelDataReader sheet, int number, OldErrors errors, SheetClock clock) : CellRows
    {
        private readonly Dictionary<string, CellFormat> _formats = [];
        private readonly MergedCells _merged = MergedIn(sheet);
        private SheetCell[] _cells = [];

        public override bool IsHidden => sheet.RowHeight == 0;

        protected override ReadOnlySpan<SheetCell> Cells => _cells;

        public override bool Read()
        {
            try
            {
                if (!sheet.Read())
                {
                    return false;
                }

                RowNumber = sheet.Depth + 1;
                clock.Check(RowNumber);
                _cells = [.. Enumerable.Range(0, Math.Min(sheet.FieldCount, ImportLimits.Columns + 1)).Select(Made)];
                foreach (var (column, last) in _merged.From(RowNumber))
                {
                    Merge(column, last);
                }

                return true;
            }
            catch (Exception exception) when (Xml.IsDamage(exception))
            {
                throw Xml.Damaged();
            }
        }

        public override void Dispose()
        {
            // The workbook is gone through again, so it stays open.
        }

        private SheetCell Made(int column) => sheet.GetValue(column) switch
        {
            null => errors.At(number, RowNumber - 1, column) is { } error ? new(error, CellKind.Error) : default,
            string text => new(text),
            DateTime day when Format(column).Kind == FormatKind.Time => Time(day - new DateTime(1899, 12, 31)),
            DateTime day => SheetCell.Of(day),
            TimeSpan time => Time(time),
            bool flag => new(flag ? "TRUE" : "FALSE"),
            double number => SheetCell.Of(number, Format(column), is1904: false),
            int number => SheetCell.Of(number, Format(column), is1904: false),
            var other => new(Convert.ToString(other, CultureInfo.InvariantCulture)),
        };

        private static MergedCells MergedIn(IExcelDataReader sheet)
        {
            var merged = new MergedCells();
            foreach (var range in sheet.MergeCells ?? [])
            {
                merged.Add(range.FromColumn, range.FromRow + 1, range.ToRow + 1);
            }

            return merged;
        }

        private static SheetCell Time(TimeSpan time) => new(SheetCell.Hours(time), CellKind.Time);

        private CellFormat Format(int column)
        {
            var code = sheet.GetNumberFormatString(column) ?? "";
            return _formats.TryGetValue(code, out var format) ? format : _formats[code] = new CellFormat(code);
        }
    }
}
