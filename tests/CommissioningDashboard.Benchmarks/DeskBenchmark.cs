using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// The fair list of a service that two thousand providers offer, as one care manager opens it, beside a page of words alone. What
/// recording at the desk costs readers of the market page is measured by <see cref="FreshBenchmark"/>, twenty times as fast as fifty
/// care managers record.
/// </summary>
internal static class DeskBenchmark
{
    private const int _providers = 2_000;
    private const int _rounds = 5;
    private static readonly TimeSpan _each = TimeSpan.FromSeconds(6);

    public static async IAsyncEnumerable<ResultTable> RunAsync()
    {
        Console.WriteLine($"Making a county with {_providers:N0} more providers of one service.");
        await using var database = await BenchmarkDatabase.MakeAsync();
        var authority = await database.AddDemoAsync(MarketBenchmark.Small);
        var referral = await AddProvidersAsync(database.Database, authority);
        await using var web = await WebProcess.StartAsync(database.AppConnectionString);
        using var manager = await Reader.EnterAsync(web.Address, "CareManager");
        string[] pages = ["/accessibility", $"/desk/{referral}"];
        var results = pages.ToDictionary(x => x, _ => new List<WrkResult>());

        // The first round warms up.
        for (var round = 0; round <= _rounds; round++)
        {
            foreach (var page in pages)
            {
                var result = await Wrk.RunAsync(new Uri(web.Address, page), manager.Cookie, 1, _each);
                if (round > 0)
                {
                    results[page].Add(result);
                }
            }
        }

        var table = new ResultTable(
            $"One care manager, pages in turns: median of {_rounds} rounds of {_each.TotalSeconds:0} seconds", "Page", "kB", "p50 ms", "p95 ms", "Page of words = 1", "Failed");
        foreach (var page in pages)
        {
            table.Add(page == pages[0] ? "A page of words" : "The fair list", $"{await manager.ReadAsync(page) / 1024.0:N1}", $"{P50(page):N2}",
                $"{results[page].Select(x => x.P95).Order().ElementAt(_rounds / 2):N2}", $"{P50(page) / P50(pages[0]):N2}", $"{results[page].Sum(x => x.Failed)}");
        }

        yield return table;

        double P50(string page) => results[page].Select(x => x.P50).Order().ElementAt(_rounds / 2);
    }

    /// <summary>Gives the service and area of one of the desk's referrals many providers more.</summary>
    /// <returns>That referral.</returns>
    private static async Task<long> AddProvidersAsync(Database database, int authority)
    {
        await using var db = database.For(authority);
        var referral = await db.DeskReferrals.Join(db.Referrals, x => x.ReferralId, x => x.Id, (_, x) => x)
            .Where(x => x.Outcome == ReferralOutcome.Waiting).OrderBy(x => x.Id).FirstAsync();
        var since = new DateOnly(2024, 1, 1);
        List<Provider> made =
        [
            .. Enumerable.Range(1, _providers).Select(x => new Provider
            {
                Reference = $"MANY-{x:0000}", Name = $"Provider {x * 7_919 % _providers:0000} of many", CqcLocationId = $"1-8{x:00000000}", RegistrationStated = true, ListedOn = since,
            }),
        ];
        db.Providers.AddRange(made);
        await db.SaveChangesAsync();
        db.ProviderServices.AddRange(made.Select(x => new ProviderService { ProviderId = x.Id, ServiceId = referral.ServiceId, From = since }));
        db.ProviderAreas.AddRange(made.Select(x => new ProviderArea { ProviderId = x.Id, AreaId = referral.AreaId!.Value, From = since }));
        await db.SaveChangesAsync();
        await MarketChange.RecordAsync(db);
        return referral.Id;
    }
}
