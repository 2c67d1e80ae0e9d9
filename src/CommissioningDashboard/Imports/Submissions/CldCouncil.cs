using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>
/// Whose file it is. A council of the national list has one code there; any other authority's files must agree with one another.
/// </summary>
internal sealed class CldCouncil
{
    private string? _other;
    private int _row;

    /// <summary>The code that the file tells first.</summary>
    public string? Code { get; private set; }

    public void Meet(ReadOnlySpan<char> code, int row)
    {
        if (code.IsEmpty || code.Length > 20 || code.Equals(Code, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (Code is null)
        {
            Code = code.ToString();
        }
        else if (_other is null)
        {
            (_other, _row) = (code.ToString(), row);
        }
    }

    /// <param name="told">The codes that earlier submissions tell.</param>
    public void Check(Authority authority, IReadOnlyList<string> told, ProblemList problems)
    {
        if (_other is not null && !AreOne(Code!, _other))
        {
            problems.AddToFile(
                _row, $"The file holds rows of two councils: the LA code is {Named(Code!)} in most and {Named(_other)} here.",
                "Take out the rows of the other council.");
        }
        else if (Code is not null && !IsOurs(authority, told))
        {
            var ours = EnglishAuthorities.Find(authority.Code) is { } listed ? $"has {listed.Code}" : $"brought files of {told[0]} so far";
            problems.AddToFile(0, $"This is another council's file: its LA code is {Named(Code)}, and {authority.Name} {ours}.",
                "Choose the file of this council.");
        }
    }

    private bool IsOurs(Authority authority, IReadOnlyList<string> told)
        => AreOne(Code!, authority.Code)
        || (EnglishAuthorities.Find(authority.Code) is null && (told.Count == 0 || told.Any(x => AreOne(x, Code!))));

    private static bool AreOne(string one, string other)
        => one.Equals(other, StringComparison.OrdinalIgnoreCase)
        || (EnglishAuthorities.Find(one) is { } listed && listed == EnglishAuthorities.Find(other));

    private static string Named(string code) => EnglishAuthorities.Find(code) is { } listed ? $"{code} ({listed.Name})" : code;
}
