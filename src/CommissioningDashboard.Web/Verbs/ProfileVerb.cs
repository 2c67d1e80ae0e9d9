using System.CommandLine;
using CommissioningDashboard.Access;
using CommissioningDashboard.Imports.Profiles;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Profiles of other systems’ files without a browser: what there is, out to a file, in from one.</summary>
internal static class ProfileVerb
{
    public static Command Create(Operator @operator)
        => new("profile", "How other systems’ files name their columns and words: list, export, import.")
        {
            List(@operator), Export(@operator), Import(@operator),
        };

    private static Command List(Operator @operator)
    {
        var authority = Authority();
        var verb = new Command("list", "Lists the profiles, the authority’s own and those that are ready.") { authority };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            var output = parsed.InvocationConfiguration.Output;
            foreach (var profile in await new ProfileDesk(database, @operator.Time).ListAsync(Actor.Operator(place.Id), stop))
            {
                await output.WriteLineAsync($"{profile.Name}\t{profile.Format}\tversion {profile.Version}");
            }

            foreach (var ready in ReadyProfiles.All)
            {
                await output.WriteLineAsync($"{ready.Name}\t{ready.Mapping.FormatId}\tready");
            }

            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Export(Operator @operator)
    {
        var authority = Authority();
        var name = new Option<string>("--name") { Required = true, Description = "The profile’s name." };
        var path = new Argument<FileInfo>("FILE") { Description = "The file to write; it must not exist." };
        var verb = new Command("export", "Writes a profile to a file, for another authority to take.") { authority, name, path };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            var wanted = parsed.GetRequiredValue(name);
            var kept = (await new ProfileDesk(database, @operator.Time).ListAsync(Actor.Operator(place.Id), stop))
                .FirstOrDefault(x => x.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
            var found = kept is null ? ReadyProfiles.Find(wanted)
                : new NamedMapping(kept.Name, kept.Version, ProfileFile.Kept(kept.Document));
            if (found is null)
            {
                throw new Refusal($"There is no profile \"{wanted}\". See: profile list --authority {place.Code}");
            }

            var file = parsed.GetRequiredValue(path);
            await WriteAsync(file, ProfileFile.Write(found.Name, found.Mapping), stop);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Wrote {found.Name} to {file.FullName}");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Command Import(Operator @operator)
    {
        var authority = Authority();
        var name = new Option<string?>("--name") { Description = "Another name than the file has." };
        var path = new Argument<FileInfo>("FILE") { Description = "A profile that was exported." };
        var verb = new Command("import", "Takes a profile from a file; one in use under its name gets the next version.")
        {
            authority, name, path,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            var bytes = await ReadAsync(parsed.GetRequiredValue(path), stop);
            var (kept, problems) = await new ProfileDesk(database, @operator.Time)
                .TakeAsync(Actor.Operator(place.Id), bytes, parsed.GetValue(name), stop);
            if (problems.Count > 0)
            {
                throw new Refusal(string.Join(Environment.NewLine, problems.Select(x => x.Text)));
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Kept {kept}. A file with its headings is read by it.");
            return CommandLine.Done;
        });
        return verb;
    }

    private static Option<string> Authority() => new("--authority") { Required = true, Description = "The authority's code." };

    private static async Task<byte[]> ReadAsync(FileInfo file, CancellationToken stop)
    {
        try
        {
            return file.Exists && file.Length > ProfileFile.Bytes ? throw new Refusal($"{file.FullName} is too large for a profile.")
                : await File.ReadAllBytesAsync(file.FullName, stop);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{file.FullName} cannot be read: {problem.Message}");
        }
    }

    private static async Task WriteAsync(FileInfo file, byte[] bytes, CancellationToken stop)
    {
        try
        {
            await using var stream = new FileStream(file.FullName, FileMode.CreateNew);
            await stream.WriteAsync(bytes, stop);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{file.FullName} cannot be written: {problem.Message}");
        }
    }
}
