namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// Pages a second of the real host over the demo's county. The market page stands beside a page of words alone, the sign-in page,
/// which shows no figures, and an answer of one word.
/// </summary>
internal static class PagesBenchmark
{
    private const int _readers = 32;
    private const int _rounds = 3;
    private const int _manyPages = 10_000;
    private static readonly TimeSpan _each = TimeSpan.FromSeconds(8);
    private static readonly string[] _paths = ["/market", "/methods", "/sign-in", "/health/live"];

    public static async IAsyncEnumerable<ResultTable> RunAsync()
    {
        Console.WriteLine($"Making a county of {MarketBenchmark.Small:N0} referrals and starting the web host on it.");
        await using var database = await BenchmarkDatabase.MakeAsync();
        await database.AddDemoAsync(MarketBenchmark.Small);
        await using var web = await WebProcess.StartAsync(database.AppConnectionString);
        using var reader = await Reader.EnterAsync(web.Address);
        yield return await MemoryAsync(web, reader);
        var table = new ResultTable(
            $"Pages a second with {_readers} readers: median of {_rounds} rounds of {_each.TotalSeconds:0} seconds, pages in turns", "Page", "kB", "Pages/s", "p50 ms", "p95 ms", "Failed");
        var results = _paths.ToDictionary(x => x, _ => new List<WrkResult>());
        for (var round = 0; round < _rounds; round++)
        {
            foreach (var path in _paths)
            {
                Console.WriteLine($"{path}, round {round + 1}");
                results[path].Add(await Wrk.RunAsync(new Uri(web.Address, path), reader.Cookie, _readers, _each));
            }
        }

        foreach (var path in _paths)
        {
            var median = results[path].OrderBy(x => x.PagesASecond).ElementAt(_rounds / 2);
            table.Add(path, $"{await reader.ReadAsync(path) / 1024.0:N1}", $"{median.PagesASecond:N0}", $"{median.P50:N1}", $"{median.P95:N1}", $"{results[path].Sum(x => x.Failed)}");
        }

        yield return table;
    }

    /// <summary>Also warms up: hot code is compiled anew after some thousands of calls, and a page's first seconds are not its speed.</summary>
    private static async Task<ResultTable> MemoryAsync(WebProcess web, Reader reader)
    {
        var table = new ResultTable("Memory of the web host", "When", "MiB");
        table.Add("Ready, nothing read", $"{web.ResidentMiB:N0}");
        var pages = 0L;
        for (var goal = _manyPages; goal <= 3 * _manyPages; goal += _manyPages)
        {
            while (pages < goal)
            {
                pages += (await Wrk.RunAsync(new Uri(web.Address, "/market"), reader.Cookie, _readers, _each)).Pages;
            }

            table.Add($"After {pages:N0} market pages", $"{web.ResidentMiB:N0}");
        }

        return table;
    }
}
