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

    /// <summary>
    /// The same in a component: within "@(…)", "@code {…}" and other blocks of code, and within attributes.
    /// </summary>
    public static IEnumerable<int> InRazor(string razor)
        => Starts().Matches(razor).SelectMany(start => In(Region(razor, start)).Select(line => LineOf(razor, start.Index) + line)).Distinct();

    private static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n');

    /// <summary>An attribute to its closing quote, and all other code to its closing bracket.</summary>
    private static string Region(string razor, Match start)
    {
        if (start.Groups["attribute"] is { Success: true } attribute)
        {
            return attribute.Value;
        }

        var (depth, at) = (0, start.Index + start.Length - 1);
        for (; at < razor.Length; at++)
        {
            if (razor[at] is '"' or '\'' or '/' && NotCode().Match(razor, at) is { Success: true } text && text.Index == at)
            {
                at += text.Length - 1;
                continue;
            }

            depth += razor[at] switch
            {
                '(' or '{' => 1,
                ')' or '}' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                break;
            }
        }

        return razor[start.Index..Math.Min(at + 1, razor.Length)];
    }

    /// <summary>Where code begins within markup; a block of a condition or a loop begins with its brace.</summary>
    [GeneratedRegex("""
        @\(|@(?:code\s*)?\{|(?:@(?:if|foreach|for|while|switch)\b[^\n]*|\belse\b[^\n{]*)\s*\{|="(?!@\()@?(?<attribute>[^"\n]*)"
        """)]
    private static partial Regex Starts();

    private static string Blank(string text) => string.Concat(text.Select(x => x == '\n' ? '\n' : ' '));

    /// <summary>Comments, characters and strings of every kind. What stands in an interpolated string counts as text.</summary>
    [GeneratedRegex("""
        //[^\n]*|/\*[\s\S]*?\*/|'(?:\\.[^'\n]*|[^'\\\n])'|\$*"{3,}[\s\S]*?"{3,}|\$?@\$?"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"
        """)]
    private static partial Regex NotCode();
}
