using System.Diagnostics;
using System.Globalization;
using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Npgsql;

namespace CommissioningDashboard.Benchmarks;

/// <summary>
/// Rows a second of the referrals import, which checks, links, keeps what it needs to be undone and is one transaction,
/// against PostgreSQL's COPY of the same file into one plain table. In turns, so that both meet the same machine.
/// </summary>
public static class ImportBenchmark
{
    private const int _rows = 200_000;
    private const int _rounds = 3;

    public static async Task<IReadOnlyList<ResultTable>> RunAsync()
    {
        await using var server = await BenchmarkDatabase.MakeAsync();
        using var importer = new Importer(server.Database, new PersonKeys(new byte[32]), TimeProvider.System);
        await server.ExecuteAsync("create table plain (reference text primary key, received_on date, service text, area text, route text, outcome text, provider text, weekly_hours numeric)");
        var (imports, copies) = (new List<double>(), new List<double>());
        for (var round = 0; round < _rounds; round++)
        {
            var authority = await Schema.AddAuthorityAsync(server.OwnerConnectionString, new Authority { Code = $"B{round}", Name = "Benchmark" });
            var file = Referrals(round);
            await importer.ImportAsync(Order(authority.Id, "providers", Encoding.UTF8.GetBytes("Reference,Name,Ownership\r\nP1,Provider One,Private company\r\nP2,Provider Two,Private company\r\n")));
            imports.Add(await TimeAsync(async () =>
            {
                var result = await importer.ImportAsync(Order(authority.Id, "referrals", file));
                if (result.Batch.Created != _rows)
                {
                    throw new InvalidOperationException($"Of {_rows} rows {result.Batch.Created} were imported: {(result.Problems.Count > 0 ? result.Problems[0].Rule : "")}");
                }
            }));
            await server.ExecuteAsync("truncate plain");
            copies.Add(await TimeAsync(() => CopyAsync(server.OwnerConnectionString, file)));
        }

        var table = new ResultTable($"Import of {_rows:N0} referrals, median of {_rounds} rounds in turns", "Way", "Rows a second", "Of COPY");
        table.Add("COPY into one table", $"{_rows / Median(copies):N0}", "1.00");
        table.Add("referrals import", $"{_rows / Median(imports):N0}", $"{Median(copies) / Median(imports):0.00}");
        return [table];
    }

    private static ImportOrder Order(int authorityId, string format, byte[] file) => new(authorityId, format, "benchmark.csv", new MemoryStream(file), "a benchmark");

    private static byte[] Referrals(int round)
    {
        var text = new StringBuilder("Reference,Received on,Service,Area,Route,Outcome,Provider reference,Weekly hours\r\n");
        for (var i = 0; i < _rows; i++)
        {
            var day = new DateOnly(2022, 1, 1).AddDays(i % 1_700);
            text.Append(CultureInfo.InvariantCulture, $"R{round}-{i},{day:yyyy-MM-dd},Home support,Area {i % 6},Council-commissioned,Arranged,P{1 + (i % 2)},{i % 40}.5\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task CopyAsync(string connectionString, byte[] file)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var copy = await connection.BeginTextImportAsync("copy plain from stdin (format csv, header)");
        await copy.WriteAsync(Encoding.UTF8.GetString(file));
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var clock = Stopwatch.StartNew();
        await act();
        return clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
