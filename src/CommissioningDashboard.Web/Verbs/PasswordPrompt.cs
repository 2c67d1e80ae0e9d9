using System.Text;
using CommissioningDashboard.Access;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Takes a password that is typed, unseen, or piped in. Never from an argument: those are seen by every process.</summary>
internal static class PasswordPrompt
{
    /// <param name="input">Where a piped password comes from.</param>
    /// <param name="output">Where the question goes.</param>
    /// <param name="piped">True to read one line from <paramref name="input"/> and ask nothing.</param>
    /// <param name="email">The account's address, which must not make up the password.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="Refusal">The password is too short or too common.</exception>
    public static async Task<string> ReadGoodAsync(
        TextReader input, TextWriter output, bool piped, string email, CancellationToken cancellationToken)
    {
        var password = piped || Console.IsInputRedirected ? await input.ReadLineAsync(cancellationToken) ?? "" : await TypedAsync(output);
        return PasswordRule.Problem(password, email) is { } problem ? throw new Refusal(problem) : password;
    }

    private static async Task<string> TypedAsync(TextWriter output)
    {
        await output.WriteAsync("Password (not shown while you type): ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is not ConsoleKey.Backspace)
            {
                typed.Append(key.KeyChar);
            }
            else if (typed.Length > 0)
            {
                typed.Length--;
            }
        }

        await output.WriteLineAsync();
        return typed.ToString();
    }
}
