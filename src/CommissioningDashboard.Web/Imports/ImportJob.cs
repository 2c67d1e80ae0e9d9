using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Web.Imports;

/// <summary>
/// A file in the queue, being read, waiting for the word of whoever brought it, being imported, or just done.
/// </summary>
public sealed class ImportJob(Guid id, ImportOrder order) : IProgress<ImportProgress>
{
    private volatile ImportProgress _progress = new(ImportStep.Waiting, 0, 0);

    public Guid Id { get; } = id;

    public int AuthorityId => Order.AuthorityId;

    public string FileName => Order.FileName;

    public string Format => Order.FormatId;

    public ImportProgress Progress => _progress;

    public DateTimeOffset? EndedAt { get; private set; }

    public bool HasEnded => EndedAt is not null;

    /// <summary>The batch it became; none while it runs, when it waits for a word, or when it was cut off.</summary>
    public int? BatchId { get; private set; }

    /// <summary>How the file is read and what it would do, once that is known.</summary>
    public ImportTrial? Trial { get; private set; }

    /// <summary>True while its file is at hand and a word is waited for.</summary>
    public bool IsWaiting => HasEnded && BatchId is null && Trial is not null;

    internal ImportOrder Order { get; private set; } = order;

    public void Report(ImportProgress value) => _progress = value;

    /// <summary>Where it stands, in words.</summary>
    public string InWords
    {
        get
        {
            if (IsWaiting)
            {
                return $"{FileName} has been read and waits for your word.";
            }

            return Progress.Step switch
            {
                ImportStep.Waiting => $"{FileName} is waiting for its turn.",
                ImportStep.Reading => $"Reading {FileName}: {Progress.RowsRead:N0} rows so far.",
                _ => $"Saving {Progress.RowsRead:N0} rows of {FileName}.",
            };
        }
    }

    internal void End(DateTimeOffset at, int? batchId) => (BatchId, EndedAt) = (batchId, at);

    internal void Wait(DateTimeOffset at, ImportTrial trial) => (Trial, EndedAt) = (trial, at);

    /// <summary>Goes on with the answers given.</summary>
    internal void Resume(ImportOrder order) => (Order, EndedAt) = (order, null);
}
