using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Imports.Reading;
using Npgsql;

namespace CommissioningDashboard.Imports;

/// <summary>What a row became, before anything is merged.</summary>
internal enum RowOutcome
{
    /// <summary>Staged, or refused with a problem noted.</summary>
    Taken,

    /// <summary>Says nothing of its own, such as an event that is no service.</summary>
    Folded,
}

/// <summary>What merging the staged rows did; the first three add up to the rows that were staged and not folded.</summary>
/// <param name="Elsewhere">Records that the file says nothing of and that it changed all the same.</param>
/// <param name="IsKept">The file itself is kept, so that it counts even if it changed nothing.</param>
internal readonly record struct Merged(int Created, int Changed, int Unchanged, int Elsewhere = 0, bool IsKept = false);

/// <summary>One file on its way into the database, inside the import's transaction.</summary>
internal abstract class Intake : IAsyncDisposable
{
    /// <summary>Reads what rows are checked against and opens the staging.</summary>
    public abstract Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Checks one row and stages what could be read of it. A row with a problem is staged too, with nothing in place of what has
    /// one, so that the checks over the whole file find in the same go whatever else is wrong.
    /// </summary>
    public abstract RowOutcome Take(RowFields row);

    /// <summary>
    /// Ends the staging and looks for what only shows over the whole file. Rows are folded only while nothing has been found wrong.
    /// </summary>
    public abstract Task CloseAsync(CancellationToken cancellationToken);

    /// <summary>Brings the staged rows into the authority's facts. Called only when there was no problem.</summary>
    public abstract Task<Merged> MergeAsync(CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Rows met so far; written into the batch at the end, when they add up.</summary>
internal sealed class RowCounts
{
    public int Read { get; set; }

    public int Blank { get; set; }

    public int Folded { get; set; }
}

/// <summary>Rows that are left out, and what they held.</summary>
/// <param name="Rows">Which.</param>
internal sealed record SetAsideRows(RowSet Rows)
{
    /// <summary>The headings as the file has them, in its order.</summary>
    public IReadOnlyList<string> Headings { get; set; } = [];

    /// <summary>The cells of each such row in the order of the file; empty for what may not be kept.</summary>
    public List<(int Row, string[] Cells)> Kept { get; } = [];
}

/// <summary>What every part of one import shares.</summary>
internal sealed record ImportSession(DashboardDb Db, ImportBatch Batch, PersonKeys.AuthorityPersonKey Person, DateOnly Today)
{
    public RowCounts Rows { get; } = new();

    public ProblemList Problems { get; } = new();

    public CleanedCells Cleaned { get; } = new();

    public RepairLog Repairs { get; } = new();

    /// <summary>How the file is read, found before the first row is.</summary>
    public FileReading Reading { get; set; } = new();

    /// <summary>Sentences on how the file is read.</summary>
    public List<string> Said { get; } = [];

    /// <summary>What was answered to what the file leaves open, by the question's key.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>What is open and has no answer yet.</summary>
    public List<ReadingQuestion> Questions { get; } = [];

    /// <summary>What somebody has said may be left out so that the rest is brought in.</summary>
    public SetAsideRows SetAside { get; init; } = new(new RowSet());

    /// <summary>How many rows of the file may be left out at most, in percent.</summary>
    public decimal SetAsideCeiling { get; init; }

    /// <summary>Whether what is wrong lies in single rows, few enough to be left out so that the rest stands.</summary>
    /// <param name="already">Rows that are left out already.</param>
    public bool MaySetAside(RowSet already)
    {
        var rows = Rows.Read - Rows.Blank;
        var all = already.Count + Problems.ToSetAside.Count;
        return !Problems.IsOfFile && Problems.Count <= Problems.Kept.Count && all < rows && all <= MostToSetAside;
    }

    /// <summary>The ceiling in rows of this file.</summary>
    public int MostToSetAside => (int)Math.Ceiling((Rows.Read - Rows.Blank) * SetAsideCeiling / 100);

    /// <summary>The format that the headings belong to, when they lack what the chosen one needs.</summary>
    public ImportFormat? LooksLike { get; set; }

    /// <summary>The profile by which the file is read, or none.</summary>
    public MappedFormat? Mapped { get; set; }

    /// <summary>True when columns that the format needs were not found.</summary>
    public bool LacksColumns { get; set; }

    /// <summary>True when a word was met that is on no code list.</summary>
    public bool HasStrangeWords { get; set; }

    /// <summary>Sentences for the outcome, such as which columns were ignored.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The answer to what the file leaves open; none, with the question noted, while it has none.</summary>
    public string? Ask(string key, string text, IReadOnlyList<ReadingAnswer> answers)
    {
        if (Answers.TryGetValue(key, out var given) && answers.Any(x => x.Value == given))
        {
            Said.Add($"{text} Answered: {answers.First(x => x.Value == given).Words}.");
            return given;
        }

        if (!Questions.Exists(x => x.Key == key))
        {
            Questions.Add(new ReadingQuestion(key, text, answers));
        }

        return null;
    }

    public NpgsqlConnection Connection
        => (NpgsqlConnection)Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(Db.Database);

    public NpgsqlCommand Command(string sql) => new(sql, Connection)
    {
        Parameters = { new("authority", Db.AuthorityId), new("batch", Batch.Id) },
        CommandTimeout = 0,
    };

    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
