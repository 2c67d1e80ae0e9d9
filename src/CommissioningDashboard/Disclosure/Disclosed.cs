using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Disclosure;

/// <summary>
/// Disclosure control, once, between a measure's table and any output. Each column says what it needs
/// (<see cref="Protection"/>); the profile says how much. A withheld number is [c] and never 0; a real zero stays 0.
/// </summary>
/// <remarks>
/// Sources: the method of NHS hospital statistics for sub-national figures (suppress, round to 5, keep zero, shares from
/// rounded counts); DHSC's ASCOF tables (1 to 4 withheld). Subtraction is guarded against within a table and not between
/// tables: see <see cref="Hidden"/>.
/// </remarks>
public sealed class Disclosed
{
    private readonly MeasureTable _table;
    private readonly DisclosureProfile _profile;
    private readonly Hidden _hidden;
    private readonly string[] _unavailable;

    private Disclosed(MeasureTable table, DisclosureProfile profile, string[] unavailable)
    {
        (_table, _profile, _unavailable) = (table, profile, unavailable);
        _hidden = new Hidden(table, profile);
    }

    /// <summary>The table as it may be shown.</summary>
    /// <param name="table">The exact table.</param>
    /// <param name="profile">How much may be shown.</param>
    /// <param name="unavailable">Columns whose empty cells mean "not available" and not "not applicable".</param>
    public static DisclosedTable FromTable(MeasureTable table, DisclosureProfile profile, params string[] unavailable)
    {
        var work = new Disclosed(table, profile, unavailable);
        var shown = Enumerable.Range(0, table.Columns.Count).Where(x => !table.Columns[x].IsWorking).ToList();
        return new DisclosedTable(
            table.Title,
            [.. shown.Select(x => table.Columns[x])],
            [.. Enumerable.Range(0, table.Rows.Count)
                .Select(row => (IReadOnlyList<DisclosedCell>)[.. shown.Select(x => work.Cell(row, x))])]);
    }

    private DisclosedCell Cell(int row, Column column) => Cell(row, _table.IndexOf(column));

    private DisclosedCell Cell(int row, int index)
    {
        var (column, cell) = (_table.Columns[index], _table.Rows[row][index]);
        if (cell.Text is { } text)
        {
            return DisclosedCell.From(text);
        }

        if (cell.Number is not { } number)
        {
            return Instead(_unavailable.Contains(column.Id) ? Shorthand.NotAvailable : Shorthand.NotApplicable);
        }

        return column.Protection switch
        {
            Protection.PeopleCount => _hidden.Contains(row, column) ? Instead(Shorthand.Confidential) : Shown(_profile.Round(number)),
            Protection.AmountOf => _hidden.Contains(row, column) ? Instead(Shorthand.Confidential) : Amount(number),
            Protection.ShareOf share => Share(row, share),
            Protection.LimitOf limit => Limit(row, limit),
            Protection.RatioOf ratio when !_profile.IsExact && IsRatio(row, ratio, number) => Ratio(row, ratio),
            Protection.FigureOf figure => IsWithheld(row, figure) ? Instead(Shorthand.Confidential)
                : Shown(_profile.Figure(number, column.Unit), IsUnreliable(row, figure.People)),
            Protection.MedianOf median => IsWithheld(row, median) ? Instead(Shorthand.Confidential)
                : Shown(_profile.OrderFigure(number, column.Unit, median.End), IsUnreliable(row, median.People)),
            _ => Shown(number),
        };

        DisclosedCell Shown(double value, bool unreliable = false) => DisclosedCell.From(value, column.Unit, unreliable);

        DisclosedCell Instead(Shorthand shorthand) => DisclosedCell.From(shorthand, column.Unit);

        DisclosedCell Amount(double value)
            => _profile.Round(value) is 0 && value != 0 ? Instead(Shorthand.Low) : Shown(_profile.Round(value));
    }

