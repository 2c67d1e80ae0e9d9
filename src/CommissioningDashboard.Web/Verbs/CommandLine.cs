using System.CommandLine;
using Npgsql;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Everything the program does without a browser. A new verb is a file in this folder and a line here.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int BadUsage = 2;

    private static Command[] Verbs(Operator @operator) =>
    [
        MigrateVerb.Create(@operator),
        DemoVerb.Create(@operator),
        AuthorityVerb.Create(@operator),
        ImportVerb.Create(@operator),
        OpenReferralVerb.Create(@operator),
        ProfileVerb.Create(@operator),
        ReportVerb.Create(@operator),
        UserVerb.Create(@operator),
        VerifyOrderVerb.Create(),
    ];

    /// <summary>False for what is left to the web host, such as nothing at all or "--urls".</summary>
    public static bool IsVerb(string[] args)
        => args is [var first, ..] && (!first.StartsWith('-') || first is "--help" or "-h" or "-?" or "--version");

    /// <returns>0 done; 1 refused for a stated reason; 2 the command was not understood.</returns>
    public static Task<int> RunAsync(string[] args)
        => RunAsync(
        args, new Operator(new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.In, TimeProvider.System), Console.Out,
            Console.Error);

    public static async Task<int> RunAsync(string[] args, Operator @operator, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Commissioning Dashboard. Without a verb it serves the web site.");
        foreach (var verb in Verbs(@operator))
        {
            root.Add(verb);
        }

        var parsed = root.Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
            return parsed.Errors.Count > 0 ? BadUsage : code;
        }
        catch (Refusal refusal)
        {
            await error.WriteLineAsync(refusal.Message);
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            await error.WriteLineAsync("The database does not have the tables this version needs. Run the verb migrate first.");
        }
        catch (PostgresException problem)
        {
            await error.WriteLineAsync($"PostgreSQL refused: {problem.MessageText} (code {problem.SqlState}).");
        }
        catch (Exception problem) when (problem is NpgsqlException or TimeoutException)
        {
            await error.WriteLineAsync(
                $"PostgreSQL does not answer: {problem.Message}. Check that it runs, and the host and port in "
                + $"ConnectionStrings__{Operator.AppSetting} and ConnectionStrings__{Operator.OwnerSetting}.");
        }

        return Refused;
    }
}
