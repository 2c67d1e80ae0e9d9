using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>The rows of a workbook's sheet, streamed.</summary>
internal sealed class SheetRows : CellRows
{
    private readonly XmlReader _xml;
    private readonly string _name;
    private readonly IReadOnlyList<string> _texts;
    private readonly CellFormats _formats;
    private readonly SheetClock _clock;
    private readonly bool _is1904;
    private readonly MergedCells _merged;
    private SheetCell[] _cells = [];
    private long _seen;
    private bool _isHidden;

    /// <param name="merged">
    /// The sheet's merged cells, which its part names behind all rows: who goes through it a first time fills them for the next.
    /// </param>
    public SheetRows(
        ZipArchiveEntry part, string name, IReadOnlyList<string> texts, CellFormats formats, SheetClock clock, bool is1904,
        MergedCells merged)
    {
        (_name, _texts, _formats, _clock, _is1904, _merged) = (name, texts, formats, clock, is1904, merged);
        _xml = XmlReader.Create(part.Open(), Xml.Safe);
    }

    public override bool IsHidden => _isHidden;

    public override int DayShift => _is1904 ? SheetCell.From1904 : 0;

    protected override ReadOnlySpan<SheetCell> Cells => _cells;

    public override bool Read()
    {
        try
        {
            while (_xml.Read())
            {
                if (_xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
                {
                    ReadRow();
                    foreach (var (column, last) in _merged.From(RowNumber))
                    {
                        Merge(column, last);
                    }

                    return true;
                }

                if (_xml is { NodeType: XmlNodeType.Element, LocalName: "mergeCell" })
                {
                    _merged.Add(_xml.Value("ref"));
                }
            }

            return false;
        }
        catch (Exception exception) when (Xml.IsDamage(exception))
        {
            throw Xml.Damaged();
        }
    }

    public override void Dispose() => _xml.Dispose();

    private void ReadRow()
    {
        RowNumber = int.TryParse(_xml.Value("r"), CultureInfo.InvariantCulture, out var row) ? row : RowNumber + 1;
        _isHidden = Xml.IsTrue(_xml.Value("hidden")) || _xml.Value("ht") == "0";
        _clock.Check(RowNumber);
        Array.Clear(_cells);
        CheckExtent(0);
        var depth = _xml.Depth;
        var column = -1;
        while (!_xml.IsEmptyElement || _xml.Depth > depth)
        {
            if (!_xml.Read() || _xml.Depth <= depth)
            {
                return;
            }

            if (_xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = ColumnOf(_xml.Value("r")) ?? column + 1;
                Put(column, ReadCell());
            }
        }
    }

    private SheetCell ReadCell()
    {
        var (type, style) = (_xml.Value("t"), _xml.Value("s"));
        string? value = null;
        var isFormula = false;
        var depth = _xml.Depth;
        if (!_xml.IsEmptyElement)
        {
            while (_xml.Read() && _xml.Depth > depth)
            {
                if (_xml.NodeType == XmlNodeType.Element)
                {
                    isFormula |= _xml.LocalName == "f";
                    value = _xml.LocalName is "v" or "is" ? SharedTexts.TextWithin(_xml) : value;
                }
            }
        }

        return string.IsNullOrEmpty(value) && isFormula && type != "str" ? SheetCell.NotWorkedOut : Made(type, style, value);
    }

    private SheetCell Made(string? type, string? style, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return default;
        }

        switch (type)
        {
            case "s":
                return new(_texts[int.Parse(value, CultureInfo.InvariantCulture)]);
            case "str" or "inlineStr":
                return new(value);
            case "b":
                return new(Xml.IsTrue(value) ? "TRUE" : "FALSE");
            case "e":
                return new(value, CellKind.Error);
            case "d":
                return value.Contains('-')
                    && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var day)
                    ? SheetCell.Of(day) : new(value);
            default:
                return SheetCell.Of(double.Parse(value, CultureInfo.InvariantCulture), _formats.Of(style), _is1904);
        }
    }

    private void Put(int column, SheetCell cell)
    {
        if (cell.Text is null)
        {
            return;
        }

        CheckExtent(column);
        if (column >= _cells.Length)
        {
            Array.Resize(ref _cells, column + 1);
        }

        _cells[column] = cell;
        _seen++;
    }

    private void CheckExtent(int column)
    {
        if (column >= ImportLimits.Columns || RowNumber > ImportLimits.SpreadsheetRows || _seen > _clock.Limits.Cells)
        {
            throw TooLarge(_clock.Limits, _name, RowNumber, column + 1);
        }
    }

    /// <summary>The letters before the row number, counted from 0.</summary>
    internal static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                break;
            }

            column = (column * 26) + c - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }
}
