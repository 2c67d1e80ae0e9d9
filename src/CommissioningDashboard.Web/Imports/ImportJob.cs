using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;

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

    /// <summary>What the file holds, while its columns are being said.</summary>
    public MappingStart? Start { get; private set; }

    /// <summary>What has been said of its columns so far.</summary>
    public ColumnMapping? Mapping { get; private set; }

    /// <summary>The name under which that is to be kept, as somebody has written it, and what is wrong with it.</summary>
    public string? Name { get; internal set; }

    public IReadOnlyList<MappingProblem> Problems { get; internal set; } = [];

    /// <summary>True while its file is at hand and its columns are being said.</summary>
    public bool IsMapping => HasEnded && BatchId is null && Start is not null;

    /// <summary>The sheet and the row of the headings that somebody has named.</summary>
    internal int? Sheet { get; set; }

    internal int? HeadingRow { get; set; }

    internal ImportOrder Order { get; private set; } = order;

    public void Report(ImportProgress value) => _progress = value;

    /// <summary>Where it stands, in words.</summary>
    public string InWords
    {
        get
        {
            if (IsMapping)
            {
                return $"{FileName} waits for you to say what its columns are.";
            }

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
    internal void Resume(ImportOrder order) => (Order, EndedAt, Trial, Start) = (order, null, null, null);

    internal void Say(DateTimeOffset at, ColumnMapping mapping) => (Mapping, EndedAt) = (mapping, at);

    internal void Map(DateTimeOffset at, MappingStart start) => (Start, Mapping, Name, EndedAt) = (start, start.Mapping, start.Name, at);
}
