using CommissioningDashboard.Access;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Reports;
using CommissioningDashboard.Web.Access;

namespace CommissioningDashboard.Web.Reports;

/// <summary>The board report as a download, with the same filter in its address as every page; and those that were frozen.</summary>
internal static class ReportEndpoints
{
    private const string _xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReports(this WebApplication app)
    {
        app.MapGet("/reports/board.xlsx", BoardAsync).Requires(Permission.ExportBoardReport);
        app.MapGet("/reports/{number:int}/workbook", FrozenAsync).Requires(Permission.ExportBoardReport);
    }

    private static async Task<IResult> FrozenAsync(
        HttpContext context, int number, CurrentUser user, FrozenReports reports, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await reports.TakeAsync(user.Actor, number, cancellationToken) is { } report
            ? Results.File(report.File, _xlsx, report.FileName)
            : Results.NotFound();
    }

    private static async Task<IResult> BoardAsync(
        HttpContext context, CurrentUser user, SnapshotStore store, BoardExport export, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (filter, problems) = FilterAddress.Read(context.Request.QueryString.Value);
        var wanted = context.Request.Query["profile"].LastOrDefault(x => !string.IsNullOrEmpty(x)) ?? DisclosureProfile.Board.Id;
        var profile = DisclosureProfile.Find(wanted);

        // A page may show what is left of a filter and say so; a file that travels may not differ from what was asked for.
        var market = await store.GetAsync(user.AuthorityId, cancellationToken);
        string[] wrong =
        [
            .. problems,
            .. filter.ProblemsIn(market),
            .. profile is null ? ["There is no such disclosure profile. Choose board, strict or internal."]
                : ReportRules.ProblemsIn(filter, profile),
        ];
        if (wrong.Length > 0)
        {
            return Results.Text(
                $"The report was not made, because its filter cannot be followed.\n\n{string.Join('\n', wrong)}\n\nGo back, mend the "
                    + $"filter and ask again.",
                "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }

        var file = await export.RunAsync(user.Actor, user.Role.Words(), filter, profile!, cancellationToken);
        return Results.File(file.Bytes, _xlsx, file.Name);
    }
}
