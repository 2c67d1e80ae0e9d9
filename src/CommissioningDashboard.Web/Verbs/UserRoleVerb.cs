using System.CommandLine;
using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Gives a person another role.</summary>
internal static class UserRoleVerb
{
    public static Command Create(Operator @operator, Option<string> authority, Option<string> email)
    {
        var role = UserAddVerb.RoleOption();
        var verb = new Command("role", "Gives a person another role and ends their sessions.") { authority, email, role };
        verb.SetAction(async (parsed, stop) =>
        {
            await UserVerb.ActAsync(
                @operator, parsed, parsed.GetRequiredValue(authority), parsed.GetRequiredValue(email), async (desk, actor, id, cancel) =>
                {
                    await using var database = @operator.OpenDatabase();
                    await using var db = database.For(actor.AuthorityId);
                    var account = await db.Users.AsNoTracking().SingleAsync(x => x.Id == id, cancel);
                    var teams = await db.UserTeams.Where(x => x.UserId == id).Select(x => x.TeamId).ToListAsync(cancel);
                    return await desk.ChangeAsync(
                        actor, id, new PersonForm(account.Name, account.Email, parsed.GetValue(role).Slug(), teams), cancel);
                }, stop);
            return CommandLine.Done;
        });
        return verb;
    }
}
