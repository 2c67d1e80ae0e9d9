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
        return new Command("user", "People who may sign in: list, add, role, password, reset, disable, enable, unlock.")
        {
            UserAddVerb.Create(@operator, user._authority, user._email, user._piped),
            user.Password(),
            UserListVerb.Create(@operator, user._authority),
            UserRoleVerb.Create(@operator, user._authority, user._email),
            user.Act(
                "reset", "Makes a link by which a person sets a new password.",
                (desk, actor, id, stop) => desk.ResetAsync(actor, id, null, stop)),
            user.Act(
                "disable", "Stops a person from signing in and ends their sessions.",
                (desk, actor, id, stop) => desk.DisableAsync(actor, id, stop)),
            user.Act("enable", "Lets a disabled person sign in again.", (desk, actor, id, stop) => desk.EnableAsync(actor, id, stop)),
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

    /// <summary>What an administrator does on the page, done by an operator.</summary>
    private Command Act(
        string word, string description, Func<PeopleDesk, Actor, int, CancellationToken, Task<PersonChanged>> act)
    {
        var verb = new Command(word, description) { _authority, _email };
        verb.SetAction(async (parsed, stop) =>
        {
            var email = parsed.GetRequiredValue(_email);
            await ActAsync(@operator, parsed, parsed.GetRequiredValue(_authority), email, act, stop);
            return CommandLine.Done;
        });
        return verb;
    }

    /// <exception cref="Refusal">There is no such account, or it may not be done.</exception>
    internal static async Task ActAsync(
        Operator @operator, ParseResult parsed, string authority, string email,
        Func<PeopleDesk, Actor, int, CancellationToken, Task<PersonChanged>> act, CancellationToken stop)
    {
        await using var database = @operator.OpenDatabase();
        var place = await Operator.AuthorityAsync(database, authority, stop);
        var address = email.Trim().ToLowerInvariant();
        await using var db = database.For(place.Id);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(x => x.Email == address, stop)
            ?? throw new Refusal($"{place.Name} has no account for {address}.");
        var changed = await act(new PeopleDesk(database, @operator.Time), Actor.Operator(place.Id), account.Id, stop);
        if (changed.Problems.Count > 0)
        {
            throw new Refusal($"{changed.Problems[0].Problem}.");
        }

        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync($"{account.Name}: done.");
        if (changed.Secret is { } secret)
        {
            await output.WriteLineAsync(
                $"The link, which works once within {PasswordLinks.Lasts.Days} days, is your site’s address and /password/{secret}");
        }
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
