using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Disclosure;

/// <summary>
/// Which counts of people in a table are withheld: those that are small, and one more where parts add up to a whole and
/// taking the visible parts from the whole would narrow down what is hidden.
/// </summary>
/// <remarks>
/// What is guarded is one table: the parts of a row, and the parts down a column under one whole. Between tables (a county's
/// figure less those of its areas, one period or filter less another) nothing is checked; rounding alone stands there.
/// </remarks>
internal sealed class Hidden
{
    private readonly HashSet<(int Row, int Column)> _cells = [];
    private readonly MeasureTable _table;
    private readonly DisclosureProfile _profile;

    public Hidden(MeasureTable table, DisclosureProfile profile)
    {
        (_table, _profile) = (table, profile);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (table.Columns[column].Protection is Protection.PeopleCount)
            {
                _cells.UnionWith(
                    Enumerable.Range(0, table.Rows.Count).Where(row => profile.Withholds(Number(row, column)))
                        .Select(row => (row, column)));
            }
        }

        if (_cells.Count > 0)
        {
            foreach (var group in Groups())
            {
                Guard(group);
            }
        }
    }

    public bool Contains(int row, string column) => _cells.Contains((row, _table.IndexOf(column)));

    private double Number(int row, int column) => _table.Rows[row][column].Number ?? 0;

    /// <summary>Parts that share a whole: across a row, and down a column whose whole is the same in every row.</summary>
    private IEnumerable<List<Part>> Groups()
    {
        var shares = _table.Columns.Select(x => x.Protection).OfType<Protection.ShareOf>().ToList();
        foreach (var across in shares.GroupBy(x => x.Whole))
        {
            for (var row = 0; row < _table.Rows.Count; row++)
            {
                yield return [.. across.Select(x => At(row, x))];
            }
        }

        foreach (var share in shares)
        {
            var down = Enumerable.Range(0, _table.Rows.Count).Select(row => At(row, share)).ToList();
            if (down.Select(x => Number(x.Row, x.Whole)).Distinct().Count() == 1)
            {
                yield return down;
            }
        }

        Part At(int row, Protection.ShareOf share)
            => new(row, _table.IndexOf(share.People), _table.IndexOf(share.Part), _table.IndexOf(share.Whole));
    }

    private void Guard(List<Part> parts)
    {
        var whole = Number(parts[0].Row, parts[0].Whole);
        var addsUp = parts.Count > 1 && Math.Abs(parts.Sum(x => Number(x.Row, x.Amount)) - whole) < 1e-6 * Math.Max(1, whole);
        var hidden = parts.Where(IsHidden).ToList();
        if (!addsUp || hidden.Count == 0 || _profile.Withholds(whole) || IsSafe(parts, hidden, whole))
        {
            return;
        }

        var next = parts.Where(x => !IsHidden(x) && Number(x.Row, x.People) > 0).MinBy(x => Number(x.Row, x.People));
        if (next is not null)
        {
            _cells.Add((next.Row, next.People));
            if (_table.Columns[next.Amount].Protection is Protection.PeopleCount)
            {
                _cells.Add((next.Row, next.Amount));
            }
        }
    }

    private bool IsHidden(Part part) => _cells.Contains((part.Row, part.People));

    /// <summary>
    /// Counts: safe when every number that could be hidden still fits the whole less the visible parts, all known only to
    /// their rounding. Amounts are too fine for rounding to blur, so there two must be hidden.
    /// </summary>
    private bool IsSafe(List<Part> parts, List<Part> hidden, double whole)
    {
        if (_table.Columns[parts[0].Whole].Protection is not Protection.PeopleCount)
        {
            return hidden.Count > 1;
        }

        var (low, high) = Known(whole);
        foreach (var part in parts.Except(hidden))
        {
            var (least, most) = Known(Number(part.Row, part.Amount));
            (low, high) = (low - most, high - least);
        }

        return low <= hidden.Count && high >= hidden.Count * _profile.SuppressUpTo;
    }

    /// <summary>What a reader knows of a number that is shown rounded.</summary>
    private (double Least, double Most) Known(double number)
    {
        var (shown, reach) = (_profile.Round(number), _profile.RoundTo / 2);
        return number == 0 ? (0, 0) : (Math.Max(shown - reach, _profile.SuppressUpTo + 1), shown + reach);
    }

    private sealed record Part(int Row, int People, int Amount, int Whole);
}
