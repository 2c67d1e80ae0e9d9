namespace CommissioningDashboard.Measures;

/// <summary>Whether something belongs to the part that is counted.</summary>
internal enum PartKind
{
    No,
    Yes,

    /// <summary>It may or may not: the size of its provider is not known.</summary>
    Unknown,
}

/// <summary>How many belong to a part, of how many, and how many of these may belong to it or not.</summary>
public readonly record struct PartCounts(long Part, long Whole, long Unknown)
{
    public static PartCounts operator +(PartCounts one, PartCounts other)
        => new(one.Part + other.Part, one.Whole + other.Whole, one.Unknown + other.Unknown);

    /// <summary>How many belong if all that may do, or if none of them does.</summary>
    public long Most(bool all) => Part + (all ? Unknown : 0);

    /// <summary>The share; a range while some may belong or not.</summary>
    public Figure Share(double designEffect)
        => Shares.OfCounts(Part, Whole, Unknown, "There is nothing to work it out from.", designEffect);

    /// <summary>With one more, where it counts at all.</summary>
    internal PartCounts With(PartKind? one) => one is not { } kind ? this
        : new(Part + (kind == PartKind.Yes ? 1 : 0), Whole + 1, Unknown + (kind == PartKind.Unknown ? 1 : 0));
}
