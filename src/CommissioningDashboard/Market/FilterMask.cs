using System.Numerics;

namespace CommissioningDashboard.Market;

/// <summary>Which referrals a filter lets through. A column that the filter does not restrict is not looked at.</summary>
internal sealed class FilterMask
{
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
    }

    private bool LetsEverything => (_services ?? _areas ?? _teams ?? _needs ?? _routes) is null;

    /// <summary>The referrals of some months that the filter lets through, of any outcome, in the order received.</summary>
    public int[] RowsIn(Period period)
    {
        var (from, to) = _market.Referrals.RowsOf(period.From.Index - _market.FirstMonth.Index, period.To.Index - _market.FirstMonth.Index);
        return Among(from, to, new int[to - from]).ToArray();
    }

    /// <summary>Whether the filter lets one referral through, whatever its month.</summary>
    public bool Lets(int row) => _market.Referrals is var columns
        && _services?[columns.Service[row]] != false && _areas?[columns.Area[row]] != false && _teams?[columns.Team[row]] != false
        && _needs?[columns.Need[row]] != false && _routes?[columns.Route[row]] != false;

    /// <summary>The rows from one up to but not including another that the filter lets through.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last.</param>
    /// <param name="numbers">Room for the numbers of as many rows.</param>
    public RowNumbers Among(int from, int to, Span<int> numbers)
    {
        if (LetsEverything)
        {
            return new RowNumbers(from, to - from, default);
        }

        var rows = numbers[..(to - from)];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = from + i;
        }

        var columns = _market.Referrals;
        rows = Kept(rows, columns.Service, _services);
        rows = Kept(rows, columns.Area, _areas);
        rows = Kept(rows, columns.Team, _teams);
        rows = Kept(rows, columns.Need, _needs);
        rows = Kept(rows, columns.Route, _routes);
        return new RowNumbers(0, rows.Length, rows);
    }

    /// <summary>
    /// Moves the wanted to the front. Every row is written and only the count depends on what it holds, so that the
    /// processor has no branch to guess wrong.
    /// </summary>
    private static Span<int> Kept<T>(Span<int> rows, T[] column, bool[]? wanted) where T : IBinaryInteger<T>
    {
        if (wanted is null)
        {
            return rows;
        }

        var kept = 0;
        foreach (var row in rows)
        {
            rows[kept] = row;
            kept += wanted[int.CreateTruncating(column[row])] ? 1 : 0;
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
