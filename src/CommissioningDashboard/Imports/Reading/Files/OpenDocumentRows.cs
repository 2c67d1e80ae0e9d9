using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace CommissioningDashboard.Imports.Reading.Files;

/// <summary>
/// The rows of a sheet of an OpenDocument spreadsheet, streamed. Cells and rows that are alike are written once with their number.
/// </summary>
internal sealed class OpenDocumentRows : CellRows
{
    private readonly XmlReader _xml;
    private readonly string _name;
    private readonly SheetClock _clock;
    private readonly List<SheetCell> _cells = [];
    private int _repeats, _pending;
    private long _seen;
    private bool _isHidden;

    public OpenDocumentRows(Stream content, int sheet, string name, SheetClock clock)
    {
        (_name, _clock) = (name, clock);
        _xml = XmlReader.Create(content, Xml.Safe);
        for (var at = -1; at < sheet && _xml.Read();)
        {
            at += _xml is { NodeType: XmlNodeType.Element, LocalName: "table" } ? 1 : 0;
        }
    }

    public override bool IsHidden => _isHidden;

    protected override ReadOnlySpan<SheetCell> Cells => CollectionsMarshal.AsSpan(_cells);

    /// <summary>The sheets by name, and whether they are shown.</summary>
    public static IEnumerable<SheetName> Sheets(Stream content)
    {
        using var xml = XmlReader.Create(content, Xml.Safe);
        var (hidden, style, isOver) = (new HashSet<string?>(), (string?)null, !xml.Read());
        for (; !isOver; isOver = !xml.Read())
        {
            // Passing over a sheet leaves the reader on what follows it, which may be the next.
            while (xml is { NodeType: XmlNodeType.Element, LocalName: "table" })
            {
                yield return new SheetName(xml.Value("name") ?? "", hidden.Contains(xml.Value("style-name")), IsOpen: false);
                xml.Skip();
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "style")
            {
                style = xml.Value("name");
            }
            else if (xml.LocalName == "table-properties" && xml.Value("display") == "false")
            {
                hidden.Add(style);
            }
        }
    }

    public override bool Read()
    {
        try
        {
            if (_pending > 0)
            {
                _pending--;
                RowNumber++;
                return true;
            }

            while (_xml.Read())
            {
                if (_xml is { NodeType: XmlNodeType.EndElement, LocalName: "table" })
                {
                    return false;
                }

                if (_xml is { NodeType: XmlNodeType.Element, LocalName: "table-row" })
                {
                    RowNumber += _repeats == 0 ? 1 : _repeats;
                    _repeats = 0;
                    ReadRow();
                    if (_cells.Count > 0)
                    {
                        return true;
                    }
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
        _clock.Check(RowNumber);
        var repeats = Repeats("number-rows-repeated");
        _isHidden = _xml.Value("visibility") is "filter" or "collapse";
        _cells.Clear();
        var depth = _xml.Depth;
        var empty = 0;
        var isOver = _xml.IsEmptyElement;
        while (!isOver && _xml.Read() && _xml.Depth > depth)
        {
            if (_xml is not { NodeType: XmlNodeType.Element, LocalName: "table-cell" or "covered-table-cell" })
            {
                continue;
            }

            var times = Repeats("number-columns-repeated");
            var spanned = Repeats("number-rows-spanned");
            var cell = ReadCell();
            if (string.IsNullOrEmpty(cell.Text))
            {
                // Thousands of empty cells end a row: they count only when something follows.
                empty += times;
                continue;
            }

            CheckExtent(_cells.Count + (long)empty + times);
            _cells.AddRange(Enumerable.Repeat(default(SheetCell), empty).Concat(Enumerable.Repeat(cell, times)));
            empty = 0;
            if (spanned > 1)
            {
                Merge(_cells.Count - 1, RowNumber + spanned - 1);
            }
        }

        // Empty rows that are alike are passed over at once; the parser counts them by the next row's number.
        (_pending, _repeats) = _cells.Count == 0 ? (0, repeats) : (repeats - 1, 0);
        _seen += (long)_cells.Count * repeats;
        CheckExtent(_cells.Count, _cells.Count == 0 ? 0 : repeats);
    }

    private SheetCell ReadCell()
    {
        var (type, isError) = (_xml.Value("value-type"), false);
        var (number, day, time) = (_xml.Value("value"), _xml.Value("date-value"), _xml.Value("time-value"));
        // LibreOffice writes an error as text and says in its own words that it is one.
        isError = _xml.GetAttribute("value-type", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0") == "error";
        var shown = Shown();
        if (isError || (type == "string" && shown.StartsWith("Err:", StringComparison.Ordinal)))
        {
            return new(shown, CellKind.Error);
        }

        return type switch
        {
            "date" when DateTime.TryParse(day, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var on) => SheetCell.Of(on),
            "time" when time is not null => new(SheetCell.Hours(XmlConvert.ToTimeSpan(time)), CellKind.Time),
            "float" or "percentage" or "currency" when number is not null
                => Number(double.Parse(number, CultureInfo.InvariantCulture), shown),
            _ => new(shown),
        };
    }

    private static SheetCell Number(double number, string shown)
    {
        var plain = SheetCell.Plain(number);
        return new(plain, CellKind.Number, shown == plain || shown.Length == 0 ? null : shown);
    }

    /// <summary>The lines of a cell's text, without remarks that are pinned to it.</summary>
    private string Shown()
    {
        var (depth, isOver, text) = (_xml.Depth, _xml.IsEmptyElement, new StringBuilder());
        while (!isOver && _xml.Read() && _xml.Depth > depth)
        {
            if (_xml is { NodeType: XmlNodeType.Element, LocalName: "annotation" })
            {
                var (within, isEmpty) = (_xml.Depth, _xml.IsEmptyElement);
                while (!isEmpty && _xml.Read() && _xml.Depth > within)
                {
                }
            }
            else if (_xml is { NodeType: XmlNodeType.Element, LocalName: "p" } && text.Length > 0)
            {
                text.Append('\n');
            }
            else if (_xml is { NodeType: XmlNodeType.Element, LocalName: "s" or "tab" })
            {
                text.Append(' ', int.TryParse(_xml.Value("c"), out var spaces) ? Math.Clamp(spaces, 1, 100) : 1);
            }
            else if (_xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
            {
                text.Append(_xml.Value);
            }
        }

        return text.ToString();
    }

    private int Repeats(string attribute)
        => int.TryParse(_xml.Value(attribute), CultureInfo.InvariantCulture, out var times) ? Math.Max(times, 1) : 1;

    private void CheckExtent(long columns, int repeats = 1)
    {
        if (columns > ImportLimits.Columns || RowNumber + (long)repeats - 1 > ImportLimits.SpreadsheetRows
            || _seen > _clock.Limits.Cells)
        {
            throw TooLarge(_clock.Limits, _name, RowNumber + (long)repeats - 1, columns);
        }
    }
}
