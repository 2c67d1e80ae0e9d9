using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>A file is taken as a whole or not at all, whatever is in it and whatever happens on the way.</summary>
public sealed class WholeFileTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private const string _headings = "Reference,Received on,Service,Route,Outcome,Weekly hours\n";

    // A row each: good ones (some of which repeat), a note, a blank one and two kinds of bad ones.
    private static readonly Gen<string> _row = Gen.Frequency(
        (6, Gen.Int[1, 9].Select(x => $"R-{x},03/11/2025,Home support,DP,Waiting,{x}")),
        (2, Gen.Const("# a note,,,,,")),
        (2, Gen.Const(",,,,,")),
        (1, Gen.Int[1, 9].Select(x => $"R-{x},03/11/2025,Home support,DP,Waiting,{x + 1}")),
        (1, Gen.Const("R-1,never,Home support,DP,Waiting,")));

    [Fact]
    public async Task Rows_always_add_up_and_what_stands_is_what_was_counted()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        foreach (var rows in _row.Array[1, 12].Array[60].Single())
        {
            await using var before = desk.Db();
            var had = await before.Referrals.CountAsync();

            var batch = (await desk.ImportAsync("referrals", $"{_headings}{string.Join('\n', rows)}\n")).Batch;

            batch.RowsRead.Should().Be(rows.Length);
            (batch.RowsAccepted + batch.RowsRejected + batch.RowsHeld + batch.RowsCollapsed + batch.RowsBlank).Should().Be(batch.RowsRead);
            (batch.Created + batch.Changed + batch.Unchanged).Should().Be(batch.RowsAccepted);
            batch.RowsBlank.Should().Be(rows.Count(x => x[0] is '#' or ','));
            await using var after = desk.Db();
            (await after.Referrals.CountAsync()).Should().Be(had + batch.Created);
            (batch.Status == ImportStatus.Refused).Should().Be(IsBad(rows), string.Join('\n', rows));
        }
    }

    [Theory]
    [InlineData(ImportStep.Reading)]
    [InlineData(ImportStep.Saving)]
    public async Task An_import_that_is_stopped_leaves_no_trace_and_can_be_run_again(ImportStep at)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var before = await desk.TraceAsync();
        using var stop = new CancellationTokenSource();

        var importing = () => desk.ImportAsync("referrals", Large(), progress: new At(at, stop.Cancel), stop: stop.Token);

        await importing.Should().ThrowAsync<OperationCanceledException>();
        (await desk.TraceAsync()).Should().Be(before);
        (await desk.ImportAsync("referrals", Large())).Batch.Created.Should().Be(20_000);
    }

    [Theory]
    [InlineData(ImportStep.Reading)]
    [InlineData(ImportStep.Saving)]
    public async Task An_import_whose_connection_is_killed_leaves_no_trace_and_can_be_run_again(ImportStep at)
    {
        using var desk = await ImportDesk.OpenAsync(server);
        var before = await desk.TraceAsync();

        var importing = () => desk.ImportAsync("referrals", Large(), progress: new At(at, () => KillImports(server.OwnerConnectionString)));

        var thrown = (await importing.Should().ThrowAsync<Exception>()).Which;
        Chain(thrown).Should().Contain(x => x is NpgsqlException, "it is the database that went away");
        (await desk.TraceAsync()).Should().Be(before);
        (await desk.ImportAsync("referrals", Large())).Batch.Created.Should().Be(20_000);
    }

    [Fact]
    public async Task Two_imports_of_one_authority_wait_for_each_other_and_the_second_finds_nothing_new()
    {
        using var desk = await ImportDesk.OpenAsync(server);
        using var otherProcess = new Importer(server.Database, new PersonKeys(new byte[32]), desk.Clock);
        using var file = new MemoryStream(Large());

        var both = await Task.WhenAll(
            desk.ImportAsync("referrals", Large()),
            otherProcess.ImportAsync(new ImportOrder(desk.AuthorityId, "referrals", "same.csv", file, "Test officer")));

        both.Select(x => x.Batch.Status).Should().BeEquivalentTo([ImportStatus.Accepted, ImportStatus.NothingNew]);
        both.Sum(x => x.Batch.Created).Should().Be(20_000);
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    private static bool IsBad(string[] rows)
    {
        var said = rows.Where(x => x.StartsWith("R-", StringComparison.Ordinal)).Distinct().ToList();
        return said.Count == 0 || said.Any(x => x.Contains("never")) || said.GroupBy(x => x[..x.IndexOf(',')]).Any(x => x.Count() > 1);
    }

    private static byte[] Large()
    {
        var text = new StringBuilder(_headings);
        for (var i = 0; i < 20_000; i++)
        {
            text.Append($"R-{i},03/11/2025,Home support,Direct payment,Waiting,3\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void KillImports(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var kill = new NpgsqlCommand(
            "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted and classid = 4803920 and database = (select oid from pg_database where datname = current_database())",
            connection);
        ((long)kill.ExecuteScalar()!).Should().BePositive("an import holds its lock while it runs");
    }

    private sealed class At(ImportStep step, Action act) : IProgress<ImportProgress>
    {
        private bool _done;

        public void Report(ImportProgress value)
        {
            if (value.Step == step && !_done)
            {
                _done = true;
                act();
            }
        }
    }
}
