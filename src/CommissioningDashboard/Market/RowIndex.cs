namespace CommissioningDashboard.Market;

/// <summary>
/// The referrals' rows by service and area, so that a filter that names some need not look at all the others' rows. Made for the
/// first reader who asks; newer versions that only put rows behind these share it and look at those few one by one.
/// </summary>
internal sealed class RowIndex
{
    private readonly int _areas;
    private readonly int[] _starts;

    /// <param name="services">How many services the register has.</param>
    /// <param name="areas">How many areas, "not recorded" among them.</param>
    public RowIndex(ReferralColumns referrals, int services, int areas)
    {
        _areas = areas;
        _starts = new int[(services * areas) + 1];
        Rows = new int[referrals.Count];
        ReadOnlySpan<byte> service = referrals.Service.AsSpan(0, Count);
        ReadOnlySpan<ushort> area = referrals.Area.AsSpan(0, Count);
        for (var row = 0; row < service.Length; row++)
        {
            _starts[(service[row] * areas) + area[row] + 1]++;
        }

        for (var cell = 1; cell < _starts.Length; cell++)
        {
            _starts[cell] += _starts[cell - 1];
        }

        var next = _starts.AsSpan(0, _starts.Length - 1).ToArray();
        for (var row = 0; row < service.Length; row++)
        {
            Rows[next[(service[row] * areas) + area[row]]++] = row;
        }

        Columns = ScanColumns.FromReferrals(referrals).InOrder(Rows);
    }

    /// <summary>Bytes held per referral: its number and what the scan reads of it.</summary>
    public static int BytesPerReferral => (2 * sizeof(int)) + (3 * sizeof(ushort)) + (2 * sizeof(byte));

    /// <summary>How many rows are in it: all up to here.</summary>
    public int Count => Rows.Length;

    /// <summary>The rows in the order of the index: by service, then by area, then as received.</summary>
    public int[] Rows { get; }

    /// <summary>
    /// What the scan reads of each row, in the same order: read one after another they take about half as long as in all parts of a
    /// market.
    /// </summary>
    public ScanColumns Columns { get; }

    /// <summary>How many rows there are of one service in one area (0 is "not recorded").</summary>
    public int CountOf((int Service, int Area) cell) => _starts[At(cell) + 1] - _starts[At(cell)];

    /// <summary>Where in the index the rows of one service in one area are that lie from one row up to but not including another.</summary>
    public (int From, int To) Range((int Service, int Area) cell, int from, int to)
    {
        var start = _starts[At(cell)];
        var rows = Rows.AsSpan(start, CountOf(cell));
        return (start + FirstFrom(rows, from), start + FirstFrom(rows, to));
    }

    /// <summary>The place of the first of some ascending row numbers that is not before a row; their count if all are.</summary>
    public static int FirstFrom(ReadOnlySpan<int> rows, int row)
    {
        var at = rows.BinarySearch(row);
        return at < 0 ? ~at : at;
    }

    private int At((int Service, int Area) cell) => (cell.Service * _areas) + cell.Area;
}

/// <summary>What the scan of a slice reads of each referral.</summary>
internal sealed record ScanColumns(ushort[] Provider, ushort[] Area, byte[] Route, byte[] Outcome, ushort[] Hours, int[] Cost)
{
    public static ScanColumns FromReferrals(ReferralColumns rows)
        => new(rows.Provider, rows.Area, rows.Route, rows.Outcome, rows.Hours, rows.Cost);

    /// <summary>The same of some rows.</summary>
    public ScanColumns InOrder(int[] rows)
    {
        return new(Reordered(Provider), Reordered(Area), Reordered(Route), Reordered(Outcome), Reordered(Hours), Reordered(Cost));

        T[] Reordered<T>(T[] column)
        {
            var ordered = new T[rows.Length];
            for (var i = 0; i < ordered.Length; i++)
            {
                ordered[i] = column[rows[i]];
            }

            return ordered;
        }
    }
}

/// <summary>The index that several versions of a market share.</summary>
internal sealed class SharedIndex
{
    private readonly Lock _making = new();
    private RowIndex? _made;

    /// <summary>
    /// The index of these rows or of another version's of them, which may end earlier or later: rows that are not in it, or not in
    /// this version, are for the reader to mind. Made anew when too many have come since.
    /// </summary>
    public RowIndex GetOrBuild(ReferralColumns referrals, int services, int areas)
    {
        lock (_making)
        {
            return _made is { } made && referrals.Count - made.Count <= 1024 + (made.Count / 64) ? made
                : _made = new RowIndex(referrals, services, areas);
        }
    }
}
