namespace CommissioningDashboard.Web.Imports;

/// <summary>What is to be done next with a file in the queue.</summary>
internal enum ImportWork
{
    /// <summary>Find out how it is read and what it would do.</summary>
    Trial,

    Import,

    /// <summary>Look it over, so that somebody can say what its columns are.</summary>
    Columns,
}
