using CommissioningDashboard.Imports.Reading.Columns;

namespace CommissioningDashboard.Imports.Reading;

/// <summary>
/// The current row by the format's columns. Each reading gives nothing for an empty cell, and notes a problem for one
/// that breaks its rule, or that is empty and must not be. What is read as something other than what stands there is noted as a repair.
/// </summary>
internal sealed partial class RowFields(RowSource rows, Headings headings, ImportSession session)
{
    private readonly bool[] _refused = new bool[headings.Columns];
    private readonly bool[] _repaired = new bool[headings.Columns];
    private readonly CellText _texts = new(rows, headings, session);
    private readonly ProblemList _problems = session.Problems;
    private int _problemsBefore;

    public int RowNumber => rows.RowNumber;

    /// <summary>True when this row has a problem.</summary>
    public bool IsRefused => _problems.Count > _problemsBefore;

    /// <summary>True when the row’s cell of this column has a problem, so that what was read of it says nothing.</summary>
    public bool IsRefusedIn(ImportColumn column) => _refused[column.Position];

    public void Next()
    {
        if (IsRefused)
        {
            Array.Clear(_refused);
        }

        Array.Clear(_repaired);
        _texts.Next();
        _problemsBefore = _problems.Count;
    }

    /// <summary>Whether the file, or a profile, says anything of the column.</summary>
    public bool Has(ImportColumn column) => headings.Gives(column);

    /// <summary>The cell without outer spaces and without what nobody sees; empty when the file lacks the column.</summary>
    public ReadOnlySpan<char> Raw(ImportColumn column)
    {
        var text = _texts.Of(column, out var wrong);
        if (wrong is { } problem && !_refused[column.Position])
        {
            _refused[column.Position] = true;
            _problems.Add(
                RowNumber, column.Heading, column.Personal ? ProblemList.Withheld : problem.Shown, problem.Rule, problem.Remedy);
        }

        return text;
    }

    /// <summary>The same, and empty where the cell says in a word that it is, such as NULL or N/A.</summary>
    public ReadOnlySpan<char> Given(ImportColumn column) => _texts.IsSaidEmpty(column, Raw(column)) ? default : Raw(column);

    public void Refuse(ImportColumn column, string rule, string remedy)
    {
        var raw = Raw(column);
        _refused[column.Position] = true;
        _problems.Add(RowNumber, column.Heading, column.Personal ? ProblemList.Withheld : raw, rule, remedy);
    }

    /// <summary>The same for a word that is not known, and that a profile might say the meaning of.</summary>
    public void RefuseWord(ImportColumn column, string rule, string remedy)
    {
        session.HasStrangeWords |= column.HasWords;
        Refuse(column, rule, remedy);
    }

    /// <summary>Notes that the cell is read as something other than what stands there, once for each row.</summary>
    public void Repair(ImportColumn column, string what, string after)
    {
        if (!_repaired[column.Position])
        {
            _repaired[column.Position] = true;
            session.Repairs.Add(RowNumber, column, what, Raw(column), after);
        }
    }

    /// <summary>The row as written, by column, to tell whether another says the same; nothing for a cell that has a problem.</summary>
    public string?[] Said(IReadOnlyList<ImportColumn> columns) => [.. columns.Select(x => IsRefusedIn(x) ? null : new string(Raw(x)))];

    /// <summary>Whether two rows say the same, as far as both could be read.</summary>
    public static bool SayTheSame(string?[] one, string?[] other)
        => one.Zip(other).All(x => x.First is null || x.Second is null || x.First == x.Second);

    /// <summary>Text in one line; inner line breaks become spaces.</summary>
    public string? Text(ImportColumn column, int longest = 200)
    {
        var raw = Filled(column);
        if (raw.IsEmpty)
        {
            return null;
        }

        if (raw.Length > longest)
        {
            Refuse(column, $"The text has {raw.Length:N0} characters and may have {longest:N0}.", "Shorten it.");
            return null;
        }

        if (TextRules.Broken(raw, KindOf(column), column.Holds) is { } broken)
        {
            Refuse(column, broken.Rule, broken.Remedy);
            return null;
        }

        return raw.IndexOfAnyInRange('\0', '\u001F') >= 0 ? raw.ToString().ReplaceLineEndings(" ").Replace('\t', ' ') : raw.ToString();
    }

    /// <summary>An amount, rounded to two places.</summary>
    public decimal? Number(ImportColumn column, decimal least, decimal most)
    {
        var raw = Filled(column);
        if (raw.IsEmpty || IsRefusedIn(column))
        {
            return null;
        }

        var at = headings.Ordinal(column);
        var isNumber = KindOf(column) == CellKind.Number;
        var read = Numbers.Read(raw, isNumber ? DecimalMark.Point : session.Reading.Of(column).Mark, column.Holds);
        if (read.Why is { } why)
        {
            Refuse(column, why, "Write digits only, such as 12.5.");
            return null;
        }

        if (isNumber && ShownNumber.Differs(read.Value, rows.ShownAs(at), column.Holds) is { } differs)
        {
            Refuse(column, differs, "Make the cell show just its number, in the column’s unit, and check it.");
            return null;
        }

        if (read.Value < least || read.Value > most)
        {
            Refuse(column, $"The number must lie between {least:N0} and {most:N2}.", "Check the decimal point and the unit.");
            return null;
        }

        return Rounded(column, raw, read, isNumber);
    }

    public T? Code<T>(ImportColumn column, CodeList<T> list) where T : struct, Enum
    {
        var raw = Raw(column);
        if (!raw.IsEmpty && list.TryFind(raw, out var value))
        {
            return value;
        }

        if (Filled(column).IsEmpty || IsRefusedIn(column))
        {
            return null;
        }

        RefuseWord(column, "The value is not in the code list.", $"{list.Rule}.");
        return null;
    }

    /// <summary>The same, with what an empty cell stands for; nothing only for a cell that has a problem.</summary>
    public T? Code<T>(ImportColumn column, CodeList<T> list, T whenEmpty) where T : struct, Enum
        => Code(column, list) ?? (IsRefusedIn(column) ? null : whenEmpty);

    private decimal Rounded(ImportColumn column, ReadOnlySpan<char> raw, NumberReading read, bool isNumber)
    {
        const decimal least = 0.000_001m;
        var rounded = Math.Round(read.Value, 2, MidpointRounding.AwayFromZero);
        var repair = Math.Abs(rounded - read.Value) > least ? "rounded to two places" : read.Repair;
        if (repair is not null && !(isNumber && rounded == read.Value))
        {
            session.Repairs.Add(RowNumber, column, repair, raw, $"{rounded:0.##}");
        }

        return rounded;
    }

    /// <summary>What the file says of the cell; what stands in every row, by a profile, is text.</summary>
    private CellKind KindOf(ImportColumn column) => headings.Has(column) ? rows.KindOf(headings.Ordinal(column)) : CellKind.Text;

    private ReadOnlySpan<char> Filled(ImportColumn column)
    {
        var raw = Given(column);
        if (raw.IsEmpty && column.Required && Has(column) && !IsRefusedIn(column))
        {
            Refuse(column, Raw(column).IsEmpty ? "The cell is empty." : "The cell says that it is empty.",
                "Fill it in: the column is needed in every row.");
        }

        return IsRefusedIn(column) ? default : raw;
    }
}
