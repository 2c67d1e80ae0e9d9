using System.CommandLine;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Imports;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Imports a file without a browser, by the same importer and with the same outcome.</summary>
internal static class ImportVerb
{
    /// <summary>A file cannot be half shown, so a long list of problems is cut here; the site has them all.</summary>
    private const int _shown = 20;

    public static Command Create(Operator @operator)
    {
        var authority = new Option<string>("--authority") { Required = true, Description = "The authority's code." };
        var format = new Option<string>(
            "--format")
        { Required = true, Description = $"What the file is: {string.Join(", ", ImportFormat.All.Select(x => x.Id))}." };
        format.AcceptOnlyFromAmong([.. ImportFormat.All.Select(x => x.Id)]);
        var aside = new Option<bool>("--set-aside")
        {
            Description = "Leave out rows that break a rule, up to the authority's ceiling, and bring in the rest.",
        };
        var mends = new Option<int?>("--mends") { Description = "The import whose rows set aside this file brings in mended." };
        var answers = new Option<string[]>("--answer")
        {
            Description = "What a question that the file leaves open is answered with, as KEY=VALUE. The verb names both when it asks.",
        };
        var profile = new Option<string?>("--profile")
        {
            Description = "The profile by which its columns and words are read, by name; none for none. Without it, the one that knows its "
                + "headings, if any.",
        };
        var look = new Option<bool>("--look") { Description = "Says how the file is read and what it would do, and stores nothing." };
        var path = new Argument<FileInfo>("FILE") { Description = "The file: CSV, xlsx, ods or xls." };
        var verb = new Command("import", "Says how a file is read and imports it, as a whole or not at all unless rows may be set aside.")
        {
            authority, format, aside, mends, answers, profile, look, path,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetRequiredValue(path);
            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            await using var content = Open(file);
            using var importer = new Importer(database, @operator.OpenPersonKeys(), @operator.Time);
            var order = new ImportOrder(place.Id, parsed.GetRequiredValue(format), file.Name, content, "an operator’s command")
            {
                SetsAside = parsed.GetValue(aside),
                Mends = parsed.GetValue(mends),
                Answers = Answers([.. parsed.GetValue(answers) ?? [], .. Profile(parsed.GetValue(profile))]),
            };
            var streams = parsed.InvocationConfiguration;
            var (trial, result) = await importer.TryOutAsync(order, null, stop);
            foreach (var sentence in trial.Said.Concat(trial.RepairsInWords))
            {
                await streams.Output.WriteLineAsync(sentence);
            }

            if (trial.Questions.Count > 0)
            {
                await AskAsync(file.Name, trial, streams);
                return CommandLine.Refused;
            }

            if (result is null && parsed.GetValue(look))
            {
                await streams.Output.WriteLineAsync($"{ReadingWords.Headline(file.Name, trial)} {ReadingWords.Would(trial)}");
                return CommandLine.Done;
            }

            result ??= await importer.ImportAsync(order, null, stop);
            await TellAsync(result, streams);
            return result.IsAccepted ? CommandLine.Done : CommandLine.Refused;
        });
        return verb;
    }

    private static string Where(ImportProblem problem) => problem switch
    {
        { Row: 0 } => "",
        { Column: "" } => $"Row {problem.Row}: ",
        _ => $"Row {problem.Row}, {problem.Column}: “{problem.Value}”. ",
    };

    private static IEnumerable<string> Profile(string? name) => name is null ? [] : [$"{NamedMapping.Key}={name}"];

    private static Dictionary<string, string> Answers(string[] given)
        => given.Select(x => x.IndexOf('=') is > 0 and var at ? (Key: x[..at], Value: x[(at + 1)..])
                : throw new Refusal($"--answer takes KEY=VALUE, not {x}"))
            .GroupBy(x => x.Key).ToDictionary(x => x.Key, x => x.Last().Value);

    private static async Task AskAsync(string file, ImportTrial trial, InvocationConfiguration streams)
    {
        await streams.Error.WriteLineAsync(ReadingWords.Headline(file, trial));
        foreach (var question in trial.Questions)
        {
            await streams.Error.WriteLineAsync($"{question.Text} Answer with {question.Command}");
        }
    }

    private static FileStream Open(FileInfo file)
    {
        try
        {
            return file.OpenRead();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new Refusal($"{file.FullName} cannot be read: {problem.Message}");
        }
    }

    private static async Task TellAsync(ImportResult result, InvocationConfiguration streams)
    {
        var batch = result.Batch;
        await streams.Output.WriteLineAsync(ImportWords.Outcome(batch));
        if (batch.RowsRead > 0)
        {
            await streams.Output.WriteLineAsync(ImportWords.Rows(batch));
        }

        foreach (var note in batch.Notes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await streams.Output.WriteLineAsync(note);
        }

        if (batch.RowsSetAside > 0)
        {
            await streams.Output.WriteLineAsync($"Once mended, bring what was set aside with --mends {batch.Id}");
        }

        if (batch.LooksLike is { } other)
        {
            await streams.Error.WriteLineAsync($"Run it again with --format {other}");
            return;
        }

        foreach (var problem in result.Problems.Take(_shown))
        {
            await streams.Error.WriteLineAsync($"{Where(problem)}{problem.Rule} {problem.Remedy}");
        }

        if (result.MayBeMapped)
        {
            await streams.Error.WriteLineAsync(
                "If the file has headings and words of its own, say once on the import page what they mean, or name a "
                    + "profile with --profile.");
        }

        if (batch.RowsToSetAside is { } rows)
        {
            await streams.Error.WriteLineAsync(
                $"With --set-aside, {Written.Counted(rows, "row")} would be left out and the rest brought in.");
        }

        if (result.ProblemCount > _shown)
        {
            await streams.Error.WriteLineAsync(
                $"{result.ProblemCount - _shown:N0} more problems are listed on the page of import {batch.Id}.");
        }
    }
}
