using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Disclosure;

/// <summary>
/// Which counts of people and which amounts in a table are withheld: counts that are small, or none or all of a small group; amounts that
/// one provider makes; and more where parts add up to a whole and taking the visible parts from it would tell what is hidden.
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
    private readonly List<Protection.ShareOf> _shares;

    public Hidden(MeasureTable table, DisclosureProfile profile)
    {
        (_table, _profile) = (table, profile);
        _shares = [.. table.Columns.Select(x => x.Protection).OfType<Protection.ShareOf>()];
        if (profile.IsExact)
        {
            return;
        }

        HideCounts();
        HideAmounts();
        if (_cells.Count > 0)
        {
            foreach (var group in Groups())
            {
                Guard(group);
            }
        }
    }

    /// <summary>True when a count or an amount is withheld; an amount is when the count of its people is.</summary>
    public bool Contains(int row, Column column)
        => Contains(row, _table.IndexOf(column))
        || (_table.Columns[_table.IndexOf(column)].Protection is Protection.AmountOf amount
            && Contains(row, _table.IndexOf(amount.People)));

    private bool Contains(int row, int column) => _cells.Contains((row, column));

    private double Number(int row, int column) => _table.Rows[row][column].Number ?? 0;

    private double Number(int row, Column column) => Number(row, _table.IndexOf(column));

    private IEnumerable<int> Rows => Enumerable.Range(0, _table.Rows.Count);

    private void HideCounts()
    {
        foreach (var (index, column) in _table.Columns.Index())
        {
            if (column.Protection is Protection.PeopleCount count)
            {
                var whole = (count as Protection.PeopleWithin)?.Whole;
                _cells.UnionWith(Rows.Where(row => _profile.Withholds(Number(row, index))
                    || (whole is not null && IsAllOrNone(row, index, whole))).Select(row => (row, index)));
            }
        }

        foreach (var share in _shares)
        {
            var people = _table.IndexOf(share.People);
            _cells.UnionWith(Rows.Where(row => IsAllOrNone(row, people, PeopleOf(share.Whole))).Select(row => (row, people)));
        }
    }

    /// <summary>That none or all of a small group did something is known of each of them.</summary>
    private bool IsAllOrNone(int row, int part, Column whole)
    {
        var people = Number(row, whole);
        return people > 0 && _profile.Round(people) < _profile.LeastForAllOrNone && (Number(row, part) == 0 || Number(row, part) == people);
    }

    /// <summary>The column that counts the people of a column: itself, or the one that its amount belongs to.</summary>
    private Column PeopleOf(Column column) => _table.Columns[_table.IndexOf(column)].Protection is Protection.AmountOf amount
        ? amount.People : column;

    private void HideAmounts()
    {
        foreach (var (index, column) in _table.Columns.Index())
        {
            // A whole that only serves to work shares out is not told itself, and may leave its makers to its parts.
            var isOnlyWhole = column.IsWorking && column.Protection is not Protection.AmountBy && _shares.Any(x => x.Whole.Id == column.Id);
            if (column.Protection is Protection.AmountOf && !isOnlyWhole)
            {
                _cells.UnionWith(Rows.Where(row => Number(row, index) > 0 && IsOnePay([(row, index)])).Select(row => (row, index)));
            }
        }
    }

    /// <summary>True when too few providers make the sum of some amounts, or it is not known who does.</summary>
    private bool IsOnePay(IReadOnlyList<(int Row, int Column)> amounts)
    {
        var (makers, largest) = (0.0, 0.0);
        foreach (var (row, column) in amounts)
        {
            if (_table.Columns[column].Protection is not Protection.AmountBy by)
            {
                return true;
            }

            makers += Number(row, by.Makers);
            largest = Math.Max(largest, Number(row, by.Largest));
        }

        return Makers.Dominate(makers, largest, amounts.Sum(x => Number(x.Row, x.Column)));
    }

    /// <summary>Parts that share a whole: across a row, and down a column whose whole is the same in every row.</summary>
    private IEnumerable<List<Part>> Groups()
    {
        foreach (var across in _shares.GroupBy(x => x.Whole.Id))
        {
            foreach (var row in Rows)
            {
                yield return [.. across.Select(x => At(row, x))];
            }
        }

        foreach (var share in _shares)
        {
            var down = Rows.Select(row => At(row, share)).ToList();
            if (down.Select(x => Number(x.Row, x.Whole)).Distinct().Count() == 1)
            {
                yield return down;
            }
        }

        Part At(int row, Protection.ShareOf share)
            => new(row, _table.IndexOf(share.People), _table.IndexOf(share.Part), _table.IndexOf(share.Whole));
    }

    /// <summary>Hides one more part of a group, and another, until what is hidden cannot be told from what is seen.</summary>
    private void Guard(List<Part> parts)
    {
        var whole = Number(parts[0].Row, parts[0].Whole);
        var addsUp = parts.Count > 1 && Math.Abs(parts.Sum(x => Number(x.Row, x.Amount)) - whole) < 1e-6 * Math.Max(1, whole);
        if (!addsUp || _profile.Withholds(whole))
        {
            return;
        }

        while (parts.Where(IsHidden).ToList() is { Count: > 0 } hidden && !IsSafe(parts, hidden, whole)
            && parts.Where(x => !IsHidden(x) && Number(x.Row, x.People) > 0).MinBy(x => Number(x.Row, x.People)) is { } next)
        {
            _cells.Add((next.Row, next.Amount));
        }
    }

    private bool IsHidden(Part part) => Contains(part.Row, part.People) || Contains(part.Row, part.Amount);

    /// <summary>
    /// Counts: safe when every number that could be hidden still fits the whole less the visible parts, all known only to
    /// their rounding; a hidden zero leaves room of its own. Amounts are too fine for rounding to blur, so there two must be hidden, made
    /// by enough providers together.
    /// </summary>
    private bool IsSafe(List<Part> parts, List<Part> hidden, double whole)
    {
        if (_table.Columns[parts[0].Amount].Protection is Protection.AmountOf)
        {
            return hidden.Count > 1 && !IsOnePay([.. hidden.Where(x => Number(x.Row, x.Amount) > 0).Select(x => (x.Row, x.Amount))]);
        }

        var (low, high) = Known(whole);
        foreach (var part in parts.Except(hidden))
        {
            var (least, most) = Known(Number(part.Row, part.Amount));
            low -= most;
            high -= least;
        }

        // With one that is not small among them, nobody can tell which is which.
        if (hidden.Any(x => Number(x.Row, x.Amount) > _profile.SuppressUpTo))
        {
            return true;
        }

        var small = hidden.Count(x => Number(x.Row, x.Amount) > 0);
        return low <= small && high >= Math.Max(1, small * _profile.SuppressUpTo);
    }

    /// <summary>What a reader knows of a number that is shown rounded.</summary>
    private (double Least, double Most) Known(double number)
    {
        var (shown, reach) = (_profile.Round(number), _profile.RoundTo / 2);
        return number == 0 ? (0, 0) : (Math.Max(shown - reach, _profile.SuppressUpTo + 1), shown + reach);
    }

    private sealed record Part(int Row, int People, int Amount, int Whole);
}
