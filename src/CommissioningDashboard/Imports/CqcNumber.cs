using System.Text.RegularExpressions;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Numbers of the Care Quality Commission for locations and providers: 1- and digits, or for those of the NHS a code such as RXX01. A new
/// one makes a provider, so that a word, two numbers in one cell or a number without its beginning would split one provider into several.
/// </summary>
internal static partial class CqcNumber
{
    public const string Rule
        = "This is not a number of the Care Quality Commission, which is 1- and digits, such as 1-1234567890, or an NHS code.";

    /// <summary>The number in capitals and with its hyphen, for which another mark may stand; none when it is no such number.</summary>
    public static string? Read(string text)
    {
        var number = Parted().Replace(text.Trim().ToUpperInvariant(), "1-");
        return Whole().IsMatch(number) ? number : null;
    }

    [GeneratedRegex(@"^1\s*[-\s._/\\]\s*(?=[0-9]+$)")]
    private static partial Regex Parted();

    [GeneratedRegex("^(1-[0-9]{1,12}|[A-Z][A-Z0-9]{2}|(?=[A-Z]+[0-9])[A-Z][A-Z0-9]{3,8})$")]
    private static partial Regex Whole();
}
