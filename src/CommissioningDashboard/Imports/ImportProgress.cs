namespace CommissioningDashboard.Imports;

/// <summary>What an import is doing.</summary>
public enum ImportStep
{
    Waiting,
    Reading,
    Saving,
}

/// <summary>How far a running import has come.</summary>
/// <param name="Share">How much of the file has been read, 0 to 1.</param>
public sealed record ImportProgress(ImportStep Step, int RowsRead, double Share)
{
    /// <summary>A file is gone through twice: to find out how it is read, and to read it.</summary>
    internal static ImportProgress Of(Stream file, int rowsRead, bool isSurvey)
    {
        var share = file.Length == 0 ? 1 : (double)file.Position / file.Length;
        return new ImportProgress(ImportStep.Reading, rowsRead, (share / 2) + (isSurvey ? 0 : 0.5));
    }
}
