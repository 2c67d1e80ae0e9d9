using System.Globalization;
using CommissioningDashboard.Benchmarks;
using Npgsql;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

var runs = new Dictionary<string, Func<IAsyncEnumerable<ResultTable>>>
{
    ["market"] = MarketRun.RunAsync,
    ["pages"] = PagesBenchmark.RunAsync,
    ["fresh"] = FreshBenchmark.RunAsync,
    ["desk"] = DeskBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
    ["submissions"] = SubmissionsBenchmark.RunAsync,
};
var chosen = args is ["all"] ? [.. runs.Values] : args is [var name] && runs.TryGetValue(name, out var one) ? new[] { one } : [];
if (chosen.Length == 0)
{
    await Console.Error.WriteLineAsync($"Say which to run: {string.Join(", ", runs.Keys)} or all. DASHBOARD_TEST_DB names the PostgreSQL server to use.");
    return 2;
}

if (BenchmarkDatabase.ProblemWithServer() is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; the client, the server and PostgreSQL share them.");
try
{
    foreach (var run in chosen)
    {
        // Each table is written as soon as it is there: what comes later may fail, or be stopped.
        await foreach (var table in run())
        {
            table.Write(Console.Out);
            Console.WriteLine();
        }
    }

    return 0;
}
#pragma warning disable CA1031 // Whatever ended the run, it ends in words, and the tables above stand.
catch (Exception fault)
#pragma warning restore CA1031
{
    var why = fault.GetBaseException();
    var isDatabase = why is NpgsqlException or System.Net.Sockets.SocketException or EndOfStreamException || fault is NpgsqlException;
    await Console.Error.WriteLineAsync(
        $"{(isDatabase ? "PostgreSQL, which DASHBOARD_TEST_DB names, went away or refused" : "The run ended early")}: {why.Message}{Environment.NewLine}"
        + "The tables above, if any, are whole and stand; what was still to come was not measured. Run that again by its name.");
    return 1;
}
