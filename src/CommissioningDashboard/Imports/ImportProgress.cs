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
public sealed record ImportProgress(ImportStep Step, int RowsRead, double Share);
