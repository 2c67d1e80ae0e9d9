using System.Numerics;

namespace CommissioningDashboard.Market;

/// <summary>
/// Which referrals a filter lets through. A column that the filter does not restrict is not looked at; nor are the rows of other
/// services and areas where the filter names few.
/// </summary>
internal sealed class FilterMask
{
    /// <summary>When more than one row in so many may be let through, all are looked at in turn and the index is left alone.</summary>
    private const int _worthAnIndex = 3;

    private readonly MarketSnapshot _market;
    private readonly bool[]? _services;
    private readonly bool[]? _areas;
    private readonly bool[]? _teams;
    private readonly bool[]? _needs;
    private readonly bool[]? _routes;

    public FilterMask(MarketSnapshot market, MarketFilter filter)
    {
        _market = market;
        _services = Places(filter.Services, market.Services, 0);
        _areas = Places(filter.Areas, market.Areas, 1);
        _teams = Places(filter.Teams, market.Teams, 1);
        _needs = Values(filter.Needs, CategoryNames.Needs.Select(x => (x.Code, (int)x.Value)));
        _routes = Values(filter.Routes, CategoryNames.Routes.Select(x => (x.Code, (int)x.Value)));
        Candidates = market.Referrals.Count;
        if ((_services ?? _areas) is null)
        {
            return;
        }

        var index = market.Referrals.Index(market.Services.Count, market.Areas.Count + 1);
        var cells = Cells();
        var found = cells.Sum(index.CountOf);
        if (found <= market.Referrals.Count / _worthAnIndex)
        {
            Index = index;
            IndexCells = cells;
            Candidates = found;
        }
    }

    /// <summary>Where to find rows that may be let through; none when so many may that it is quicker to look at all.</summary>
    public RowIndex? Index { get; }

    /// <summary>
    /// The services and areas that the filter names, by which the index has their rows; the filter may still ask for other things.
    /// </summary>
    public IReadOnlyList<(int Service, int Area)> IndexCells { get; } = [];

    /// <summary>How many rows have to be looked at, about.</summary>
    public int Candidates { get; }

    private bool MatchesAll => (_services ?? _areas ?? _teams ?? _needs ?? _routes) is null;

    /// <summary>The referrals of some months that the filter lets through, of any outcome, in the order received.</summary>
    public int[] RowsIn(Period period)
    {
        var (from, to) = _market.Referrals.RowsOf(period.From.Index - _market.FirstMonth.Index, period.To.Index - _market.FirstMonth.Index);
        if (Index is null)
        {
            return WhereMatches(from, to, MatchesAll ? [] : new int[to - from]).ToArray();
        }

        var isCandidate = new bool[to - from];
        foreach (var cell in IndexCells)
        {
            var (first, end) = Index.Range(cell, from, to);
            foreach (var row in Index.Rows.AsSpan(first..end))
            {
                isCandidate[row - from] = true;
            }
        }

        // In the order received again, which the index is not.
        int[] candidates = [.. Enumerable.Range(from, to - from).Where(x => isCandidate[x - from])];
        var known = WhereTeamNeedRouteMatch(candidates);
        var start = Math.Clamp(Index.Count, from, to);
        var later = WhereMatches(start, to, new int[to - start]);
        return [.. known, .. later.ToArray()];
    }

    /// <summary>Whether the filter lets one referral through, whatever its month.</summary>
    public bool Matches(int row) => _market.Referrals is var columns
        && _services?[columns.Service[row]] != false && _areas?[columns.Area[row]] != false && MatchesTeamNeedRoute(row);

    private bool MatchesTeamNeedRoute(int row) => _market.Referrals is var columns
        && _teams?[columns.Team[row]] != false && _needs?[columns.Need[row]] != false && _routes?[columns.Route[row]] != false;

    /// <summary>The rows from one up to but not including another that the filter lets through.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last.</param>
    /// <param name="numbers">Room for the numbers of as many rows.</param>
    public RowNumbers WhereMatches(int from, int to, Span<int> numbers)
    {
        if (MatchesAll)
        {
            return new RowNumbers(from, to - from, default);
        }

        var rows = numbers[..(to - from)];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = from + i;
        }

        rows = Where(rows, _market.Referrals.Service, _services);
        rows = Where(rows, _market.Referrals.Area, _areas);
        rows = WhereTeamNeedRouteMatch(rows);
        return new RowNumbers(0, rows.Length, rows);
    }

    /// <summary>Those of a run of the index that the filter lets through, by their places in the index.</summary>
    /// <param name="from">The first of the run, all of services and areas that the filter names.</param>
    /// <param name="to">The place after the last.</param>
    /// <param name="numbers">Room for the numbers of as many.</param>
    public RowNumbers WhereMatchesIndexed(int from, int to, Span<int> numbers)
    {
        if ((_teams ?? _needs ?? _routes) is null)
        {
            return new RowNumbers(from, to - from, default);
        }

        var kept = 0;
        for (var at = from; at < to; at++)
        {
            if (MatchesTeamNeedRoute(Index!.Rows[at]))
            {
                numbers[kept++] = at;
            }
        }

        return new RowNumbers(0, kept, numbers[..kept]);
    }

    private Span<int> WhereTeamNeedRouteMatch(Span<int> rows)
    {
        rows = Where(rows, _market.Referrals.Team, _teams);
        rows = Where(rows, _market.Referrals.Need, _needs);
        return Where(rows, _market.Referrals.Route, _routes);
    }

    private List<(int Service, int Area)> Cells() =>
    [
        .. from service in Enumerable.Range(0, _market.Services.Count)
           where _services?[service] != false
           from area in Enumerable.Range(0, _market.Areas.Count + 1)
           where _areas is null || (area < _areas.Length && _areas[area])
           select (service, area),
    ];

    /// <summary>Moves the wanted to the front.</summary>
    private static Span<int> Where<T>(Span<int> rows, T[] column, bool[]? wanted) where T : IBinaryInteger<T>
    {
        if (wanted is null)
        {
            return rows;
        }

        var kept = 0;
        foreach (var row in rows)
        {
            if (wanted[int.CreateTruncating(column[row])])
            {
                rows[kept++] = row;
            }
        }

        return rows[..kept];
    }

    private static bool[]? Places(IReadOnlyList<string> codes, IReadOnlyList<RegisterEntry> known, int offset)
        => Values(codes, known.Select(x => (x.Code, x.Index + offset)));

    /// <summary>A table to look a column's value up in; none when the filter does not restrict the column.</summary>
    private static bool[]? Values(IReadOnlyList<string> codes, IEnumerable<(string Code, int Value)> known)
    {
        if (codes.Count == 0)
        {
            return null;
        }

        var all = known.ToList();
        var wanted = new bool[all.Max(x => x.Value) + 1];
        foreach (var (_, value) in all.Where(x => codes.Contains(x.Code)))
        {
            wanted[value] = true;
        }

        return wanted;
    }
}

/// <summary>Numbers of rows: a list, or all from a first one on, which need no list.</summary>
internal readonly ref struct RowNumbers(int from, int count, ReadOnlySpan<int> list)
{
    private readonly ReadOnlySpan<int> _list = list;

    public int Count => count;

    public int this[int i] => _list.IsEmpty ? from + i : _list[i];

    public int[] ToArray() => _list.IsEmpty ? [.. Enumerable.Range(from, count)] : _list.ToArray();
}
