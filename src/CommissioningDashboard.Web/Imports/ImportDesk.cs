using System.Collections.Concurrent;
using System.Threading.Channels;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;

namespace CommissioningDashboard.Web.Imports;

/// <summary>
/// Takes files from readers and imports them one after another in the background, so that nobody’s request waits for a
/// large file. What runs is kept in memory only: a stop cuts it off, and a file cut off leaves no trace.
/// </summary>
public sealed class ImportDesk(Importer importer, ColumnMapper mapper, TimeProvider time, ILogger<ImportDesk> log) : BackgroundService
{
    private static readonly TimeSpan _remembered = TimeSpan.FromMinutes(30);

    private readonly HeldFiles _held = new(time);
    private readonly Channel<(ImportJob Job, ImportWork Work)> _queue = Channel.CreateUnbounded<(ImportJob, ImportWork)>();
    private readonly ConcurrentDictionary<Guid, ImportJob> _jobs = new();
    private readonly ConcurrentDictionary<Guid, ITimer> _waiting = new();

    /// <summary>
    /// Puts a file in the queue to be read, so that how it is read can be said before anything of it is stored. The desk disposes the file
    /// when it is done with it, or when no word has come for half an hour.
    /// </summary>
    public Task<ImportJob> TakeAsync(ImportOrder order, CancellationToken cancellationToken = default)
        => TakeAsync(order, ImportWork.Trial, cancellationToken);

    private async Task<ImportJob> TakeAsync(ImportOrder order, ImportWork work, CancellationToken cancellationToken)
    {
        foreach (var old in _jobs.Values.Where(x => x.EndedAt < time.GetUtcNow() - _remembered))
        {
            _jobs.TryRemove(old.Id, out _);
        }

        var job = new ImportJob(Guid.NewGuid(), order);
        _jobs[job.Id] = job;
        await _queue.Writer.WriteAsync((job, work), cancellationToken);
        return job;
    }

    /// <summary>
    /// Goes on with a file that waits: reads it anew while something is open or an answer has changed, and otherwise brings it in.
    /// </summary>
    /// <returns>False when the file is no longer at hand.</returns>
    public async Task<bool> GoOnAsync(
        ImportJob job, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken = default)
    {
        if (!await IsStillWaitingAsync(job))
        {
            return false;
        }

        var all = job.Order.Answers.Concat(answers).GroupBy(x => x.Key).ToDictionary(x => x.Key, x => x.Last().Value);
        var isTrial = job.Trial!.Questions.Count > 0 || all.Any(x => job.Order.Answers.GetValueOrDefault(x.Key) != x.Value);
        job.Resume(job.Order with { Answers = all });
        await _queue.Writer.WriteAsync((job, isTrial ? ImportWork.Trial : ImportWork.Import), cancellationToken);
        return true;
    }

    /// <summary>Looks a file that waits over, so that somebody can say what its columns are.</summary>
    /// <param name="job">The file.</param>
    /// <param name="sheet">The sheet to look at, or none to find it.</param>
    /// <param name="row">The row of its headings, or none to find it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task LookAtColumnsAsync(ImportJob job, int? sheet, int? row, CancellationToken cancellationToken = default)
    {
        if (await IsStillWaitingAsync(job))
        {
            var by = job.Trial?.Profile;
            job.Resume(by is null ? job.Order : By(job.Order, by));
            (job.Sheet, job.HeadingRow) = (sheet, row);
            await _queue.Writer.WriteAsync((job, ImportWork.Columns), cancellationToken);
        }
    }

    /// <summary>Keeps what has been said so far of a file’s columns, and the file for as long again.</summary>
    public void Say(ImportJob job, ColumnMapping mapping)
    {
        if (_waiting.TryGetValue(job.Id, out var timer) && timer.Change(_remembered, Timeout.InfiniteTimeSpan))
        {
            job.Say(time.GetUtcNow(), mapping);
        }
    }

