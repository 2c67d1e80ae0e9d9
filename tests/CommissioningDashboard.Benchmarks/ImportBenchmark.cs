using System.Diagnostics;
using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// Rows a second of the referrals import, which reads, checks, stages, merges and counts, against COPY of the same rows into
/// one table, which does none of that. In turns within each round, so that whatever else the machine does falls on all.
/// </summary>
internal static class ImportBenchmark
{
    private const int _rows = 300_000;
    private const int _rounds = 5;

    public static async IAsyncEnumerable<ResultTable> RunAsync()
    {
        await using var database = await BenchmarkDatabase.MakeAsync();
        var authority = await database.AddDemoAsync(1_000);
        var (named, keyed) = await WriteAsync(database.Database, authority);
        await MakePeersAsync(database);
        using var importer = new Importer(database.Database, new PersonKeys(new byte[32]), TimeProvider.System);
        var takers = new (string Name, Func<Task> Run)[]
        {
            ("Import of the file", () => ImportAsync(importer, authority, named)),
            ("COPY, bare table", () => CopyAsync(database.OwnerConnectionString, "copied_bare", keyed)),
            ("COPY, same indexes and checks of a set", () => CopyAsync(database.OwnerConnectionString, "copied_checked", keyed)),
            ("COPY, same indexes and foreign keys row by row", () => CopyAsync(database.OwnerConnectionString, "copied_keyed", keyed)),
        };
        Console.WriteLine($"Importing and copying {_rows:N0} referrals, {_rounds + 1} rounds.");
        var seconds = takers.ToDictionary(x => x.Name, _ => new List<double>());
        for (var round = 0; round <= _rounds; round++)
        {
            foreach (var (name, run) in takers)
            {
                await database.ExecuteAsync("truncate referral, copied_bare, copied_checked, copied_keyed cascade");
                var watch = Stopwatch.StartNew();
                await run();

                // The first round warms up.
                if (round > 0)
                {
                    seconds[name].Add(watch.Elapsed.TotalSeconds);
                }
            }
        }

        var table = new ResultTable($"Bringing in {_rows:N0} referrals of 16 columns: median of {_rounds} rounds", "What", "Seconds", "Rows a second", "Import, as a share of it");
        var import = Median(seconds[takers[0].Name]);
        foreach (var (name, _) in takers)
        {
            var median = Median(seconds[name]);
            table.Add(name, $"{median:N2}", $"{_rows / median:N0}", $"{median / import:P0}");
        }

        yield return table;
    }

    /// <summary>The same rows as an authority's file names them, and with keys as the table holds them.</summary>
    private static async Task<(byte[] Named, string Keyed)> WriteAsync(Database database, int authority)
    {
        await using var db = database.For(authority);
        var services = await db.Services.AsNoTracking().ToListAsync();
        var areas = await db.Areas.AsNoTracking().ToListAsync();
        var teams = await db.Teams.AsNoTracking().ToListAsync();
        var providers = await db.Providers.AsNoTracking().ToListAsync();
        var random = new Random(20150623);
        var named = new StringBuilder("Reference,Received on,Service,Route,Outcome,Provider reference,Team,Area,Need,Age band,Ethnicity group,Weekly hours,Weekly cost,Arranged on,Ended on,Person identifier\n");
        var keyed = new StringBuilder();
        for (var i = 0; i < _rows; i++)
        {
            var (service, area, team, provider) = (Any(services), Any(areas), Any(teams), Any(providers));
            var day = new DateOnly(2021, 1, 1).AddDays(random.Next(1_800));
            var hours = random.Next(5, 400) / 10m;
            named.Append($"B-{i:0000000},{day:dd/MM/yyyy},{service.Name},Council-commissioned,Arranged,{provider.Reference},{team.Name},{area.Name},Physical support,75 to 84,White,{hours},{hours * 22},{day:dd/MM/yyyy},,P{i % 90_000}\n");
            keyed.Append($"{authority},B-{i:0000000},\\x{i:x32},{day:yyyy-MM-dd},{team.Id},{service.Id},{area.Id},1,1,6,4,{hours},{hours * 22},1,{provider.Id},{day:yyyy-MM-dd},,\n");
        }

        return (Encoding.UTF8.GetBytes(named.ToString()), keyed.ToString());

        T Any<T>(List<T> of) => of[random.Next(of.Count)];
    }

    private static Task MakePeersAsync(BenchmarkDatabase database) => database.ExecuteAsync("""
        create table copied_bare (like referral including identity);
        create table copied_checked (like referral including all);
        create trigger refers after insert on copied_checked referencing new table as added for each statement execute function referral_refers();
        create table copied_keyed (like referral including all,
          foreign key (authority_id) references authority,
          foreign key (authority_id, service_id) references service, foreign key (authority_id, area_id) references area,
          foreign key (authority_id, team_id) references team, foreign key (authority_id, provider_id) references provider);
        create index on copied_keyed (authority_id, service_id);
        create index on copied_keyed (authority_id, area_id);
        create index on copied_keyed (authority_id, team_id);
        create index on copied_keyed (authority_id, provider_id);
        create index on copied_keyed (authority_id, batch_id);
        """);

    private static async Task ImportAsync(Importer importer, int authority, byte[] file)
    {
        using var stream = new MemoryStream(file);
        var result = await importer.ImportAsync(new ImportOrder(authority, "referrals", "benchmark.csv", stream, "benchmark"));
        if (result.Batch.Created != _rows)
        {
            throw new InvalidOperationException($"{result.Batch.Created:N0} of {_rows:N0} came in: {(result.Problems is [var first, ..] ? first.Rule : "")}");
        }
    }

    private static async Task CopyAsync(string connectionString, string table, string rows)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var copy = await connection.BeginTextImportAsync($"""
            copy {table} (authority_id, reference, person_key, received_on, team_id, service_id, area_id, need, route, age_band, ethnicity_group,
              weekly_hours, weekly_cost, outcome, provider_id, arranged_on, ended_on, batch_id) from stdin (format csv)
            """);
        await copy.WriteAsync(rows);
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
