using System.CommandLine;
using CommissioningDashboard.Access;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Makes the board report without a browser, with the options of the filter in a page's address.</summary>
internal static class ReportVerb
{
    /// <summary>The names that the filter has in an address, with a word on each.</summary>
    private static readonly (string Name, string Description)[] _filter =
    [
        ("from", "First month, such as 2025-04. Without it, the latest twelve whole months."),
        ("to", "Last month, such as 2026-03."),
        ("service", "A service's code; may be given several times, as may the next four."),
        ("area", "An area's code."),
        ("need", "A need, such as memory."),
        ("route", "A route, such as direct-payment."),
        ("team", "A team's code."),
        ("weight", "What counts: referrals, hours or cost."),
        ("scheme", "The size scheme's id, such as somerset-8."),
    ];

    public static Command Create(Operator @operator)
    {
        var authority = new Option<string>("--authority") { Required = true, Description = "The authority's code." };
        var path = new Option<FileInfo>("--out") { Required = true, Description = "The file to write, such as report.xlsx." };
        var profile = new Option<string>("--profile")
        {
            Description = "The disclosure profile: board, strict or internal.",
            DefaultValueFactory = _ => DisclosureProfile.Board.Id,
        };
        var freeze = new Option<string?>("--freeze") { Description = "Keeps the report for good under the next number and this title." };
        profile.AcceptOnlyFromAmong([.. DisclosureProfile.All.Select(x => x.Id)]);
        var filter = _filter.Select(x => new Option<string[]>($"--{x.Name}") { Description = x.Description }).ToList();
        var verb = new Command("report", "Makes the board report as a workbook.") { authority, path, profile, freeze };
        filter.ForEach(verb.Add);
        verb.SetAction(async (parsed, stop) =>
        {
            await using var database = @operator.OpenDatabase();
            var place = await Operator.AuthorityAsync(database, parsed.GetRequiredValue(authority), stop);
            var store = new SnapshotStore(database, @operator.Time);
            var market = await store.GetAsync(place.Id, stop);
            var asked = Asked(
                filter.SelectMany(x => (parsed.GetValue(x) ?? []).Select(value => KeyValuePair.Create(x.Name.TrimStart('-'), value))),
                    market);
            var target = parsed.GetRequiredValue(path);
            if (target.Directory is not { Exists: true })
            {
                throw new Refusal($"There is no folder {target.DirectoryName} to write to.");
            }

            var chosen = DisclosureProfile.Find(parsed.GetValue(profile))!;
            Check(ReportRules.ProblemsIn(asked, chosen));
            using var export = new BoardExport(database, store, @operator.Time);
            var (number, file) = await MakeAsync(export, market, parsed.GetValue(freeze), asked, chosen, stop);
            try
            {
                await File.WriteAllBytesAsync(target.FullName, file.Bytes, stop);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new Refusal($"{target.FullName} cannot be written: {problem.Message}");
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"Wrote {target.FullName}: {string.Join("; ", asked.InWords(market))}. {file.Rows:N0} rows, SHA-256 "
                    + $"{file.Sha256}.{(number is null ? "" : $" Frozen as board report {number}.")}");
            return CommandLine.Done;
        });
        return verb;
    }

    /// <exception cref="Refusal">The title is blank or too long, there is nothing to freeze, or the profile is not for boards.</exception>
    private static async Task<(int? Number, BoardFile File)> MakeAsync(
        BoardExport export, MarketSnapshot market, string? heading, MarketFilter filter, DisclosureProfile profile, CancellationToken stop)
    {
        const string by = "an operator’s command";
        if (heading is null)
        {
            return (null, await export.RunAsync(Actor.Operator(market.AuthorityId), by, filter, profile, stop));
        }

        Check([.. new[] { FreezeForm.ProblemIn(heading), FreezeForm.ProblemIn(market.Slice(filter)),
            ReportRules.ProblemWithNumbering(profile) }.OfType<string>()]);
        return await export.FreezeAsync(Actor.Operator(market.AuthorityId), by, by, heading.Trim(), filter, profile, stop);
    }

    /// <exception cref="Refusal">There are problems.</exception>
    private static void Check(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new Refusal($"The report was not made. {string.Join(' ', problems)}");
        }
    }

    /// <exception cref="Refusal">A value cannot be read or names what the market does not have.</exception>
    private static MarketFilter Asked(IEnumerable<KeyValuePair<string, string>> values, MarketSnapshot market)
    {
        var (filter, problems) = MarketFilter.Parse(values);
        Check([.. problems, .. filter.ProblemsIn(market)]);
        return filter;
    }
}
