using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Spend;

/// <summary>Names of suppliers as published files write them.</summary>
internal static class SupplierNames
{
    // What councils write in place of a name that they may not publish.
    private static readonly string[] _withheldParts = ["redact", "withheld", "anonymis", "notdisclosed"];
    private static readonly HashSet<string> _withheld = ["personaldata", "confidential", "individual", "individuals", "sensitive"];

    /// <summary>
    /// The name as it is compared: letters and digits, “Limited” being “Ltd” and nothing else being left out, so that a company and a
    /// charity of nearly one name stay two. None where the name is withheld or there is none.
    /// </summary>
    public static string? Key(ReadOnlySpan<char> name)
    {
        var plain = Plain.Normalise(name);
        if (plain.Length == 0 || _withheld.Contains(plain) || _withheldParts.Any(x => plain.Contains(x, StringComparison.Ordinal)))
        {
            return null;
        }

        return plain.EndsWith("limited", StringComparison.Ordinal) ? $"{plain[..^"limited".Length]}ltd" : plain;
    }

    /// <summary>Whether the law lets only a community interest company or a charitable incorporated organisation be called so.</summary>
    public static string? ReservedName(string name)
    {
        var words = name.ToUpperInvariant().Replace(".", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [.., "CIC"] or [.., "COMMUNITY", "INTEREST", "COMPANY"] => "community interest company",
            [.., "CIO"] or [.., "CHARITABLE", "INCORPORATED", "ORGANISATION"] => "charitable incorporated organisation",
            _ => null,
        };
    }
}
