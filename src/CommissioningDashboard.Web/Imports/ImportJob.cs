using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Web.Imports;

/// <summary>A file in the queue, being imported, or just done; watched by whoever brought it.</summary>
public sealed class ImportJob(Guid id, int authorityId, string fileName, string format) : IProgress<ImportProgress>
{
    private volatile ImportProgress _progress = new(ImportStep.Waiting, 0, 0);

    public Guid Id { get; } = id;

    public int AuthorityId { get; } = authorityId;

    public string FileName { get; } = fileName;

    public string Format { get; } = format;

    public ImportProgress Progress => _progress;

    public DateTimeOffset? EndedAt { get; private set; }

    public bool HasEnded => EndedAt is not null;

    /// <summary>The batch it became; none while it runs, or when it was cut off.</summary>
    public int? BatchId { get; private set; }

    public void Report(ImportProgress value) => _progress = value;

    /// <summary>Where it stands, in words.</summary>
    public string InWords => Progress.Step switch
    {
        ImportStep.Waiting => $"{FileName} is waiting for its turn.",
        ImportStep.Reading => $"Reading {FileName}: {Progress.RowsRead:N0} rows so far.",
        _ => $"Saving {Progress.RowsRead:N0} rows of {FileName}.",
    };

    internal void End(DateTimeOffset at, int? batchId) => (BatchId, EndedAt) = (batchId, at);
}
