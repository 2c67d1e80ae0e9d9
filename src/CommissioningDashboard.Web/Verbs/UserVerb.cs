using System.CommandLine;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Gives people access and takes it away. A password is typed or piped in: arguments are seen by every process.</summary>
internal static class UserVerb
{
    public static Command Create(Operator @operator)
    {
        var authority = new Option<string>("--authority") { Required = true, Description = "The authority's code." };
        var email = new Option<string>("--email") { Required = true, Description = "The address the person signs in with." };
        return new Command("user", "People who may sign in: add, disable, unlock.")
        {
            Add(@operator, authority, email),
            Change("disable", "Stops a person from signing in and ends their sessions.", "user.disabled", @operator, authority, email, (user, now) =>
            {
                user.DisabledAt ??= now;
                user.Stamp = Guid.NewGuid();
            }),
            Change("unlock", "Lets a person try again at once after too many wrong passwords.", "user.unlocked", @operator, authority, email, (user, _) =>
            {
                user.FailedSignIns = 0;
                user.LockedUntil = null;
            }),
        };
    }

    private static Command Add(Operator @operator, Option<string> authority, Option<string> email)
    {
        var name = new Option<string>("--name") { Required = true, Description = "The person's name as colleagues know it." };
        var role = new Option<Role>("--role")
        {
            Required = true,
            HelpName = "role",
            Description = $"One of {string.Join(", ", RoleWords.All)}.",
            CustomParser = result =>
            {
                if (RoleWords.Parse(result.Tokens.Single().Value) is { } known)
                {
                    return known;
                }

                result.AddError($"There is no role \"{result.Tokens.Single().Value}\". Choose one of {string.Join(", ", RoleWords.All)}.");
                return default;
            },
        };
        var piped = new Option<bool>("--password-stdin") { Description = "Read the password from standard input without asking." };
        var verb = new Command("add", "Adds a person. Asks for a password.") { authority, email, name, role, piped };
        verb.SetAction(async (parsed, stop) =>
        {
            var address = parsed.GetRequiredValue(email).Trim().ToLowerInvariant();
            if (address is not [_, .., _] || address.Count(x => x == '@') != 1 || address.Any(char.IsWhiteSpace))
            {
                throw new Refusal($"\"{address}\" is not an email address, such as name@council.gov.uk.");
            }

            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            if (await database.FindUserAsync(address, stop) is not null)
            {
                throw new Refusal($"{address} has an account already.");
            }

            var output = parsed.InvocationConfiguration.Output;
            var password = await PasswordPrompt.ReadAsync(@operator.Input, output, quiet: parsed.GetValue(piped), stop);
            if (PasswordRule.Problem(password, address) is { } problem)
            {
                throw new Refusal(problem);
            }

            var user = new UserAccount
            {
                Email = address,
                Name = parsed.GetRequiredValue(name).Trim(),
                Role = parsed.GetRequiredValue(role),
                PasswordHash = new Passwords().Hash(password),
                Stamp = Guid.NewGuid(),
                CreatedAt = @operator.Time.GetUtcNow(),
            };
            await using var db = database.For(place.Id);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            db.Users.Add(user);
            await db.SaveChangesAsync(stop);
            db.Record(null, "user.added", new { user = user.Id, role = $"{user.Role}" }, @operator.Time.GetUtcNow());
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            await output.WriteLineAsync($"{user.Name} may now sign in to {place.Name} as {user.Role.Words().ToLowerInvariant()}.");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Change(
        string word, string description, string done, Operator @operator, Option<string> authority, Option<string> email, Action<UserAccount, DateTimeOffset> change)
    {
        var verb = new Command(word, description) { authority, email };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            var address = parsed.GetRequiredValue(email).Trim().ToLowerInvariant();
            await using var db = database.For(place.Id);
            var user = await db.Users.SingleOrDefaultAsync(x => x.Email == address, stop)
                ?? throw new Refusal($"{place.Name} has no account for {address}.");
            change(user, @operator.Time.GetUtcNow());
            db.Record(null, done, new { user = user.Id }, @operator.Time.GetUtcNow());
            await db.SaveChangesAsync(stop);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{user.Name}: done.");
            return CommandLine.Done;
        });
        return verb;
    }
}
