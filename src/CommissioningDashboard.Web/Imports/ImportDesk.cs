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
    private readonly Channel<(ImportJob Job, ImportOrder Order)> _queue = Channel.CreateUnbounded<(ImportJob, ImportOrder)>();
    private readonly ConcurrentDictionary<Guid, ImportJob> _jobs = new();

    /// <summary>Puts a file in the queue. The desk disposes the file when it is done with it.</summary>
    public async Task<ImportJob> TakeAsync(ImportOrder order, CancellationToken cancellationToken = default)
    {
        foreach (var old in _jobs.Values.Where(x => x.EndedAt < time.GetUtcNow() - _remembered))
        {
            _jobs.TryRemove(old.Id, out _);
        }

        var job = new ImportJob(Guid.NewGuid(), order.AuthorityId, order.FileName, order.FormatId);
        _jobs[job.Id] = job;
        await _queue.Writer.WriteAsync((job, order), cancellationToken);
        return job;
    }

    /// <summary>
    /// Takes a refused file again, as the format that its headings belong to or without the rows that break a rule, while it is still at
    /// hand; none when it is not.
    /// </summary>
    public async Task<ImportJob?> TakeAgainAsync(
        int authorityId, int batchId, string importedBy, int userId, CancellationToken cancellationToken = default)
        => _held.Take(authorityId, batchId) is { } order
            ? await TakeAsync(order with { ImportedBy = importedBy, UserId = userId }, cancellationToken)
            : null;

    /// <summary>Whether a refused file is still at hand to be taken again.</summary>
    public bool Holds(int authorityId, int batchId) => _held.Holds(authorityId, batchId);

    /// <summary>An authority's job by its id, or none.</summary>
    public ImportJob? Find(int authorityId, Guid id) => _jobs.TryGetValue(id, out var job) && job.AuthorityId == authorityId ? job : null;

    /// <summary>What an authority has in the queue or running.</summary>
    public IReadOnlyList<ImportJob> Running(int authorityId) => [.. _jobs.Values.Where(x => x.AuthorityId == authorityId && !x.HasEnded)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (job, order) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(job, order, stoppingToken);
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

    private async Task RunAsync(ImportJob job, ImportOrder order, CancellationToken stoppingToken)
    {
        var isKept = false;
        try
        {
            var result = await importer.ImportAsync(order, job, stoppingToken);
            isKept = OnePressAway(order, result.Batch) is { } again && _held.Keep(result.Batch.Id, again);
            job.End(time.GetUtcNow(), result.Batch.Id);
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
                await order.File.DisposeAsync();
            }
        }
    }

    public override void Dispose()
    {
        _held.Dispose();
        base.Dispose();
    }
}
