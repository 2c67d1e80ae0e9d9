using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports;

/// <summary>A file to be imported for an authority.</summary>
/// <param name="FormatId">Which of <see cref="ImportFormat.All"/> it is.</param>
/// <param name="FileName">As the person knows it; folders are left out.</param>
/// <param name="File">The file's bytes, from any position; it must be able to seek. The caller disposes it.</param>
/// <param name="ImportedBy">The person's name, for the history.</param>
/// <param name="UserId">The account, or none for an operator's command.</param>
public sealed record ImportOrder(int AuthorityId, string FormatId, string FileName, Stream File, string ImportedBy, int? UserId = null)
{
    /// <summary>
    /// Somebody's word that rows which break a rule may be left out, up to the authority's ceiling, so that the rest comes in.
    /// </summary>
    public bool SetsAside { get; init; }

    /// <summary>The batch whose rows set aside this file brings in mended.</summary>
    public int? Mends { get; init; }

    /// <summary>Answers to what the file leaves open, by the key of each question.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a file would do, found by bringing it in and taking it back at once.</summary>
/// <param name="Batch">The counts, and what there is to say, a sentence a line; it was not stored.</param>
/// <param name="Said">How the file is read.</param>
/// <param name="Questions">What it leaves open.</param>
/// <param name="Repairs">The cells that were not taken letter for letter, as many as are listed.</param>
/// <param name="RepairsInWords">All of them, counted by column and kind.</param>
/// <param name="ProblemCount">The rules that it breaks.</param>
public sealed record ImportTrial(
    ImportBatch Batch, IReadOnlyList<string> Said, IReadOnlyList<ReadingQuestion> Questions, IReadOnlyList<Repair> Repairs,
    IReadOnlyList<string> RepairsInWords, int ProblemCount)
{
    /// <summary>The name of the profile by which it was read, or none.</summary>
    public string? Profile { get; init; }
}

/// <summary>What came of a file, as stored, with its first problems if it was refused.</summary>
/// <param name="Problems">At most <see cref="ShownProblems"/>, in the order of the file.</param>
/// <param name="ProblemCount">All of them.</param>
public sealed record ImportResult(ImportBatch Batch, IReadOnlyList<ImportProblem> Problems, int ProblemCount)
{
    /// <summary>How many problems fit on a screen; the rest can be had as CSV.</summary>
    public const int ShownProblems = 100;

    /// <summary>
    /// True when its columns or words were not known, so that somebody who says what they are may bring it in as it is.
    /// </summary>
    public bool MayBeMapped { get; init; }

    /// <summary>True when the file's facts now stand, whether or not they were new.</summary>
    public bool IsAccepted => Batch.Status is ImportStatus.Accepted or ImportStatus.NothingNew;
}
