using System.CommandLine;
using System.Globalization;
using CommissioningDashboard.Referrals;
using Sylvan.Data.Csv;

namespace CommissioningDashboard.Web.Verbs;

/// <summary>Works out anew every order of an exported ledger and says which differ. It needs no database and asks nobody.</summary>
internal static class VerifyOrderVerb
{
    public static Command Create()
    {
        var ledger = new Option<FileInfo>("--ledger") { Required = true, Description = "The ledger of a month, as the desk exports it." };
        var keys = new Option<FileInfo>("--keys") { Required = true, Description = "The secrets of past months, as they are published." };
        var verb = new Command("verify-order", "Checks that lists were shown in the fair order.") { ledger, keys };
        verb.SetAction(async (parsed, stop) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var secrets = Secrets(parsed.GetRequiredValue(keys));
            var counts = new Dictionary<OrderVerdict, int>();
            foreach (var (number, fields) in Rows(parsed.GetRequiredValue(ledger)))
            {
                stop.ThrowIfCancellationRequested();
                var line = LedgerLine.Parse(fields) ?? throw new Refusal(
                    $"Line {number} of the ledger cannot be read: it must have the columns {string.Join(", ", LedgerLine.Headings)}.");
                var verdict = OrderCheck.Check(line, secrets);
                counts[verdict] = counts.GetValueOrDefault(verdict) + 1;
                if (verdict == OrderVerdict.Differs)
                {
                    await output.WriteLineAsync($"Line {number} differs: {line.Service}, {line.Area}, {line.Day:yyyy-MM-dd}.");
                }
            }

            await output.WriteLineAsync(
                $"{Count(OrderVerdict.Same)} as the rule has it, {Count(OrderVerdict.Differs)} differ, "
                + $"{Count(OrderVerdict.SortedByReader)} sorted by a reader, "
                + $"{Count(OrderVerdict.NoKey)} of months whose secret is not published.");
            return Count(OrderVerdict.Differs) == 0 ? CommandLine.Done : CommandLine.Refused;

            int Count(OrderVerdict verdict) => counts.GetValueOrDefault(verdict);
        });
        return verb;
    }

    private static Dictionary<DateOnly, byte[]> Secrets(FileInfo file)
    {
        var secrets = new Dictionary<DateOnly, byte[]>();
        foreach (var (number, fields) in Rows(file))
        {
            if (fields.Count != 2 || fields[1].Length != 2 * FairOrder.SecretBytes || !fields[1].All(char.IsAsciiHexDigit)
                || !DateOnly.TryParseExact(fields[0], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            {
                throw new Refusal(
                    $"Line {number} of the keys cannot be read: it must have a month like 2026-10 and a secret of 64 digits.");
            }

            secrets[month] = Convert.FromHexString(fields[1]);
        }

        return secrets;
    }

    /// <summary>The rows beneath the headings, with their lines.</summary>
    private static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Rows(FileInfo file)
    {
        if (!file.Exists)
        {
            throw new Refusal($"There is no file {file.Name}.");
        }

        using var reader = CsvDataReader.Create(file.FullName);
        for (var number = 2; reader.Read(); number++)
        {
            yield return (number, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }
    }
}
