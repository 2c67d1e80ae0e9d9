namespace CommissioningDashboard.Measures;

/// <summary>
/// A part of some counted things as a sentence says it, with its figure in braces. Nothing is a percentage of next to nothing, one thing
/// is never "1 of 1", and a whole of nothing must be said in other words.
/// </summary>
public static class Parts
{
    /// <summary>Of this many or more a percentage may be said; of fewer, how many of how many.</summary>
    public const int FewestForPercent = 10;

    /// <summary>"{58%} of 564 referrals", "{3} of 8 referrals", "{none} of 5 referrals", "{both} referrals", "{the only} referral", "{no}
    /// referral".</summary>
    public static string Share(long part, long whole, string one, string? many = null)
        => whole >= FewestForPercent && part > 0 && part < whole
            ? $"{{{Written.Percent((double)part / whole)}}} of {Written.Counted(whole, one, many)}"
            : Count(part, whole, one, many);

    /// <summary>"{4} of 64 providers", "{none} of 5 providers", "{all} 8 providers", "{both} providers", "{the only} provider", "{no}
    /// provider".</summary>
    public static string Count(long part, long whole, string one, string? many = null) => (part, whole) switch
    {
        (0, 1) => $"{{no}} {one}",
        (1, 1) => $"{{the only}} {one}",
        (2, 2) => $"{{both}} {many ?? one + "s"}",
        (0, _) => $"{{none}} of {Written.Counted(whole, one, many)}",
        _ when part == whole => $"{{all}} {Written.Counted(whole, one, many)}",
        _ => $"{{{Written.Whole(part)}}} of {Written.Counted(whole, one, many)}",
    };

    /// <summary>"The only provider", "both providers", "all 8 providers".</summary>
    public static string All(long whole, string one, string? many = null) => Plain(Count(whole, whole, one, many));

    /// <summary>"none of the capacity", "{13%} of the capacity": of what providers state.</summary>
    public static string OfCapacity(double share) => share switch
    {
        0 => "none of the capacity",
        1 => "all of the capacity",
        _ => $"{{{Written.Percent(share)}}} of the capacity",
    };

    /// <summary>The verb after a count: "1 of 8 is", "none of 8 is", "the only one is", "3 of 8 are".</summary>
    public static string Verb(long part, long whole, string singular, string plural) => part <= 1 || whole == 1 ? singular : plural;

    /// <summary>The verb after a share: "0.2% of 564 are", though that is one.</summary>
    public static string ShareVerb(long part, long whole, string singular, string plural)
        => whole >= FewestForPercent && part == 1 ? plural : Verb(part, whole, singular, plural);

    /// <summary>A phrase at the start of a sentence, where its figure may come first.</summary>
    public static string Upper(string phrase)
        => phrase.Length > 1 && phrase[0] == '{' ? $"{{{char.ToUpperInvariant(phrase[1])}{phrase[2..]}"
        : char.ToUpperInvariant(phrase[0]) + phrase[1..];

    private static string Plain(string phrase)
        => phrase.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
}