    /// <summary>Reads a file whose columns have been said by the profile that they were kept as.</summary>
    public async Task ReadByAsync(ImportJob job, string profile, CancellationToken cancellationToken = default)
    {
        if (await IsStillWaitingAsync(job))
        {
            job.Resume(By(job.Order, profile));
            await _queue.Writer.WriteAsync((job, ImportWork.Trial), cancellationToken);
        }
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
            ? await TakeAsync(
                order with { ImportedBy = importedBy, UserId = userId }, order.SetsAside ? ImportWork.Import : ImportWork.Trial,
                cancellationToken)
            : null;

    /// <summary>Takes a refused file again so that its columns and words can be said; none when it is not at hand.</summary>
    public async Task<ImportJob?> TakeForMappingAsync(
        int authorityId, int batchId, string importedBy, int userId, CancellationToken cancellationToken = default)
        => _held.TakeForMapping(authorityId, batchId) is { } order
            ? await TakeAsync(order with { ImportedBy = importedBy, UserId = userId }, ImportWork.Columns, cancellationToken)
            : null;

    /// <summary>Whether a refused file is still at hand for its columns and words to be said.</summary>
    public bool HoldsForMapping(int authorityId, int batchId) => _held.HoldsForMapping(authorityId, batchId);

    /// <summary>Whether a refused file is still at hand to be taken again.</summary>
    public bool Holds(int authorityId, int batchId) => _held.Holds(authorityId, batchId);

    /// <summary>An authority's job by its id, or none.</summary>
    public ImportJob? Find(int authorityId, Guid id) => _jobs.TryGetValue(id, out var job) && job.AuthorityId == authorityId ? job : null;

    /// <summary>What an authority has in the queue, running or waiting for a word.</summary>
    public IReadOnlyList<ImportJob> Running(int authorityId)
        => [.. _jobs.Values.Where(x => x.AuthorityId == authorityId && (!x.HasEnded || _waiting.ContainsKey(x.Id)))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (job, work) in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            await RunAsync(job, work, stoppingToken);
        }
    }

    private static ImportOrder By(ImportOrder order, string profile) => order with
    {
        Answers = new Dictionary<string, string>(order.Answers) { [NamedMapping.Key] = profile },
    };

    private async Task<bool> IsStillWaitingAsync(ImportJob job)
    {
        if (!_waiting.TryRemove(job.Id, out var timer))
        {
            return false;
        }

        await timer.DisposeAsync();
        return true;
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

    private async Task RunAsync(ImportJob job, ImportWork work, CancellationToken stoppingToken)
    {
        var isKept = false;
        try
        {
            isKept = work == ImportWork.Columns ? await LookAsync(job, stoppingToken) : await BringAsync(job, work, stoppingToken);
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

    /// <returns>Whether the file is kept: for a word that is waited for, or to be brought in with one press.</returns>
    private async Task<bool> BringAsync(ImportJob job, ImportWork work, CancellationToken stoppingToken)
    {
        var (trial, result) = work == ImportWork.Trial ? await importer.TryOutAsync(job.Order, job, stoppingToken)
            : (null, await importer.ImportAsync(job.Order, job, stoppingToken));
        if (result is null)
        {
            Wait(job);
            job.Wait(time.GetUtcNow(), trial!);
            return true;
        }

        var again = OnePressAway(job.Order, result.Batch);
        var isKept = again is not null || result.MayBeMapped;
        if (isKept)
        {
            _held.Keep(
                result.Batch.Id, trial?.Profile is { } by ? By(job.Order, by) : job.Order, again, result.MayBeMapped);
        }

        job.End(time.GetUtcNow(), result.Batch.Id);
        return isKept;
    }

    /// <returns>Whether the file could be looked over, so that it is kept till its columns are said.</returns>
    private async Task<bool> LookAsync(ImportJob job, CancellationToken stoppingToken)
    {
        if (await mapper.LookAsync(job.Order, job.Sheet, job.HeadingRow, stoppingToken) is not { } start)
        {
            job.End(time.GetUtcNow(), null);
            return false;
        }

        Wait(job);
        job.Map(time.GetUtcNow(), start);
        return true;
    }

    /// <summary>Keeps the file of a job until a word comes or its time is over.</summary>
    private void Wait(ImportJob job)
        => _waiting[job.Id] = time.CreateTimer(_ => DropAsync(job).GetAwaiter().GetResult(), null, _remembered, Timeout.InfiniteTimeSpan);

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
