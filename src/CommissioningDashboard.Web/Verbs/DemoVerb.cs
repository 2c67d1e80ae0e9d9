using System.CommandLine;
using CommissioningDashboard.Access;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Web.Access;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Makes the two made-up authorities and an account in each for each role. What is there already stays as it is.</summary>
internal static class DemoVerb
{
    public static Command Create(Operator @operator)
    {
        var referrals = new Option<int>("--referrals")
        {
            Description = $"How many in the county, over five years (up to {DemoOptions.MostReferrals:N0}).",
            DefaultValueFactory = _ => new DemoOptions().Referrals,
        };
        var seed = new Option<long>(
            "--seed")
        { Description = "The same seed makes the same referrals.", DefaultValueFactory = _ => new DemoOptions().Seed };
        var ifMissing = new Option<bool>(
            "--if-missing")
        { Description = "Succeed when both are there already; for scripts that may run twice." };
        var verb = new Command(
            "demo", "Makes two made-up authorities to look at, a county that records everything and one that has only a Client Level Data "
                + "file, with an account for each role.") { referrals, seed, ifMissing };
        verb.SetAction(async (parsed, stop) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var options = new DemoOptions { Referrals = parsed.GetValue(referrals), Seed = parsed.GetValue(seed), Clock = @operator.Time };
            var county = await DemoAuthority.WriteAsync(
                @operator.OwnerConnection, @operator.AppConnection, options, new Said(output), stop);
            var anyNew = await CompleteAsync(@operator, output, DemoPlace.County, county, stop);
            var southmere = await SouthmereAuthority.WriteAsync(
                @operator.OwnerConnection, @operator.AppConnection, @operator.OpenPersonKeys(), options, stop);
            anyNew |= await CompleteAsync(@operator, output, DemoPlace.Southmere, southmere, stop);
            if (!anyNew && !parsed.GetValue(ifMissing))
            {
                throw new Refusal(county.Refusal!);
            }

            await output.WriteLineAsync("With Demo__SignIn=true the sign-in page offers each role with one press.");
            return CommandLine.Done;
        });
        return verb;
    }

    /// <summary>Adds the accounts to what was made or is there, and says so. True when any of it is new.</summary>
    /// <exception cref="Refusal">It could not be made, for another reason than that it is there.</exception>
    private static async Task<bool> CompleteAsync(
        Operator @operator, TextWriter output, DemoPlace place, DemoResult made, CancellationToken stop)
    {
        if (made is { Refusal: { } refusal, IsThereAlready: false })
        {
            throw new Refusal(refusal);
        }

        var anyAccount = await AddAccountsAsync(@operator, place, made, stop);
        await output.WriteLineAsync((made.IsThereAlready, anyAccount) switch
        {
            (false, _) => $"Made {place.Name}: {made.Referrals:N0} referrals and {made.Providers:N0} providers in "
                + $"{made.Took.TotalSeconds:N0} seconds.",
            (_, true) => $"{place.Name} was there already; the accounts that were missing are there now.",
            _ => $"{place.Name} is there already.",
        });
        return anyAccount || !made.IsThereAlready;
    }

    /// <summary>
    /// Adds the accounts that are missing, also when an earlier run was stopped before it came to them. Nobody knows their
    /// password: they are entered from the sign-in page, and only while the demo is asked for.
    /// </summary>
    private static async Task<bool> AddAccountsAsync(Operator @operator, DemoPlace place, DemoResult made, CancellationToken stop)
    {
        await using var database = @operator.OpenDatabase();
        await using var db = database.For(made.AuthorityId);
        return await DemoAccounts.AddAsync(db, place, new Passwords().Hash($"{Guid.NewGuid()}"), @operator.Time.GetUtcNow(), stop);
    }

    /// <summary>Writes at once and in order, which the framework's own progress does not promise.</summary>
    private sealed class Said(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine(value);
    }
}
