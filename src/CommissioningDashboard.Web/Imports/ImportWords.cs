using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What came of an import, in words.</summary>
internal static class ImportWords
{
    /// <summary>The endings of files that can be read, as a file field takes them.</summary>
    public const string Endings = ".csv,.txt,.tsv,.xlsx,.xlsm,.ods,.xls";

    public static string Status(ImportStatus status) => status switch
    {
        ImportStatus.Accepted => "accepted",
        ImportStatus.Refused => "refused",
        ImportStatus.Undone => "undone",
        _ => "nothing new",
    };

    public static string Outcome(ImportBatch batch) => batch.Status switch
    {
        ImportStatus.Accepted => $"{batch.FileName} was imported: {Written.Counted(batch.Created, "record")} new, {batch.Changed:N0} "
            + $"changed, {batch.Unchanged:N0} as they were{(batch.RowsSetAside == 0 ? "" : $"; {SetAside(batch.RowsSetAside)}")}.",
        ImportStatus.Refused => Refused(batch),
        ImportStatus.Undone => $"{batch.FileName} was imported and then undone.",
        _ => $"{batch.FileName} holds nothing new; nothing was changed.",
    };

    /// <summary>The sum that always holds.</summary>
    public static string Rows(ImportBatch batch) => batch.Status == ImportStatus.Refused
        ? $"{Written.Counted(batch.RowsRead, "row")} read = {batch.RowsRejected:N0} that {Break(batch.RowsRejected)} a rule + "
        + $"{batch.RowsHeld:N0} good, held back with the file + {batch.RowsCollapsed:N0} folded into others + {batch.RowsBlank:N0} blank."
        : $"{Written.Counted(batch.RowsRead, "row")} read = {batch.RowsAccepted:N0} accepted + {batch.RowsSetAside:N0} set aside + "
        + $"{batch.RowsCollapsed:N0} folded into others + {batch.RowsBlank:N0} blank.";

    private static string Refused(ImportBatch batch)
    {
        if (ImportFormat.Find(batch.LooksLike) is { } other)
        {
            return $"{batch.FileName} looks like {other.InWords}, and {ImportFormat.NameOf(batch.Format)} was chosen; "
                + $"nothing was brought in.";
        }

        var rows = batch.RowsRead - batch.RowsBlank;
        return batch.RowsRejected == 0
            ? $"{batch.FileName} cannot be taken as it is; nothing was brought in."
            : $"{batch.FileName}: {batch.RowsRejected:N0} of {Written.Counted(rows, "row")} {Break(batch.RowsRejected)} a rule; nothing "
            + $"was brought in.";
    }

    /// <summary>"1 row was set aside".</summary>
    public static string SetAside(int rows) => $"{Written.Counted(rows, "row")} {(rows == 1 ? "was" : "were")} set aside";

    private static string Break(int rows) => rows == 1 ? "breaks" : "break";
}
