using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports.Profiles;

/// <summary>The headings and the first rows of a file, kept so that they can be read again and again without it.</summary>
internal sealed class KeptRows
{
    private readonly List<Row> _rows = [];
    private int _dayShift;

    public int Count => _rows.Count;

    /// <summary>Keeps the source's current row.</summary>
    public void Add(RowSource rows)
    {
        _dayShift = rows.DayShift;
        var places = Enumerable.Range(0, rows.Count).ToList();
        _rows.Add(new Row(
            rows.RowNumber, [.. places.Select(x => rows[x].ToString())], [.. places.Select(rows.KindOf)],
            [.. places.Select(rows.ShownAs)]));
    }

    /// <summary>The kept rows from the headings on.</summary>
    public RowSource Read() => new Source(_rows, _dayShift);

    private sealed record Row(int Number, string[] Cells, CellKind[] Kinds, string?[] Shown);

    private sealed class Source(List<Row> rows, int dayShift) : RowSource
    {
        private int _at = -1;

        public override int Count => rows[_at].Cells.Length;

        public override int DayShift => dayShift;

        public override ReadOnlySpan<char> this[int index] => index < Count ? rows[_at].Cells[index] : default;

        public override CellKind KindOf(int index) => index < Count ? rows[_at].Kinds[index] : CellKind.Text;

        public override string? ShownAs(int index) => index < Count ? rows[_at].Shown[index] : null;

        public override bool Read()
        {
            if (_at + 1 >= rows.Count)
            {
                return false;
            }

            RowNumber = rows[++_at].Number;
            return true;
        }

        public override void Dispose()
        {
        }
    }
}
