using System.Globalization;
using CommissioningDashboard.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

var runs = new Dictionary<string, Func<Task<IReadOnlyList<ResultTable>>>>
{
    ["market"] = MarketRun.RunAsync,
    ["pages"] = PagesBenchmark.RunAsync,
    ["fresh"] = FreshBenchmark.RunAsync,
    ["import"] = ImportBenchmark.RunAsync,
};
var chosen = args is ["all"] ? [.. runs.Values] : args is [var name] && runs.TryGetValue(name, out var one) ? new[] { one } : [];
if (chosen.Length == 0)
{
    await Console.Error.WriteLineAsync($"Say which to run: {string.Join(", ", runs.Keys)} or all. DASHBOARD_TEST_DB names the PostgreSQL server to use.");
    return 2;
}

var tables = new List<ResultTable>();
foreach (var run in chosen)
{
    tables.AddRange(await run());
}

Console.WriteLine();
Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}; the client, the server and PostgreSQL share them.");
foreach (var table in tables)
{
    table.Write(Console.Out);
}

return 0;
