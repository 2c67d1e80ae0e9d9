using System.Globalization;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Feed;

namespace CommissioningDashboard.Web.Components.Pages.AuditTrail;

internal static class AuditEndpoint
{
    /// <summary>More than a spreadsheet can hold is asked for in parts.</summary>
    private const int _most = 100_000;

    /// <summary>The audit trail as the page filters it, as CSV.</summary>
    public static void MapAudit(this WebApplication app)
        => app.MapGet("/audit.csv", async (
            CurrentUser user, AuditView view, string? person, string? action, string? from, string? to, string? thing,
            CancellationToken cancellationToken) =>
        {
            var lines = await view.ReadAsync(
                user.Actor, AuditFilter.Read(person, action, from, to, thing), null, _most, cancellationToken);
            string[] headings = ["When", "Who", "Action", "Details"];
            return Results.File(
                TableCsv.Write(lines.Select(Fields).Prepend(headings)), "text/csv; charset=utf-8", "internal-audit.csv");
        }).Requires(Permission.ViewAudit);

    private static IEnumerable<string> Fields(AuditLine line) => new[]
    {
        line.Entry.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), line.Who, line.Entry.Action,
        AuditWords.Detail(line.Entry.Detail),
    }.Select(TableCsv.Field);
}
