namespace CommissioningDashboard.Imports;

/// <summary>One cell that was not taken letter for letter.</summary>
/// <param name="Row">The row as a spreadsheet shows it.</param>
/// <param name="Column">The heading of the format.</param>
/// <param name="What">What was done, such as "the unit left out".</param>
/// <param name="Before">The cell as written; withheld where it may identify a person.</param>
/// <param name="After">What it was read as.</param>
public sealed record Repair(int Row, string Column, string What, string Before, string After);

/// <summary>
/// Every cell that was read as something other than what stands there, counted and listed, since nothing may be changed without a word.
/// </summary>
internal sealed class RepairLog
{
    /// <summary>Kept to be listed; beyond it they are only counted.</summary>
    private const int _most = 20_000;
    private const int _rowsNamed = 12;
    private const int _longest = 60;

    private readonly Dictionary<(ImportColumn Column, string What), Tally> _tallies = [];
    private readonly List<Repair> _kept = [];

    public IReadOnlyList<Repair> Kept => _kept;

    public int Count { get; private set; }

    public void Add(int row, ImportColumn column, string what, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        Count++;
        if (!_tallies.TryGetValue((column, what), out var tally))
        {
            tally = _tallies[(column, what)] = new Tally(
                column.Personal ? ""
                    : $"{(before.IsEmpty ? "an empty cell" : Short(before))} is {(after.IsEmpty ? "empty" : Short(after))}");
        }

        tally.Cells++;
        if (tally.Rows.Count < _rowsNamed)
        {
            tally.Rows.Add(row);
        }

        if (_kept.Count < _most)
        {
            _kept.Add(column.Personal
                ? new Repair(row, column.Heading, what, ProblemList.Withheld, ProblemList.Withheld)
                : new Repair(row, column.Heading, what, Short(before), Short(after)));
        }
    }

    /// <summary>A sentence for each column and kind, with the rows.</summary>
    public IEnumerable<string> InWords()
        => _tallies.OrderBy(x => x.Key.Column.Position).Select(x => Sentence(x.Key.Column, x.Key.What, x.Value));

    private static string Sentence(ImportColumn column, string what, Tally tally)
    {
        var rows = string.Join(", ", tally.Rows.Select(x => $"{x:N0}"));
        var more = tally.Cells > tally.Rows.Count ? $" and {tally.Cells - tally.Rows.Count:N0} more" : "";
        var example = tally.Example.Length > 0 ? $", such as {tally.Example}" : "";
        return tally.Cells == 1 ? $"{column.Heading}: 1 cell, {what}; row {rows}{example}."
            : $"{column.Heading}: {tally.Cells:N0} cells, {what}; rows {rows}{more}{example}.";
    }

    private static string Short(ReadOnlySpan<char> text)
        => Reading.InvisibleCharacters.Shown(text.Length > _longest ? $"{text[.._longest]}…" : text.ToString()).ReplaceLineEndings(" ");

    private sealed class Tally(string example)
    {
        public string Example { get; } = example;

        public int Cells { get; set; }

        public List<int> Rows { get; } = [];
    }
}
