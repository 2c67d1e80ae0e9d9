using CommissioningDashboard.Imports;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Imports;

/// <summary>How a file is read and what it would do, in words, before anything of it is stored.</summary>
internal static class ReadingWords
{
    public static string Headline(string file, ImportTrial trial) => trial.Questions.Count > 0
        ? $"{file} leaves {Written.Counted(trial.Questions.Count, "question")} open; nothing is stored yet."
        : $"{file} has been read; nothing is stored yet.";

    /// <summary>What bringing it in would come to.</summary>
    public static string Would(ImportTrial trial)
    {
        if (trial.Questions.Count > 0)
        {
            return trial.ProblemCount == 0 ? "Answer below, and it is read again."
                : $"Answer below, and it is read again. As it stands, {Written.Counted(trial.ProblemCount, "problem")} would be found.";
        }

        var batch = trial.Batch;
        return $"Bringing it in would make {Written.Counted(batch.Created, "record")} new, change {batch.Changed:N0} and leave "
            + $"{batch.Unchanged:N0} as they are. {ImportWords.Rows(batch)}";
    }

    public static string Open(ImportTrial trial)
        => trial.Questions.Count == 1 ? "The file can be read in more than one way." : "The file can be read in more than one way in "
            + $"{trial.Questions.Count:N0} places.";

    public static string Repaired(ImportTrial trial) => trial.RepairsInWords.Count == 0
        ? "Nothing: every cell is taken as it stands." : "These cells are read as something other than what stands in them.";

    /// <summary>The first of the cells that were put right.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(ImportTrial trial) => [.. trial.Repairs.Take(ImportResult.ShownProblems)
        .Select(x => (IReadOnlyList<string>)[$"{x.Row}", x.Column, x.What, x.Before, x.After.Length == 0 ? "(empty)" : x.After])];

    public static string Listed(ImportTrial trial) => trial.Repairs.Count > ImportResult.ShownProblems
        ? $"The first {ImportResult.ShownProblems} of the cells that were put right" : "The cells that were put right";
}
