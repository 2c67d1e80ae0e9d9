using System.Collections.Concurrent;
using System.Threading.Channels;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Web.Imports;

/// <summary>
/// Takes files from readers and imports them one after another in the background, so that nobody’s request waits for a
/// large file. What runs is kept in memory only: a stop cuts it off, and a file cut off leaves no trace.
/// </summary>
public sealed class ImportDesk(Importer importer, TimeProvider time, ILogger<ImportDesk> log) : BackgroundService
{
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(30);

    private readonly HeldFiles _held = new(time);
    private readonly Channel<(ImportJob Job, bool IsTrial)> _queue = Channel.CreateUnbounded<(ImportJob, bool)>();
    private readonly ConcurrentDictionary<Guid, ImportJob> _jobs = new();
    private readonly ConcurrentDictionary<Guid, ITimer> _waiting = new();

    /// <summary>
    /// Puts a file in the queue to be read, so that how it is read can be said before anything of it is stored. The desk disposes the file
    /// when it is done with it, or when no word has come for half an hour.
    /// </summary>
    public Task<ImportJob> TakeAsync(ImportOrder order, CancellationToken cancellationToken = default)
        => TakeAsync(order, isTrial: true, cancellationToken);

    private async Task<ImportJob> TakeAsync(ImportOrder order, bool isTrial, CancellationToken cancellationToken)
    {
        foreach (var old in _jobs.Values.Where(x => x.EndedAt < time.GetUtcNow() - _remembered))
        {
            _jobs.TryRemove(old.Id, out _);
        }

        var job = new ImportJob(Guid.NewGuid(), order);
        _jobs[job.Id] = job;
        await _queue.Writer.WriteAsync((job, isTrial), cancellationToken);
        return job;
    }

    /// <summary>
    /// Goes on with a file that waits: reads it anew while something is open or an answer has changed, and otherwise brings it in.
    /// </summary>
    /// <returns>False when the file is no longer at hand.</returns>
    public async Task<bool> GoOnAsync(
        ImportJob job, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken = default)
    {
        if (!_waiting.TryRemove(job.Id, out var timer))
        {
            return false;
        }

        await timer.DisposeAsync();
        var all = job.Order.Answers.Concat(answers).GroupBy(x => x.Key).ToDictionary(x => x.Key, x => x.Last().Value);
        var isTrial = job.Trial!.Questions.Count > 0 || all.Any(x => job.Order.Answers.GetValueOrDefault(x.Key) != x.Value);
        job.Resume(job.Order with { Answers = all });
        await _queue.Writer.WriteAsync((job, isTrial), cancellationToken);
        return true;
    }

    /// <summary>Lets a file go that waits; nothing of it was stored.</summary>
    public async Task DropAsync(ImportJob job)
    {
        if (_waiting.TryRemove(job.Id, out var timer))
        {
            await timer.DisposeAsync();
            _jobs.TryRemove(job.Id, out _);
            await job.Order.File.DisposeAsync();
        }
    }

    /// <summary>
    /// Takes a refused file again, as the format that its headings belong to or without the rows that break a rule, while it is still at
    /// hand; none when it is not. How it is read was said when it was refused; as another format it is read anew.
    /// </summary>
    public async Task<ImportJob?> TakeAgainAsync(
        int authorityId, int batchId, string importedBy, int userId, CancellationToken cancellationToken = default)
        => _held.Take(authorityId, batchId) is { } order
            ? await TakeAsync(order with { ImportedBy = importedBy, UserId = userId }, isTrial: !order.SetsAside, cancellationToken)
            : null;

    /// <summary>Whether a refused file is still at hand to be taken again.</summary>
    public bool Holds(int authorityId, int batchId) => _held.Holds(authorityId, batchId);

    /// <summary>An authority's job by its id, or none.</summary>
    public ImportJob? Find(int authorityId, Guid id) => _jobs.TryGetValue(id, out var job) && job.AuthorityId == authorityId ? job : null;

    /// <summary>What an authority has in the queue, running or waiting for a word.</summary>
    public IReadOnlyList<ImportJob> Running(int authorityId)
        => [.. _jobs.Values.Where(x => x.AuthorityId == authorityId && (!x.HasEnded || _waiting.ContainsKey(x.Id)))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (job, isTrial) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(job, isTrial, stoppingToken);
        }
    }

    /// <summary>How a refused file could be brought in as it is; none when it has to be mended.</summary>
    private static ImportOrder? OnePressAway(ImportOrder order, ImportBatch batch)
    {
        if (batch.LooksLike is { } other)
        {
            return order with { FormatId = other };
        }

        return batch.RowsToSetAside is null ? null : order with { SetsAside = true };
    }

    private async Task RunAsync(ImportJob job, bool isTrial, CancellationToken stoppingToken)
    {
        var isKept = false;
        try
        {
            var (trial, result) = isTrial ? await importer.TryOutAsync(job.Order, job, stoppingToken)
                : (null, await importer.ImportAsync(job.Order, job, stoppingToken));
            isKept = result is null ? Keep(job, trial!)
                : OnePressAway(job.Order, result.Batch) is { } again && _held.Keep(result.Batch.Id, again);
            if (result is not null)
            {
                job.End(time.GetUtcNow(), result.Batch.Id);
            }
        }
        catch (OperationCanceledException)
        {
            job.End(time.GetUtcNow(), null);
        }
#pragma warning disable CA1031 // The desk must outlive any one file; the reader is told, and the log has the kind of fault.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError("An import failed: {Fault}", fault.GetType().Name);
            job.End(time.GetUtcNow(), null);
        }
        finally
        {
            if (!isKept)
            {
                await job.Order.File.DisposeAsync();
            }
        }
    }

    /// <summary>Keeps the file of a job that waits, until a word comes or its time is over.</summary>
    private bool Keep(ImportJob job, ImportTrial trial)
    {
        _waiting[job.Id] = time.CreateTimer(_ => DropAsync(job).GetAwaiter().GetResult(), null, _remembered, Timeout.InfiniteTimeSpan);
        job.Wait(time.GetUtcNow(), trial);
        return true;
    }

    public override void Dispose()
    {
        foreach (var (id, timer) in _waiting)
        {
            timer.Dispose();
            _jobs.GetValueOrDefault(id)?.Order.File.Dispose();
        }

        _held.Dispose();
        base.Dispose();
    }
}
