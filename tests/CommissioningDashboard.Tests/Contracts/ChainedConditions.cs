using System.Text.RegularExpressions;

namespace CommissioningDashboard.Tests.Contracts;

/// <summary>Finds conditional expressions that hang on another one: a second question mark before the expression ends.</summary>
internal static partial class ChainedConditions
{
    /// <summary>The lines, from 0, on which a chained question stands.</summary>
    public static IEnumerable<int> In(string code)
    {
        var plain = NotCode().Replace(code, x => Blank(x.Value));
        var questions = new Stack<int>([0]);
        var line = 0;
        for (var i = 0; i < plain.Length; i++)
        {
            switch (plain[i])
            {
                case '\n':
                    line++;
                    break;
                case '(' or '[' or '{':
                    questions.Push(0);
                    break;
                case ')' or ']' or '}' when questions.Count > 1:
                    questions.Pop();
                    break;
                case ',' or ';':
                    questions.Pop();
                    questions.Push(0);
                    break;
                case '?' when i > 0 && char.IsWhiteSpace(plain[i - 1]) && char.IsWhiteSpace(plain[i + 1]):
                    var before = questions.Pop();
                    questions.Push(before + 1);
                    if (before > 0)
                    {
                        yield return line;
                    }

                    break;
            }
        }
    }

    private static string Blank(string text) => string.Concat(text.Select(x => x == '\n' ? '\n' : ' '));

    /// <summary>Comments, characters and strings of every kind. What stands in an interpolated string counts as text.</summary>
    [GeneratedRegex("""
        //[^\n]*|/\*[\s\S]*?\*/|'(?:\\.[^'\n]*|[^'\\\n])'|\$*"{3,}[\s\S]*?"{3,}|\$?@\$?"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"
        """)]
    private static partial Regex NotCode();
}
