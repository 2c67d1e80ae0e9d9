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

    public IReadOnlyList<Problem> Kept => _kept;

    public int Count { get; private set; }

    public void Add(int row, string column, ReadOnlySpan<char> value, string rule, string remedy)
    {
        if (Count++ < ImportLimits.Problems)
        {
            var shown = value.Length > _shown ? $"{value[.._shown]}…" : new string(value);
            _kept.Add(new Problem(row, column, Storable(shown), rule, remedy));
        }
    }

    /// <summary>PostgreSQL has no text with a zero character or half a character pair.</summary>
    private static string Storable(string text)
        => text.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? new string([.. text.Select(c => char.IsControl(c) ? ' ' : char.IsSurrogate(c) ? '\uFFFD' : c)]) : text;
}
