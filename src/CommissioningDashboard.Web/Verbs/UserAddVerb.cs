using System.CommandLine;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Web.Access;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Adds a person who may sign in.</summary>
internal static class UserAddVerb
{
    public static Command Create(Operator @operator, Option<string> authority, Option<string> email, Option<bool> piped)
    {
        var name = new Option<string>("--name") { Required = true, Description = "The person's name as colleagues know it." };
        var role = RoleOption();
        var verb = new Command("add", "Adds a person. Asks for a password.") { authority, email, name, role, piped };
        verb.SetAction(async (parsed, stop) =>
        {
            var address = parsed.GetRequiredValue(email).Trim().ToLowerInvariant();
            if (!PersonForm.IsAddress(address))
            {
                throw new Refusal($"\"{address}\" is not an email address, such as name@council.gov.uk.");
            }

            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            if (await database.FindUserAsync(address, stop) is not null)
            {
                throw new Refusal(
                    $"{address} has an account already. For a new password: user password --authority {place.Code} --email {address}");
            }

            var output = parsed.InvocationConfiguration.Output;
            var password = await PasswordPrompt.ReadGoodAsync(@operator.Input, output, parsed.GetValue(piped), address, stop);
            var now = @operator.Time.GetUtcNow();
            var user = new UserAccount
            {
                Email = address,
                Name = parsed.GetRequiredValue(name).Trim(),
                Role = parsed.GetValue(role),
                PasswordHash = new Passwords().Hash(password),
                Stamp = Guid.NewGuid(),
                CreatedAt = now,
            };
            await using var db = database.For(place.Id);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            db.Users.Add(user);
            await db.SaveChangesAsync(stop);
            db.Record(null, "user.added", new { user = user.Id, role = user.Role.Slug() }, now);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            await output.WriteLineAsync($"{user.Name} may now sign in to {place.Name} as {user.Role.Words().ToLowerInvariant()}.");
            return CommandLine.Done;
        });
        return verb;
    }

    internal static Option<Role> RoleOption()
        => new("--role")
        {
            Required = true,
            HelpName = "role",
            Description = $"One of {string.Join(", ", RoleWords.All)}.",
            CustomParser = result =>
            {
                var typed = result.Tokens.Single().Value;
                if (RoleWords.Parse(typed) is { } known)
                {
                    return known;
                }

                result.AddError($"There is no role \"{typed}\". Choose one of {string.Join(", ", RoleWords.All)}.");
                return default;
            },
        };
}
