using System.CommandLine;
using CommissioningDashboard.Access;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Web.Access;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Makes the made-up county and an account in it for each role.</summary>
internal static class DemoVerb
{
    public static Command Create(Operator @operator)
    {
        var referrals = new Option<int>("--referrals")
        {
            Description = $"How many, over five years (up to {DemoOptions.MostReferrals:N0}).",
            DefaultValueFactory = _ => new DemoOptions().Referrals,
        };
        var seed = new Option<long>(
            "--seed")
        { Description = "The same seed makes the same county.", DefaultValueFactory = _ => new DemoOptions().Seed };
        var ifMissing = new Option<bool>(
            "--if-missing")
        { Description = "Succeed when it is there already; for scripts that may run twice." };
        var verb = new Command(
            "demo", "Makes a made-up authority to look at, with an account for each role.") { referrals, seed, ifMissing };
        verb.SetAction(async (parsed, stop) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var result = await DemoAuthority.WriteAsync(
                @operator.OwnerConnection,
                @operator.AppConnection,
                new DemoOptions { Referrals = parsed.GetValue(referrals), Seed = parsed.GetValue(seed), Clock = @operator.Time },
                new Said(output),
                stop);
            var completed = await CompleteAccountsAsync(@operator, stop);
            if (result.Refusal is { } refusal && !completed && !parsed.GetValue(ifMissing))
            {
                throw new Refusal(refusal);
            }

            await output.WriteLineAsync((result.Refusal, completed) switch
            {
                (null, _) => $"Made {result.Referrals:N0} referrals and {result.Providers:N0} providers in {result.Took.TotalSeconds:N0} "
                    + $"seconds.",
                (_, true) => "The data was there already; the accounts that were missing are there now.",
                _ => "The demo is there already.",
            });
            await output.WriteLineAsync("With Demo__SignIn=true the sign-in page offers each role with one press.");
            return CommandLine.Done;
        });
        return verb;
    }

    /// <summary>
    /// Adds the accounts that are missing, also when an earlier run was stopped before it came to them. Nobody knows their
    /// password: they are entered from the sign-in page, and only while the demo is asked for.
    /// </summary>
    private static async Task<bool> CompleteAccountsAsync(Operator @operator, CancellationToken stop)
    {
        await using var database = @operator.OpenDatabase();
        if (await database.FindAuthorityAsync(DemoAuthority.Code, stop) is not { IsDemo: true } authority)
        {
            return false;
        }

        await using var db = database.For(authority.Id);
        await DemoAccounts.AddAsync(db, new Passwords().Hash($"{Guid.NewGuid()}"), @operator.Time.GetUtcNow(), stop);
        return await db.SaveChangesAsync(stop) > 0;
    }

    /// <summary>Writes at once and in order, which the framework's own progress does not promise.</summary>
    private sealed class Said(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine(value);
    }
}
