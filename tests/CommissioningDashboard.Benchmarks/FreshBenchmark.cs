using System.Diagnostics;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// How soon a recorded referral shows among a million, and whether readers of the market page feel a thousand being recorded
/// in a minute. Recording takes the cores it shares with them by itself; what readers pay for seeing it is the difference to the same
/// recorded for an authority that nobody reads.
/// </summary>
internal static class FreshBenchmark
{
    private const int _recorded = 30;
    private const int _readers = 8;
    private const int _rounds = 3;
    private static readonly TimeSpan _each = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _between = TimeSpan.FromMinutes(1) / 1_000;

    public static async IAsyncEnumerable<ResultTable> RunAsync()
    {
        Console.WriteLine($"Making a county of {MarketBenchmark.Large:N0} referrals.");
        await using var database = await BenchmarkDatabase.MakeAsync();
        var authority = await database.AddDemoAsync(MarketBenchmark.Large);
        await database.ExecuteAsync("vacuum analyze referral");
        var desk = await Desk.OpenAsync(database.Database, authority);
        yield return await ShowingAsync(database.Database, authority, desk);
        yield return await ReadingAsync(database, desk, await Desk.ElsewhereAsync(database));
    }

    private static async Task<ResultTable> ShowingAsync(Database database, int authority, Desk desk)
    {
        Console.WriteLine("Recording referrals and waiting for each to show.");
        var store = new SnapshotStore(database, TimeProvider.System);
        using var stopping = new CancellationTokenSource();
        var watch = Stopwatch.StartNew();
        await store.GetAsync(authority);
        var loading = watch.Elapsed.TotalMilliseconds;
        var listening = store.ListenAsync(_ => { }, stopping.Token);
        var (records, shows) = (new List<double>(), new List<double>());
        for (var i = -5; i < _recorded; i++)
        {
            var version = (await store.GetAsync(authority)).Version;
            watch.Restart();
            await desk.RecordAsync();
            var record = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            while ((await store.GetAsync(authority)).Version == version)
            {
                await Task.Delay(1);
            }

            // The first few warm up.
            if (i >= 0)
            {
                records.Add(record);
                shows.Add(watch.Elapsed.TotalMilliseconds);
            }

            // Longer than the pause between two refreshes, which a referral by itself never meets.
            await Task.Delay(1_000);
        }

        await stopping.CancelAsync();
        await listening.ContinueWith(_ => { }, TaskScheduler.Default);
        var table = new ResultTable($"One referral recorded among {MarketBenchmark.Large:N0}, {_recorded} times, in milliseconds", "What", "Median", "p95");
        table.Add("Recording it, to the end of the commit", $"{At(records, 0.5):N1}", $"{At(records, 0.95):N1}");
        table.Add("From the commit until readers see it", $"{At(shows, 0.5):N1}", $"{At(shows, 0.95):N1}");
        table.Add("Loading the whole market, once, for comparison", $"{loading:N0}", $"{loading:N0}");
        return table;
    }

    private static async Task<ResultTable> ReadingAsync(BenchmarkDatabase database, Desk desk, Desk elsewhere)
    {
        Console.WriteLine("Reading the market page with and without referrals being recorded.");
        await using var web = await WebProcess.StartAsync(database.AppConnectionString);
        using var reader = await Reader.EnterAsync(web.Address);
        var page = new Uri(web.Address, "/market");
        await Wrk.RunAsync(page, reader.Cookie, _readers, 2 * _each);
        var (quiet, apart, busy, count) = (new List<WrkResult>(), new List<WrkResult>(), new List<WrkResult>(), 0);
        for (var round = 0; round < _rounds; round++)
        {
            quiet.Add(await Wrk.RunAsync(page, reader.Cookie, _readers, _each));
            await ReadWhileRecordingAsync(elsewhere, apart);
            count += await ReadWhileRecordingAsync(desk, busy);
        }

        var table = new ResultTable(
            $"The market page of {MarketBenchmark.Large:N0} referrals with {_readers} readers: median of {_rounds} rounds of {_each.TotalSeconds:0} seconds, in turns", "Meanwhile", "Pages/s", "p50 ms", "p95 ms");
        Add("Nothing is recorded", quiet);
        Add("As many are recorded for an authority that nobody reads", apart);
        Add($"{count / (_rounds * _each.TotalMinutes):N0} referrals a minute are recorded", busy);
        return table;

        async Task<int> ReadWhileRecordingAsync(Desk at, List<WrkResult> results)
        {
            using var stopping = new CancellationTokenSource();
            var recording = RecordSteadilyAsync(at, stopping.Token);
            results.Add(await Wrk.RunAsync(page, reader.Cookie, _readers, _each));
            await stopping.CancelAsync();
            return await recording;
        }

        void Add(string what, List<WrkResult> results)
            => table.Add(what, $"{At([.. results.Select(x => x.PagesASecond)], 0.5):N0}", $"{At([.. results.Select(x => x.P50)], 0.5):N1}", $"{At([.. results.Select(x => x.P95)], 0.5):N1}");
    }

    private static async Task<int> RecordSteadilyAsync(Desk desk, CancellationToken stopping)
    {
        var count = 0;
        for (var watch = Stopwatch.StartNew(); !stopping.IsCancellationRequested; count++)
        {
            await desk.RecordAsync();
            var wait = (_between * (count + 1)) - watch.Elapsed;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, CancellationToken.None);
        }

        return count;
    }

    private static double At(List<double> values, double part) => values.Order().ElementAt((int)(part * (values.Count - 1)));

    /// <summary>Records one more referral of the latest day, like that day's first.</summary>
    private sealed class Desk(Database database, int authority, Referral like)
    {
        private readonly RecordReferral _record = new(database, TimeProvider.System);
        private int _number;

        public static async Task<Desk> OpenAsync(Database database, int authority)
        {
            await using var db = database.For(authority);
            return new Desk(database, authority, await db.Referrals.AsNoTracking().OrderByDescending(x => x.ReceivedOn).ThenBy(x => x.Id).FirstAsync(x => x.ProviderId != null && x.PersonKey != null));
        }

        /// <summary>The desk of another authority in the same database, with a register and one referral.</summary>
        public static async Task<Desk> ElsewhereAsync(BenchmarkDatabase database)
        {
            var authority = await database.AddNeighbourAsync();
            return await OpenAsync(database.Database, authority);
        }

        public Task<long> RecordAsync() => _record.RunAsync(Actor.Operator(authority), new Referral
        {
            Reference = $"DESK-{++_number}",
            PersonKey = like.PersonKey,
            ReceivedOn = like.ReceivedOn,
            ServiceId = like.ServiceId,
            AreaId = like.AreaId,
            TeamId = like.TeamId,
            Need = like.Need,
            Route = like.Route,
            Outcome = ReferralOutcome.Arranged,
            ProviderId = like.ProviderId,
            WeeklyHours = like.WeeklyHours,
            WeeklyCost = like.WeeklyCost,
        }, [new Option { ProviderId = like.ProviderId!.Value, Position = 1, Outcome = OptionOutcome.Accepted }]);
    }
}
