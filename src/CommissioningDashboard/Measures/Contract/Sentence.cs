using System.Text.RegularExpressions;

namespace CommissioningDashboard.Measures;

/// <summary>A finding in plain words, made by a tested rule. Its figures stand in braces so that a page can underline them.</summary>
/// <param name="Marked">The sentence with braces, such as "Micro-providers receive {11%} of referrals."</param>
public sealed partial record Sentence(string Marked)
{
    /// <summary>The sentence as text.</summary>
    public string Plain => Marked.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    /// <summary>The sentence in pieces, in order; each says whether it is a figure.</summary>
    public IReadOnlyList<(string Text, bool IsFigure)> Parts
        => [.. Pieces().Split(Marked).Where(x => x.Length > 0).Select(x => x[0] == '{' ? (x[1..^1], true) : (x, false))];

    /// <summary>Somebody else's words inside a sentence, whose braces mark figures.</summary>
    internal static string Quoted(string words) => words.Replace('{', '(').Replace('}', ')').TrimEnd('.');

    public override string ToString() => Plain;

    [GeneratedRegex(@"(\{[^}]*\})")]
    private static partial Regex Pieces();
}
