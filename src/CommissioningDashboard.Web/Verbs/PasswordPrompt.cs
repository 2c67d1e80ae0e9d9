namespace CommissioningDashboard.Web.Verbs;

/// <summary>Takes a password without showing it.</summary>
internal static class PasswordPrompt
{
    /// <param name="input">Where a piped password comes from.</param>
    /// <param name="output">Where the question goes.</param>
    /// <param name="quiet">True to read one line from <paramref name="input"/> and ask nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<string> ReadAsync(TextReader input, TextWriter output, bool quiet, CancellationToken cancellationToken)
    {
        if (quiet || Console.IsInputRedirected)
        {
            return await input.ReadLineAsync(cancellationToken) ?? "";
        }

        await output.WriteAsync("Password (not shown while you type): ");
        var typed = new System.Text.StringBuilder();
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
