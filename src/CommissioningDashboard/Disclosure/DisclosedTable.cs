using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Disclosure;

/// <summary>One cell as it may be shown: a text, a number with its unit, or a shorthand in place of a number.</summary>
/// <param name="Text">A text; never a number written out.</param>
/// <param name="Shorthand">Why there is no number.</param>
/// <param name="Unit">What the number counts.</param>
/// <param name="IsUnreliable">True when the number rests on too few referrals to be leant on.</param>
public readonly record struct DisclosedCell(string? Text, double? Number, Shorthand? Shorthand, Unit Unit, bool IsUnreliable = false)
{
    public static DisclosedCell From(string text) => new(text, null, null, Unit.Text);

    public static DisclosedCell From(double number, Unit unit, bool isUnreliable = false) => new(null, number, null, unit, isUnreliable);

    public static DisclosedCell From(Shorthand shorthand, Unit unit) => new(null, null, shorthand, unit);

    /// <summary>As read by people: 48%, 7,912, [c].</summary>
    public override string ToString() => Text ?? Shorthand?.Text() ?? Written.Number(Number!.Value, Unit);
}

/// <summary>A measure's table as it may be shown, without its working columns.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The columns shown; the first names the row.</param>
/// <param name="Rows">The rows, each with one cell a column.</param>
public sealed record DisclosedTable(string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<DisclosedCell>> Rows)
{
    /// <summary>The shorthand in it, in the order of its letters.</summary>
    public IReadOnlyList<Shorthand> Shorthand =>
    [
        .. Rows.SelectMany(x => x).Select(x => x.IsUnreliable ? Disclosure.Shorthand.LowReliability : x.Shorthand).OfType<Shorthand>()
            .Distinct().Order(),
    ];

    /// <summary>The cell of a row under a column's id; in a table without that row there is nothing to say.</summary>
    public DisclosedCell Cell(int row, string column)
        => IndexOf(column) is var index && row < Rows.Count ? Rows[row][index]
        : DisclosedCell.From(Disclosure.Shorthand.NotApplicable, Unit.Text);

    /// <summary>The cell of the last row, which is of all together where there are several; none without a row or a number in it.</summary>
    public DisclosedCell? Last(string column) => Rows.Count > 0 && Cell(Rows.Count - 1, column) is { Number: not null } last ? last : null;

    /// <summary>Only these columns, in this order. Protection has been applied, so leaving one out weakens nothing.</summary>
    public DisclosedTable Keeping(params string[] columns)
    {
        var kept = columns.Select(IndexOf).ToList();
        return this with
        {
            Columns = [.. kept.Select(x => Columns[x])],
            Rows = [.. Rows.Select(row => (IReadOnlyList<DisclosedCell>)[.. kept.Select(x => row[x])])]
        };
    }

    /// <summary>Two columns that are the ends of an interval become one that says "9% to 13%", or the shorthand of either.</summary>
    public DisclosedTable Ranged(string low, string high, string id, string heading)
    {
        var (from, to) = (IndexOf(low), IndexOf(high));
        return this with
        {
            Columns = [
                .. Columns.Select((x, i) => i == from ? new Column(id, heading, x.Unit, Protection.Free) : x).Where((_, i) => i != to)],
            Rows = [.. Rows.Select(
                row => (IReadOnlyList<DisclosedCell>)[
                    .. row.Select((x, i) => i == from ? Range(row[from], row[to]) : x).Where((_, i) => i != to)])],
        };
    }

    private static DisclosedCell Range(DisclosedCell low, DisclosedCell high)
        => (low.Shorthand ?? high.Shorthand) is { } shorthand ? DisclosedCell.From(shorthand, Unit.Text)
            : DisclosedCell.From(Written.Range(new Interval(low.Number!.Value, high.Number!.Value), low.Unit));

    /// <summary>This table's rows and then another's of the same columns, such as one with another unit.</summary>
    public DisclosedTable Then(DisclosedTable other)
        => Columns.Select(x => x.Id).SequenceEqual(other.Columns.Select(x => x.Id))
            ? this with { Rows = [.. Rows, .. other.Rows] }
            : throw new ArgumentException($"“{other.Title}” does not have the columns of “{Title}”.");

    private int IndexOf(string column)
    {
        var index = Columns.ToList().FindIndex(x => x.Id == column);
        return index >= 0 ? index : throw new ArgumentException($"The table “{Title}” shows no column {column}.");
    }
}
