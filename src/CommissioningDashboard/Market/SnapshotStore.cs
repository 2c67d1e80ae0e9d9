using System.Collections.Concurrent;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Market;

/// <summary>
/// Holds the current snapshot of each authority that anyone reads. Readers take what is there and never wait for a
/// reload; a newer version is built aside, from the one held and what has changed since if that was written down, and
/// swapped in whole.
/// </summary>
public sealed class SnapshotStore(Database database, TimeProvider time)
{
    /// <summary>
    /// Between two refreshes that changes ask for: short enough that a change shows within a second, long enough for readers.
    /// </summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(700);

    /// <summary>How long a newer version is held back to have pages ready that readers have open.</summary>
    private static readonly TimeSpan _readying = TimeSpan.FromMilliseconds(60);

    private readonly ConcurrentDictionary<int, Entry> _entries = new();

    /// <summary>Raised after a newer snapshot has taken its place.</summary>
    public event Action<MarketSnapshot>? Changed;

    /// <summary>The authority's current snapshot; only the very first reader waits for it.</summary>
    public async ValueTask<MarketSnapshot> GetAsync(int authorityId, CancellationToken cancellationToken = default)
    {
        var entry = _entries.GetOrAdd(authorityId, _ => new Entry());
        return entry.Current ?? await RefreshAsync(authorityId, cancellationToken);
    }

    /// <summary>Makes sure that the snapshot is at least as new as the database was when this was called.</summary>
    public async Task<MarketSnapshot> RefreshAsync(int authorityId, CancellationToken cancellationToken = default)
    {
        var entry = _entries.GetOrAdd(authorityId, _ => new Entry());
        await entry.Loading.WaitAsync(cancellationToken);
        try
        {
            var held = entry.Current;
            if (held is not null && held.Version == await VersionAsync(authorityId, cancellationToken))
            {
                return held;
            }

            var now = time.GetUtcNow();
            var newer = (held is null ? null : await SnapshotDelta.LoadAsync(database, held, now, cancellationToken))
                ?? await SnapshotLoader.LoadAsync(database, authorityId, now, cancellationToken);
            MakeReady(held, newer);
            entry.Current = newer;
            entry.RefreshedAt = time.GetTimestamp();
            if (held is not null)
            {
                Changed?.Invoke(newer);
            }

            return newer;
        }
        finally
        {
            entry.Loading.Release();
        }
    }

    /// <summary>
    /// Listens for changes until cancelled. After a lost connection it looks again at every authority held, since what
    /// was told meanwhile is gone.
    /// </summary>
    /// <param name="failed">Told of each lost connection, for the log.</param>
    /// <param name="cancellationToken">Ends the listening.</param>
    public async Task ListenAsync(Action<Exception> failed, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(failed, cancellationToken);
            }
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
            {
                // Whatever broke: a listener that gives up would leave every reader with old figures and no sign of it.
                failed(problem);
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            }
        }
    }

    private async Task ListenOnceAsync(Action<Exception> failed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(0, cancellationToken);
        connection.Notification += (_, told) =>
        {
            if (int.TryParse(told.Payload, out var authorityId) && _entries.ContainsKey(authorityId))
            {
                _ = RefreshUntilDoneAsync(authorityId, failed, cancellationToken);
            }
        };
        await using (var listen = new NpgsqlCommand($"listen {MarketChange.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var held in _entries.Keys)
        {
            await RefreshUntilDoneAsync(held, failed, cancellationToken);
        }

        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// A change is told once, so a refresh that fails is tried again until it is done. Only what no reader has ever been
    /// given is let go: the next reader loads it, or is told why not. A burst of changes is taken in few refreshes: one that
    /// is asked for and has not begun shows whatever has been committed by then.
    /// </summary>
    private async Task RefreshUntilDoneAsync(int authorityId, Action<Exception> failed, CancellationToken cancellationToken)
    {
        var entry = _entries[authorityId];
        if (Interlocked.Exchange(ref entry.IsAsked, 1) == 1)
        {
            return;
        }

        try
        {
            var pause = _pause - time.GetElapsedTime(entry.RefreshedAt);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time, cancellationToken);
            }

            Interlocked.Exchange(ref entry.IsAsked, 0);
            while (true)
            {
                try
                {
                    await RefreshAsync(authorityId, cancellationToken);
                    return;
                }
                catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
                {
                    failed(problem);
                    if (entry.Current is null)
                    {
                        return;
                    }

                    await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
            Interlocked.Exchange(ref entry.IsAsked, 0);
        }
    }

    private static void MakeReady(MarketSnapshot? held, MarketSnapshot newer)
    {
        try
        {
            held?.MakeReady(newer, _readying);
        }
        catch (Exception)
        {
            // Whoever asks for what failed meets it and is told; the others must not be left with old figures for it.
        }
    }

    private async Task<long> VersionAsync(int authorityId, CancellationToken cancellationToken)
    {
        await using var db = database.For(authorityId);
        return await db.Authorities.Where(x => x.Id == authorityId).Select(x => x.MarketVersion).SingleAsync(cancellationToken);
    }

    private sealed class Entry
    {
        private MarketSnapshot? _current;

        /// <summary>1 while a refresh is asked for and has not begun.</summary>
        public int IsAsked;

        /// <summary>The clock's timestamp when the snapshot last took its place.</summary>
        public long RefreshedAt { get; set; }

        public SemaphoreSlim Loading { get; } = new(1, 1);

        public MarketSnapshot? Current
        {
            get => Volatile.Read(ref _current);
            set => Volatile.Write(ref _current, value);
        }
    }
}
