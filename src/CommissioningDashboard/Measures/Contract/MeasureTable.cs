namespace CommissioningDashboard.Measures;

/// <summary>How disclosure control treats a column. People are few where a small number could point at one of them.</summary>
public abstract record Protection
{
    /// <summary>Says nothing about people: names, dates, counts of providers.</summary>
    public static Protection Free { get; } = new Open();

    /// <summary>A count of referrals, each of which is a person.</summary>
    public static Protection CountOfPeople { get; } = new PeopleCount();

    private Protection()
    {
    }

    public sealed record Open : Protection;

    public record PeopleCount : Protection;

    /// <summary>
    /// A count that is part of another column’s and has no share of its own: none or all of few is withheld all the same.
    /// </summary>
    public sealed record PeopleWithin(string Whole) : PeopleCount;

    /// <summary>
    /// An amount, such as hours, that belongs to the people counted in another column. Without a word on who makes it, it may be what one
    /// provider is paid and is never told outside the authority.
    /// </summary>
    public record AmountOf(string People) : Protection
    {
        public AmountOf(Column people)
            : this(people.Id)
        {
        }
    }

    /// <summary>An amount of which two more columns say how many providers make it and what the largest makes.</summary>
    public sealed record AmountBy(string People, string Makers, string Largest) : AmountOf(People);

    /// <summary>A share to be worked out again from two protected columns of the same row; people as counted in a third.</summary>
    public record ShareOf(string Part, string Whole, string People) : Protection
    {
        public ShareOf(Column part, Column whole, Column people)
            : this(part.Id, whole.Id, people.Id)
        {
        }
    }

    /// <summary>
    /// A share of providers that are picked by what they received; withheld like an index where a column counts few of them.
    /// </summary>
    public sealed record ShareAmong(string Part, string Whole, string People, string Providers) : ShareOf(Part, Whole, People);

    /// <summary>An end of a share's interval, to be worked out again from the protected share and the number it rests on.</summary>
    public sealed record LimitOf(string Share, string Rests, bool IsHigh) : Protection
    {
        public LimitOf(Column share, Column rests, bool IsHigh)
            : this(share.Id, rests.Id, IsHigh)
        {
        }
    }

    /// <summary>
    /// Any other figure worked out from the exact number of people counted in another column, such as a ratio. From few of them it can be
    /// turned back into the counts.
    /// </summary>
    public record FigureOf(string People) : Protection;

    /// <summary>
    /// A figure worked out from what each provider received, such as an index of concentration; a column counts those that received
    /// anything.
    /// Of hours or money, it is withheld where the amount it is worked out from is.
    /// </summary>
    public sealed record IndexOf(string People, string Providers, string? Amount = null) : FigureOf(People);

    /// <summary>
    /// How many times an expected share a share is, to be worked out again from both as shown. A row whose figure is another ratio, such
    /// as one
    /// of odds, is held to what any figure of so many people is.
    /// </summary>
    public sealed record RatioOf(string Share, string Expected, string People) : FigureOf(People);

    /// <summary>
    /// A median of the people counted in another column, or a limit of it, which is one person’s own figure; withheld outside the authority
    /// also where a column is filled that says one provider makes it, as with a price.
    /// </summary>
    public sealed record MedianOf(string People, MedianEnd End, string? Dominant = null) : Protection;
}

/// <summary>Which of the figures that lie in order is looked at: the middle one, or one below or above it.</summary>
public enum MedianEnd
{
    Middle,
    Low,
    High,
}

/// <summary>A column of a measure's table.</summary>
/// <param name="Id">Its name in the feed and in CSV, in snake_case.</param>
/// <param name="Heading">Its heading for people.</param>
/// <param name="Unit">What its numbers count.</param>
/// <param name="Protection">What disclosure control does with it.</param>
/// <param name="IsWorking">True for a column that others are worked out from and that readers need not see.</param>
public sealed record Column(string Id, string Heading, Unit Unit, Protection Protection, bool IsWorking = false);

/// <summary>One cell: a text, a number, or neither when there is nothing to say (shown as [z], not applicable).</summary>
public readonly record struct Cell(string? Text, double? Number)
{
    public static Cell Nothing => default;

    public bool IsNothing => Text is null && Number is null;

    public static implicit operator Cell(string? text) => new(text, null);

    public static implicit operator Cell(double? number) => new(null, number);

    public static implicit operator Cell(double number) => new(null, number);

    public static implicit operator Cell(long number) => new(null, number);

    public static implicit operator Cell(int number) => new(null, number);
}

/// <summary>The rows behind a measure, the same for the page, the CSV, the feed and the workbook.</summary>
/// <param name="Title">What the table shows.</param>
/// <param name="Columns">Its columns; the first names the row.</param>
/// <param name="Rows">Its rows, each with one cell a column.</param>
public sealed record MeasureTable(string Title, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Builds a table from typed rows: each column with the way to read its cell.</summary>
    public static MeasureTable FromRows<TRow>(string title, IEnumerable<TRow> rows, params (Column Column, Func<TRow, Cell> Read)[] columns)
        => new(title, [.. columns.Select(x => x.Column)],
        [.. rows.Select(row => (IReadOnlyList<Cell>)[.. columns.Select(x => x.Read(row))])]);

    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Id == column)
            {
                return i;
            }
        }

        throw new ArgumentException($"The table “{Title}” has no column {column}.");
    }
}
