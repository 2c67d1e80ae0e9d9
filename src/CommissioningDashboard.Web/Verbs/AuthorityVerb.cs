using System.CommandLine;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Adds an authority, as the database's owner: the application itself may not.</summary>
internal static class AuthorityVerb
{
    public static Command Create(Operator @operator)
    {
        var code = new Option<string>("--code") { Required = true, Description = "The authority's code, for example E10000027. Text: some are not numbers." };
        var name = new Option<string>("--name") { Required = true, Description = "The authority's name as people know it." };
        var add = new Command("add", "Adds an authority.") { code, name };
        add.SetAction(async (parsed, stop) =>
        {
            var wanted = new Authority { Code = parsed.GetRequiredValue(code).Trim(), Name = parsed.GetRequiredValue(name).Trim() };
            if (wanted.Code.Length == 0 || wanted.Name.Length == 0)
            {
                throw new Refusal("An authority needs a code and a name.");
            }

            await using var owner = new Database(@operator.OwnerConnection);
            if (await owner.FindAuthorityAsync(wanted.Code, stop) is { } present)
            {
                throw new Refusal($"The code \"{wanted.Code}\" already belongs to {present.Name}.");
            }

            await Schema.AddAuthorityAsync(@operator.OwnerConnection, wanted, stop);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"Added {wanted.Name}. Next, give somebody access: user add --authority {wanted.Code} --email … --name … --role administrator");
            return CommandLine.Done;
        });
        return new Command("authority", "Authorities: add.") { add };
    }
}
