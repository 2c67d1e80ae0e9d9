using System.CommandLine;
using CommissioningDashboard.Access;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Web.Imports;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Takes a feed of Open Referral UK without a browser, for somebody to confirm at the register desk.</summary>
internal static class OpenReferralVerb
{
    public static Command Create(Operator @operator)
    {
        var authority = new Option<string>("--authority") { Required = true, Description = "The authority's code." };
        var source = new Argument<string>("SOURCE")
        {
            Description = "A file of Open Referral UK 3.0 or version 1, or the https address of a feed’s services.",
        };
        var verb = new Command("open-referral", "Takes what a directory’s feed tells of providers, to be confirmed at the register desk.")
        {
            authority, source,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var database = @operator.OpenDatabase();
            var council = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            var (name, reading) = await ReadAsync(@operator, parsed.GetRequiredValue(source), stop);
            var taken = reading.ProblemCount > 0 ? null
                : await new OpenReferralIntake(database, @operator.Time).TakeAsync(Actor.Operator(council.Id), reading, name, stop);
            var streams = parsed.InvocationConfiguration;
            var brought = new BroughtFeed(name, reading, taken);
            await (taken is null ? streams.Error : streams.Output).WriteLineAsync(brought.InWords);
            foreach (var problem in reading.Problems)
            {
                var place = problem.Field.Length > 0 ? $"{problem.Item}, {problem.Field}" : problem.Item;
                await streams.Error.WriteLineAsync($"{place}: “{problem.Value}”. {problem.Rule} {problem.Remedy}");
            }

            return taken is null ? CommandLine.Refused : CommandLine.Done;
        });
        return verb;
    }

    private static async Task<(string Name, FeedReading Reading)> ReadAsync(
        Operator @operator, string source, CancellationToken cancellationToken)
    {
        if (source.Contains("://", StringComparison.Ordinal))
        {
            var client = new OpenReferralClient(@operator.ReadsFeedsOfThisMachine);
            var host = Uri.TryCreate(source, UriKind.Absolute, out var address) ? address.Host : "The address";
            return (host, await client.ReadAsync(source, cancellationToken));
        }

        var file = new FileInfo(source);
        try
        {
            return (file.Name, file.Exists && file.Length > FeedReader.Bytes ? FeedReader.TooLarge
                : FeedReader.Read(await File.ReadAllBytesAsync(file.FullName, cancellationToken)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{file.FullName} cannot be read: {problem.Message}");
        }
    }
}
