using System.Diagnostics;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// Pages a second of the real host over the demo's county, by a bounded closed loop: each of so many readers asks for the next
/// page when it has read the last. The market page stands beside a page of words alone and an answer of one word.
/// </summary>
internal static class PagesBenchmark
{
    private static readonly TimeSpan _each = TimeSpan.FromSeconds(8);
    private static readonly string[] _paths = ["/market", "/methods", "/sign-in", "/health/live"];
    private static readonly int[] _readers = [8, 32];

    public static async Task<IReadOnlyList<ResultTable>> RunAsync()
    {
        Console.WriteLine($"Making a county of {MarketBenchmark.Small:N0} referrals and starting the web host on it.");
        await using var database = await BenchmarkDatabase.MakeAsync();
        await database.AddDemoAsync(MarketBenchmark.Small);
        await using var web = await WebProcess.StartAsync(database.AppConnectionString);
        var table = new ResultTable(
            $"Pages a second, {_each.TotalSeconds:0} seconds each",
            "Page", "Readers", "kB", "Pages/s", "p50 ms", "p95 ms", "MiB before", "MiB after");
        using var reader = await Reader.EnterAsync(web.Address);

        // Hot code is compiled anew after some thousands of calls; a page's first seconds are not its speed.
        foreach (var path in _paths)
        {
            await LoadAsync(reader, path, 8, TimeSpan.FromSeconds(3));
        }

        foreach (var path in _paths)
        {
            foreach (var readers in _readers)
            {
                Console.WriteLine($"{path} with {readers} readers");
                var (before, bytes) = (web.ResidentMiB, await reader.ReadAsync(path));
                var (times, took) = await LoadAsync(reader, path, readers, _each);
                table.Add(path, $"{readers}", $"{bytes / 1024.0:N1}", $"{times.Count / took.TotalSeconds:N0}",
                    $"{At(times, 0.50):N1}", $"{At(times, 0.95):N1}", $"{before:N0}", $"{web.ResidentMiB:N0}");
            }
        }

        return [table];
    }

    /// <returns>How long each page took, in milliseconds from the shortest, and how long all did.</returns>
    private static async Task<(List<double> Times, TimeSpan Took)> LoadAsync(Reader reader, string path, int readers, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => Task.Run(async () =>
        {
            var times = new List<double>();
            while (watch.Elapsed < time)
            {
                var asked = watch.Elapsed;
                await reader.ReadAsync(path);
                times.Add((watch.Elapsed - asked).TotalMilliseconds);
            }

            return times;
        })));
        return ([.. all.SelectMany(x => x).Order()], watch.Elapsed);
    }

    private static double At(List<double> times, double part) => times[(int)(part * (times.Count - 1))];
}
