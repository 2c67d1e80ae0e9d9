using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>One thing wrong with a file: where, the value as given, the rule it breaks and how to mend it.</summary>
/// <param name="Row">The row as a spreadsheet shows it; 0 for the file as a whole.</param>
internal sealed record Problem(int Row, string Column, string Value, string Rule, string Remedy);

/// <summary>What is wrong with the file so far.</summary>
internal sealed class ProblemList
{
    /// <summary>Shown in place of a value that may identify a person.</summary>
    public const string Withheld = "(not shown: may identify a person)";

    private const int _shown = 100;
    private readonly List<Problem> _kept = [];
    private readonly RowSet _wrong = new();
    private int _headingRow = int.MaxValue;

    public IReadOnlyList<Problem> Kept => _kept;

    public int Count { get; private set; }

    /// <summary>Rows of data that break a rule, each counted once however many it breaks.</summary>
    public int WrongRows => _wrong.Count;

    /// <summary>
    /// What would have to be left out for the rest to stand: the rows that break a rule, and those that say nothing certain without them,
    /// such as the other row of a contradiction or the rest of a list.
    /// </summary>
    public RowSet ToSetAside { get; } = new();

    /// <summary>
    /// Whether something is wrong with the file as a whole, its headings or its end, so that leaving rows out mends nothing.
    /// </summary>
    public bool IsOfFile { get; private set; }

    /// <summary>Says where the headings stand: what is wrong further down is wrong with a row.</summary>
    public void HeadingsAre(int row) => _headingRow = row;

    /// <summary>The row numbers of <see cref="WrongRows"/>.</summary>
    public int[] Wrong() => _wrong.ToArray();

    /// <summary>A row that breaks no rule itself and cannot stand without one that does.</summary>
    public void GoesAlong(int row) => ToSetAside.Add(row);

    /// <summary>Something that is wrong with the file as a whole, or where reading it stopped.</summary>
    public void AddToFile(int row, string rule, string remedy)
    {
        Count++;
        IsOfFile = true;
        _kept.Add(new Problem(row, "", "", rule, remedy));
    }

    public void Add(int row, string column, ReadOnlySpan<char> value, string rule, string remedy)
    {
        CountRow(row);
        if (Count++ < ImportLimits.Problems)
        {
            var shown = value.Length > _shown ? $"{value[.._shown]}…" : new string(value);
            _kept.Add(new Problem(row, column, Storable(InvisibleCharacters.Shown(shown)), rule, remedy));
        }
    }

    private void CountRow(int row)
    {
        if (row <= _headingRow)
        {
            IsOfFile = true;
            return;
        }

        _wrong.Add(row);
        ToSetAside.Add(row);
    }

    /// <summary>PostgreSQL has no text with a zero character or half a character pair.</summary>
    internal static string Storable(string text)
        => text.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? new string([.. text.Select(Shown)]) : text;

    private static char Shown(char c)
    {
        if (char.IsControl(c))
        {
            return ' ';
        }

        return char.IsSurrogate(c) ? '\uFFFD' : c;
    }
}
