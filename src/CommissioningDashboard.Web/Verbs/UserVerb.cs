using System.CommandLine;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Gives people access and takes it away.</summary>
internal sealed class UserVerb(Operator @operator)
{
    private readonly Option<string> _authority = new("--authority") { Required = true, Description = "The authority's code." };
    private readonly Option<string> _email = new("--email") { Required = true, Description = "The address the person signs in with." };
    private readonly Option<bool> _piped = new(
        "--password-stdin")
    { Description = "Read the password from standard input without asking." };

    public static Command Create(Operator @operator)
    {
        var user = new UserVerb(@operator);
        return new Command("user", "People who may sign in: add, password, disable, unlock.")
        {
            UserAddVerb.Create(@operator, user._authority, user._email, user._piped),
            user.Password(),
            user.Change("disable", "Stops a person from signing in and ends their sessions.", "user.disabled", (account, now) =>
            {
                account.DisabledAt ??= now;
                account.Stamp = Guid.NewGuid();
            }),
            user.Change("unlock", "Lets a person try again at once after too many wrong passwords.", "user.unlocked", (account, _) =>
            {
                account.ForgetWrongTries();
            }),
        };
    }

    private Command Password()
    {
        var verb = new Command(
            "password", "Gives a person a new password and ends their sessions. Asks for it.") { _authority, _email, _piped };
        verb.SetAction(async (parsed, stop) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var password = await PasswordPrompt.ReadGoodAsync(
                @operator.Input, output, parsed.GetValue(_piped), parsed.GetRequiredValue(_email), stop);
            return await ChangeAsync(parsed, "user.password-set", (account, _) =>
            {
                account.PasswordHash = new Passwords().Hash(password);
                account.Stamp = Guid.NewGuid();
                account.ForgetWrongTries();
            }, stop);
        });
        return verb;
    }

    private Command Change(string word, string description, string done, Action<UserAccount, DateTimeOffset> change)
    {
        var verb = new Command(word, description) { _authority, _email };
        verb.SetAction((parsed, stop) => ChangeAsync(parsed, done, change, stop));
        return verb;
    }

    private async Task<int> ChangeAsync(ParseResult parsed, string done, Action<UserAccount, DateTimeOffset> change, CancellationToken stop)
    {
        await using var database = @operator.OpenDatabase();
        var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(_authority), stop);
        var address = parsed.GetRequiredValue(_email).Trim().ToLowerInvariant();
        await using var db = database.For(place.Id);
        var account = await db.Users.SingleOrDefaultAsync(x => x.Email == address, stop)
            ?? throw new Refusal($"{place.Name} has no account for {address}.");
        var now = @operator.Time.GetUtcNow();
        change(account, now);
        db.Record(null, done, new { user = account.Id }, now);
        await db.SaveChangesAsync(stop);
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{account.Name}: done.");
        return CommandLine.Done;
    }
}
