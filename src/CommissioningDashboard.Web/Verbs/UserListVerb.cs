using System.CommandLine;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Lists who may sign in.</summary>
internal static class UserListVerb
{
    public static Command Create(Operator @operator, Option<string> authority)
    {
        var verb = new Command("list", "Lists who may sign in, with their roles.") { authority };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            await using var db = database.For(place.Id);
            foreach (var account in await db.Users.AsNoTracking().OrderBy(x => x.Email).ToListAsync(stop))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"{account.Email}\t{account.Name}\t{account.Role.Slug()}\t{(account.DisabledAt is null ? "may sign in" : "disabled")}");
            }

            return CommandLine.Done;
        });
        return verb;
    }
}
