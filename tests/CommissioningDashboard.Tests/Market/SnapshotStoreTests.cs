using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Market;

public sealed class SnapshotStoreTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    /// <summary>How long a test waits for what must come. Not a promise of speed: the machine may be busy.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_committed_change_is_heard_and_shown()
    {
        var authority = await AddAsync("301");
        await using var heard = await ListeningAsync(authority);
        var old = await heard.Store.GetAsync(authority);

        await AddPairAsync(authority, 1);

        await UntilAsync(async () => (await heard.Store.GetAsync(authority)).Referrals.Count == 2);
        old.Referrals.Count.Should().Be(0, "a reader keeps the version it was given");
        (await heard.Store.GetAsync(authority)).Version.Should().Be(old.Version + 1);
    }

    [Fact]
    public async Task A_change_that_is_rolled_back_is_never_shown()
    {
        var authority = await AddAsync("302");
        await using var heard = await ListeningAsync(authority);
        var before = await heard.Store.GetAsync(authority);

        await using (var db = server.Database.For(authority))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await StorePairAsync(db, 1);
            await MarketChange.RecordAsync(db);
            await transaction.RollbackAsync();
        }

        (await heard.Store.RefreshAsync(authority)).Should().BeSameAs(before);
    }

    [Fact]
    public async Task Readers_see_whole_versions_only_while_pairs_are_written()
    {
        var authority = await AddAsync("303");
        await using var heard = await ListeningAsync(authority);
        using var writing = new CancellationTokenSource();
        var versions = new List<long>();
        var reading = Task.Run(async () =>
        {
            while (!writing.IsCancellationRequested)
            {
                var snapshot = await heard.Store.GetAsync(authority);
                (snapshot.Referrals.Count % 2).Should().Be(0, "referrals are written in pairs");
                snapshot.Referrals.Count.Should().Be((int)(snapshot.Version - 1) * 2, "each version adds one pair");
                if (versions.LastOrDefault() != snapshot.Version)
                {
                    versions.Add(snapshot.Version);
                }

                await Task.Yield();
            }
        });

        for (var pair = 1; pair <= 25; pair++)
        {
            await AddPairAsync(authority, pair);
        }

        await UntilAsync(async () => (await heard.Store.GetAsync(authority)).Referrals.Count == 50);
        await writing.CancelAsync();
        await reading;
        versions.Should().BeInAscendingOrder();
    }

    [Fact]
    public async Task Losing_every_connection_is_survived_and_what_was_missed_is_caught_up()
    {
        var authority = await AddAsync("304");
        await using var heard = await ListeningAsync(authority);

        await RunAsOwnerAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'dashboard_app'");
        await UntilAsync(() => Task.FromResult(heard.Failures > 0));
        await UntilAsync(async () =>
        {
            try
            {
                await AddPairAsync(authority, 1);
                return true;
            }
            catch (Exception problem) when (problem is NpgsqlException or InvalidOperationException or DbUpdateException)
            {
                return false;
            }
        });

        await UntilAsync(async () => (await heard.Store.GetAsync(authority)).Referrals.Count == 2);
        heard.IsListening.Should().BeTrue();
    }

    [Fact]
    public async Task An_authority_that_is_not_there_does_not_end_the_listening()
    {
        var authority = await AddAsync("305");
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var asking = async () => await store.GetAsync(999_999);
        await asking.Should().ThrowAsync<InvalidOperationException>();

        await using var heard = await ListeningAsync(authority, store);
        await AddPairAsync(authority, 1);

        await UntilAsync(async () => (await store.GetAsync(authority)).Referrals.Count == 2);
    }

    [Fact]
    public async Task Two_authorities_do_not_see_each_others_referrals()
    {
        var (one, other) = (await AddAsync("306"), await AddAsync("307"));
        await AddPairAsync(one, 1);
        var store = new SnapshotStore(server.Database, TimeProvider.System);

        (await store.GetAsync(one)).Referrals.Count.Should().Be(2);
        (await store.GetAsync(other)).Referrals.Count.Should().Be(0);
        (await store.GetAsync(one)).Providers.Should().ContainSingle();
    }

    private async Task<int> AddAsync(string code)
    {
        var authority = await server.AddAuthorityAsync(code);
        await server.Database.WriteAsync(authority.Id, new MarketBuilder().Provider("Ash", 3).Rows);
        return authority.Id;
    }

    private async Task AddPairAsync(int authority, int pair)
    {
        await using var db = server.Database.For(authority);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await StorePairAsync(db, pair);
        await MarketChange.RecordAsync(db);
        await transaction.CommitAsync();
    }

    private static async Task StorePairAsync(DashboardDb db, int pair)
    {
        var service = await db.Services.FirstAsync();
        foreach (var half in new[] { "a", "b" })
        {
            db.Referrals.Add(new Referral
            {
                Reference = $"{pair}{half}",
                ReceivedOn = new DateOnly(2026, 5, 28),
                ServiceId = service.Id,
                Route = Route.CouncilCommissioned,
                Outcome = ReferralOutcome.Arranged,
            });
            await db.SaveChangesAsync();
        }
    }

    /// <summary>A store that has loaded the authority and hears of its changes.</summary>
    private async Task<Listening> ListeningAsync(int authority, SnapshotStore? store = null)
    {
        var listening = new Listening(store ?? new SnapshotStore(server.Database, TimeProvider.System));
        await listening.Store.GetAsync(authority);
        return listening;
    }

    private async Task RunAsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!await condition())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private sealed class Listening : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly Task _task;
        private int _failures;

        public Listening(SnapshotStore store)
        {
            Store = store;
            _task = store.ListenAsync(_ => Interlocked.Increment(ref _failures), _stopping.Token);
        }

        public SnapshotStore Store { get; }

        public int Failures => Volatile.Read(ref _failures);

        public bool IsListening => !_task.IsCompleted;

        public async ValueTask DisposeAsync()
        {
            await _stopping.CancelAsync();
            await _task.ContinueWith(_ => { }, TaskScheduler.Default);
            _stopping.Dispose();
        }
    }
}