    private DisclosedCell Share(int row, Protection.ShareOf share)
    {
        var people = PeopleOf(share.Whole);
        var (part, whole) = (Cell(row, share.Part), Cell(row, share.Whole));
        if (_hidden.Contains(row, share.People) || TooFew(row, people)
            || (share is Protection.ShareAmong among && TellsApart(row, people, among.Providers)))
        {
            return DisclosedCell.From(Shorthand.Confidential, Unit.Share);
        }

        return (part.Shorthand ?? whole.Shorthand, whole.Number) switch
        {
            ({ } shorthand, _) => DisclosedCell.From(shorthand, Unit.Share),
            (_, null or 0) => DisclosedCell.From(Shorthand.NotApplicable, Unit.Share),
            var (_, all) when IsAllOrNone(part.Number!.Value, all.Value, People(row, people))
                => DisclosedCell.From(Shorthand.Confidential, Unit.Share),
            var (_, all) => DisclosedCell.From(part.Number!.Value / all.Value, Unit.Share, IsUnreliable(row, people)),
        };
    }

    /// <summary>Also what only rounds to none or all, for nobody could tell it from the other.</summary>
    private bool IsAllOrNone(double part, double whole, double people) => people < _profile.LeastForAllOrNone
        && (part == 0 || part >= whole);

    private DisclosedCell Limit(int row, Protection.LimitOf limit)
    {
        var from = limit is Protection.OpenLimitOf { Most: var most } && !_table.Rows[row][_table.IndexOf(most)].IsNothing
            ? most : limit.Share;
        var (share, rests) = (Cell(row, from), Cell(row, limit.Rests));
        if ((share.Shorthand ?? rests.Shorthand) is { } shorthand)
        {
            return DisclosedCell.From(shorthand, Unit.Share);
        }

        return Wilson.Interval(share.Number!.Value * rests.Number!.Value, rests.Number.Value) is { } interval
            ? DisclosedCell.From(limit.IsHigh ? interval.High : interval.Low, Unit.Share, share.IsUnreliable)
            : DisclosedCell.From(Shorthand.NotApplicable, Unit.Share);
    }

    private bool IsRatio(int row, Protection.RatioOf ratio, double number)
        => Exact(row, ratio.Expected) is not 0 and var expected
            && Math.Abs((Exact(row, ratio.Share) / expected) - number) < 1e-9 * Math.Max(1, number);

    private DisclosedCell Ratio(int row, Protection.RatioOf ratio)
    {
        var (share, expected) = (Cell(row, ratio.Share), Cell(row, ratio.Expected));
        if ((share.Shorthand ?? expected.Shorthand) is { } shorthand)
        {
            return DisclosedCell.From(shorthand, Unit.Times);
        }

        return expected.Number is 0
            ? DisclosedCell.From(Shorthand.NotApplicable, Unit.Times)
            : DisclosedCell.From(share.Number!.Value / expected.Number!.Value, Unit.Times, share.IsUnreliable);
    }

    /// <summary>The column that counts the people of a column: itself, or the one that its amount belongs to.</summary>
    private Column PeopleOf(Column column)
        => _table.Columns[_table.IndexOf(column)].Protection is Protection.AmountOf amount ? amount.People : column;

    private bool IsWithheld(int row, Protection.FigureOf figure)
        => _hidden.Contains(row, figure.People)
        || TellsApart(row, figure.People, (figure as Protection.IndexOf)?.Providers)
        || (figure is Protection.IndexOf { Amount: { } amount } && _hidden.Contains(row, amount));

    private bool IsWithheld(int row, Protection.MedianOf median)
        => TooFew(row, median.People) || People(row, median.People) < _profile.LeastForMedians || IsCommercial(row, median);

    /// <summary>
    /// A figure that is not worked out from rounded counts tells the exact ones where people, or the providers it tells apart, are few.
    /// </summary>
    private bool TellsApart(int row, Column people, Column? providers)
        => Exact(row, people) < _profile.LeastForFigures || (providers is not null && Exact(row, providers) < _profile.LeastProviders);

    private double Exact(int row, Column column) => _table.Rows[row][_table.IndexOf(column)].Number ?? 0;

    private bool IsCommercial(int row, Protection.MedianOf median)
        => !_profile.IsExact && median.Dominant is { } dominant && !_table.Rows[row][_table.IndexOf(dominant)].IsNothing;

    private bool TooFew(int row, Column people)
        => _hidden.Contains(row, people) || People(row, people) is > 0 and var n && n < _profile.LeastDenominator;

    private bool IsUnreliable(int row, Column people) => People(row, people) < Measures.Figure.ReliableBasis;

    /// <summary>As rounded, so that a mark in the table tells nothing that the rounded number does not.</summary>
    private double People(int row, Column people) => _profile.Round(Exact(row, people));
}
