namespace CommissioningDashboard.Imports.Reading;

/// <summary>The file as a whole cannot be read; says which rule it breaks and what to do.</summary>
internal sealed class FileRefusedException(string rule, string remedy, int row = 0) : Exception(rule)
{
    public string Rule { get; } = rule;

    public string Remedy { get; } = remedy;

    /// <summary>The row at which reading stopped; 0 for the file as a whole.</summary>
    public int Row { get; } = row;
}
