using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What came of an import, in words.</summary>
internal static class ImportWords
{
    public static string Status(ImportStatus status) => status switch
    {
        ImportStatus.Accepted => "accepted",
        ImportStatus.Refused => "refused",
        ImportStatus.Undone => "undone",
        _ => "nothing new",
    };

    public static string Outcome(ImportBatch batch) => batch.Status switch
    {
        ImportStatus.Accepted => $"{batch.FileName} was imported: {Written.Counted(batch.Created, "record")} new, {batch.Changed:N0} changed, {batch.Unchanged:N0} as they were.",
        ImportStatus.Refused => $"{batch.FileName} was refused as a whole; nothing was changed.",
        ImportStatus.Undone => $"{batch.FileName} was imported and then undone.",
        _ => $"{batch.FileName} holds nothing new; nothing was changed.",
    };

    /// <summary>The sum that always holds.</summary>
    public static string Rows(ImportBatch batch)
        => $"{Written.Counted(batch.RowsRead, "row")} read = {batch.RowsAccepted:N0} accepted + {batch.RowsRejected:N0} rejected + {batch.RowsCollapsed:N0} folded into others + {batch.RowsBlank:N0} blank.";
}
