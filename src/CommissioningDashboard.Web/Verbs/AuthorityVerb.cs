using System.CommandLine;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>
/// Adds an authority as the database's owner, since the application itself may not; renames one; sets how many rows of a file may be
/// set aside; takes an empty one away.
/// </summary>
internal static class AuthorityVerb
{
    public static Command Create(Operator @operator)
        => new("authority", "Authorities: add, rename, set-aside, remove.")
        {
            Add(@operator), Rename(@operator), SetAside(@operator), Remove(@operator),
        };

    private static Command Add(Operator @operator)
    {
        var code = new Option<string>("--code")
        {
            Required = true,
            Description = "The council's social services code, such as 406, or its "
            + "ONS code. Text: some are not numbers."
        };
        var name = new Option<string?>(
            "--name")
        { Description = "The name as people know it. Without it, the name on the published list." };
        var unlisted = new Option<bool>(
            "--unlisted")
        { Description = $"The code is not of one of the {EnglishAuthorities.All.Count} English councils, and is meant." };
        var verb = new Command("add", "Adds an authority.") { code, name, unlisted };
        verb.SetAction(async (parsed, stop) =>
        {
            var typed = parsed.GetRequiredValue(code).Trim();
            var named = parsed.GetValue(name)?.Trim();
            var listed = EnglishAuthorities.Find(typed);
            if (listed is null && !parsed.GetValue(unlisted))
            {
                throw new Refusal(NotListed(typed, named));
            }

            var wanted = new Authority { Code = listed?.Code ?? typed, Name = string.IsNullOrEmpty(named) ? listed?.Name ?? "" : named };
            if (wanted.Code.Length == 0 || wanted.Name.Length == 0)
            {
                throw new Refusal("An authority needs a code, and one that is not listed a name.");
            }

            await using var owner = new Database(@operator.OwnerConnection);
            if (await owner.FindAuthorityAsync(wanted.Code, stop) is { } present)
            {
                throw new Refusal($"The code \"{wanted.Code}\" already belongs to {present.Name}.");
            }

            await Schema.AddAuthorityAsync(@operator.OwnerConnection, wanted, @operator.Time.GetUtcNow(), stop);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(Added(wanted, listed));
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Rename(Operator @operator)
    {
        var code = Code();
        var name = new Option<string>("--name") { Required = true, Description = "The new name." };
        var verb = new Command("rename", "Gives an authority another name.") { code, name };
        verb.SetAction(async (parsed, stop) =>
        {
            var wanted = parsed.GetRequiredValue(name).Trim();
            if (wanted.Length == 0)
            {
                throw new Refusal("An authority needs a name.");
            }

            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(code), stop);
            await new AuthorityRegister(database, @operator.Time).RenameAsync(place, wanted, stop);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"{place.Name} is now {wanted}. Whoever is signed in sees it at the top from the next sign-in.");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command SetAside(Operator @operator)
    {
        var code = Code();
        var percent = new Option<decimal>("--percent") { Required = true, Description = "From 0, for never, to 50." };
        var verb = new Command("set-aside", "Says how many of a file's rows may be set aside at most.") { code, percent };
        verb.SetAction(async (parsed, stop) =>
        {
            var wanted = parsed.GetRequiredValue(percent);
            if (wanted is < 0 or > 50)
            {
                throw new Refusal("The ceiling must lie between 0 and 50 percent.");
            }

            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(code), stop);
            await new AuthorityRegister(database, @operator.Time).SetCeilingAsync(place, wanted, stop);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"{place.Name}: at most {wanted:0.##}% of a file's rows may be set aside.");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Remove(Operator @operator)
    {
        var code = Code();
        var verb = new Command("remove", "Takes away an authority that holds no data, with its accounts.") { code };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(code), stop);
            var held = await new AuthorityRegister(database, @operator.Time).RemoveAsync(place, stop);
            if (held.Count > 0)
            {
                throw new Refusal($"{place.Name} holds data, so it was not removed and nothing was changed. It has records of: "
                    + $"{string.Join(", ", held)}.");
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"Removed {place.Name} and its accounts. Its audit trail is kept; the code {place.Code} is free again.");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Option<string> Code() => new("--code") { Required = true, Description = "The authority's code." };

    private static string Added(Authority added, EnglishAuthority? listed)
    {
        List<string> words = [listed is null ? $"Added {added.Name} (code {added.Code}, not on the list of "
            + $"councils)." : $"Added {added.Name} (code {listed.Code}, ONS {listed.OnsCode})."];
        if (listed is not null && !EnglishAuthorities.Named(added.Name).Contains(listed))
        {
            words.Add(
                $"The published list calls {listed.Code} {listed.Name}. If that is another council: authority remove --code {listed.Code}");
        }

        words.Add($"Next, give somebody access: user add --authority {added.Code} --email … --name … --role administrator");
        return string.Join(Environment.NewLine, words);
    }

    private static string NotListed(string code, string? name)
    {
        var meant = EnglishAuthorities.Named(name ?? "").ToList();
        return string.Join(' ',
        [
            $"The code \"{code}\" is not of one of the {EnglishAuthorities.All.Count} English councils with social services "
                + $"responsibilities.",
            .. meant.Select(x => $"{x.Name} has the code {x.Code} (ONS {x.OnsCode})."),
            "Correct it, or add --unlisted if it is meant.",
        ]);
    }
}
