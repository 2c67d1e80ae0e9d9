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
    public sealed record PeopleWithin(Column Whole) : PeopleCount;

    /// <summary>
    /// An amount, such as hours, that belongs to the people counted in another column. Without a word on who makes it, it may be what one
    /// provider is paid and is never told outside the authority.
    /// </summary>
    public record AmountOf(Column People) : Protection;

    /// <summary>An amount of which two more columns say how many providers make it and what the largest makes.</summary>
    public sealed record AmountBy(Column People, Column Makers, Column Largest) : AmountOf(People);

    /// <summary>A share to be worked out again from two protected columns of the same row; people as counted in a third.</summary>
    public record ShareOf(Column Part, Column Whole, Column People) : Protection;

    /// <summary>
    /// A share of providers that are picked by what they received; withheld like an index where a column counts few of them.
    /// </summary>
    public sealed record ShareAmong(Column Part, Column Whole, Column People, Column Providers) : ShareOf(Part, Whole, People);

    /// <summary>An end of a share's interval, to be worked out again from the protected share and the number it rests on.</summary>
    public record LimitOf(Column Share, Column Rests, bool IsHigh) : Protection;

    /// <summary>
    /// The high end of a share that the unknown may leave open: from the share with all that might count, where that is filled.
    /// </summary>
    public sealed record OpenLimitOf(Column Share, Column Rests, Column Most) : LimitOf(Share, Rests, IsHigh: true);

    /// <summary>
    /// Any other figure worked out from the exact number of people counted in another column, such as a ratio. From few of them it can be
    /// turned back into the counts.
    /// </summary>
    public record FigureOf(Column People) : Protection;

    /// <summary>
    /// A figure worked out from what each provider received, such as an index of concentration; a column counts those that received
    /// anything. Of hours or money, it is withheld where the amount it is worked out from is.
    /// </summary>
    public sealed record IndexOf(Column People, Column Providers, Column? Amount = null) : FigureOf(People);

    /// <summary>
    /// How many times an expected share a share is, to be worked out again from both as shown. A row whose figure is another ratio, such
    /// as one of odds, is held to what any figure of so many people is.
    /// </summary>
    public sealed record RatioOf(Column Share, Column Expected, Column People) : FigureOf(People);

    /// <summary>
    /// A median of the people counted in another column, or a limit of it, which is one person’s own figure; withheld outside the authority
    /// also where a column is filled that says one provider makes it, as with a price.
    /// </summary>
    public sealed record MedianOf(Column People, MedianEnd End, Column? Dominant = null) : Protection;
}

/// <summary>Which of the figures that lie in order is looked at: the middle one, or one below or above it.</summary>
public enum MedianEnd
{
    Middle,
    Low,
    High,
}
