namespace CommissioningDashboard.Imports;

/// <summary>What a column's cells are, so that the whole column is read in one way.</summary>
public enum ColumnHolds
{
    /// <summary>A name, or a word of a code list.</summary>
    Words,

    /// <summary>A reference or number of something, of which every character counts and none may be worked with.</summary>
    Identifier,

    Number,

    /// <summary>Hours a week, which may also be written as a time.</summary>
    Hours,

    /// <summary>Pounds.</summary>
    Money,

    Date,

    /// <summary>The day on which something ends, where a day such as 31/12/2099 says that it has no end.</summary>
    EndDate,
}

/// <summary>One column that a format reads: what it is called, what goes in it and whether it may identify a person.</summary>
/// <param name="Position">Its place among the format's columns, from 0; a file may hold them in any order.</param>
/// <param name="Heading">The heading that templates use.</param>
/// <param name="Explanation">What goes in the column, for the person who fills it in.</param>
/// <param name="Rule">The kind of value, such as "a date" or the words of a code list.</param>
/// <param name="Example">A fictional value that passes.</param>
public sealed record ImportColumn(int Position, string Heading, string Explanation, string Rule, string Example)
{
    /// <summary>True when a file without the column is refused.</summary>
    public bool Required { get; init; }

    /// <summary>True when its values may identify a person; they are then never stored, shown or logged.</summary>
    public bool Personal { get; init; }

    /// <summary>Other headings by which it is known. Case, spaces and punctuation never matter.</summary>
    public IReadOnlyList<string> Spellings { get; init; } = [];

    public ColumnHolds Holds { get; init; }

    /// <summary>The code list that its words are of, or none.</summary>
    public CodeWords? Codes { get; init; }

    /// <summary>The part of the register that it names, or none.</summary>
    public RegisterList? List { get; init; }

    /// <summary>True when a word of somebody else's can stand for one of ours.</summary>
    public bool HasWords => !Personal && (Codes is not null || List is not null);

    internal IEnumerable<string> Names => Spellings.Prepend(Heading);
}
