using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Reading.Columns;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>One column of a file whose headings are not known: what it is called and what its cells look like.</summary>
public sealed class FileColumn
{
    /// <summary>A column with more different values than this holds no words of a list.</summary>
    public const int MostValues = 1_000;

    // Enough to tell dates and numbers by; every cell is looked at when the file is read.
    private const int _looked = 5_000;

    private readonly Dictionary<string, int> _values = [];

    internal FileColumn(int position, string heading) => (Position, Heading) = (position, heading);

    public int Position { get; }

    public string Heading { get; }

    /// <summary>Whether it speaks of people by its heading, so that its values are not shown.</summary>
    public bool IsPersonal => HeadingWords.ArePersonal(Heading);

    /// <summary>Cells with something in them.</summary>
    public int Filled { get; private set; }

    /// <summary>Each different value and its cells, as long as they are few enough to be words; the first ones otherwise.</summary>
    public IReadOnlyDictionary<string, int> Values => _values;

    /// <summary>Whether <see cref="Values"/> has all of them.</summary>
    public bool HasAllValues { get; private set; } = true;

    /// <summary>The first values that differ.</summary>
    public IEnumerable<string> Examples => _values.Keys.Take(3);

    /// <summary>Shares of the cells looked at that are dates, numbers, and amounts with a sign or pence.</summary>
    internal double DateShare => Share(_dates);

    internal double NumberShare => Share(_numbers);

    internal double AmountShare => Share(_amounts);

    internal DateEvidence DateEvidence { get; } = new();

    internal NumberEvidence NumberEvidence { get; } = new();

    private int _dates, _numbers, _amounts;

    internal void Meet(RowSource rows)
    {
        var cell = rows[Position].Trim();
        if (cell.IsEmpty || EmptyWords.Are(cell))
        {
            return;
        }

        Filled++;
        Remember(InvisibleCharacters.Without(cell));
        if (Filled > _looked)
        {
            return;
        }

        var kind = rows.KindOf(Position);
        _dates += kind == CellKind.Day || Dates.Strokes(cell) is not null
            || (kind == CellKind.Text && cell.Length > 8 && Dates.TryRead(cell, out _)) ? 1 : 0;
        var isNumber = kind == CellKind.Number || IsNumber(cell);
        _numbers += isNumber ? 1 : 0;
        _amounts += isNumber && (cell[0] == '£' || cell.LastIndexOf('.') == cell.Length - 3) ? 1 : 0;
        DateEvidence.Meet(cell, kind, rows.RowNumber);
        if (kind == CellKind.Text)
        {
            NumberEvidence.Meet(cell, rows.RowNumber);
        }
    }

    private double Share(int cells) => Filled == 0 ? 0 : (double)cells / Math.Min(Filled, _looked);

    private void Remember(string value)
    {
        if (_values.TryGetValue(value, out var count))
        {
            _values[value] = count + 1;
        }
        else if (_values.Count < MostValues)
        {
            _values[value] = 1;
        }
        else
        {
            HasAllValues = false;
        }
    }

    /// <summary>Whether a cell is a number of hours or pounds, with or without its unit.</summary>
    private static bool IsNumber(ReadOnlySpan<char> cell)
        => Numbers.Read(cell, DecimalMark.Point, ColumnHolds.Money).Why is null
            || Numbers.Read(cell, DecimalMark.Point, ColumnHolds.Hours).Why is null;
}
