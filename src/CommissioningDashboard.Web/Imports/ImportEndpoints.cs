using System.Globalization;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Imports.Submissions;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Feed;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What the import pages post to and download from.</summary>
internal static class ImportEndpoints
{
    /// <summary>The largest file and a little room for the form around it.</summary>
    private const long _bodyLimit = ImportLimits.TextBytes + (1024 * 1024);

    private const string _xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapImports(this WebApplication app)
    {
        app.MapPost("/imports/upload", UploadAsync).Requires(Permission.ImportData)
            .WithFormOptions(multipartBodyLengthLimit: _bodyLimit)
            .WithMetadata(new RequestSizeLimitAttribute(_bodyLimit), new RequireAntiforgeryTokenAttribute());
        app.MapPost("/imports/{batchId:int}/again", TakeAgainAsync).Requires(Permission.ImportData)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost("/imports/reading/{jobId:guid}/go-on", GoOnAsync).Requires(Permission.ImportData)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost("/imports/reading/{jobId:guid}/drop", DropAsync).Requires(Permission.ImportData)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost("/imports/{batchId:int}/take-back", UndoAsync).Requires(Permission.UndoImport)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost("/imports/services/questions/{key:guid}", AnswerAsync).Requires(Permission.ImportData)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost("/imports/services/ties/{tieId:int}", SettleAsync).Requires(Permission.ImportData)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapGet(
            "/imports/templates/{formatId}.csv",
                (string formatId) => Template(formatId, ImportTemplate.Csv, "text/csv; charset=utf-8", "csv"))
            .Requires(Permission.ImportData);
        app.MapGet("/imports/templates/{formatId}.xlsx", (string formatId) => Template(formatId, ImportTemplate.Xlsx, _xlsx, "xlsx"))
            .Requires(Permission.ImportData);
        app.MapGet("/imports/history.csv", HistoryAsync).Requires(Permission.ImportData);
        app.MapGet("/imports/{batchId:int}/problems.csv", ProblemsAsync).Requires(Permission.ImportData);
        app.MapGet("/imports/{batchId:int}/set-aside.csv", SetAsideAsync).Requires(Permission.ImportData);
        app.MapGet("/imports/{batchId:int}/repairs.csv", RepairsAsync).Requires(Permission.ImportData);
    }

    private static async Task<IResult> UploadAsync(
        [FromForm] string? format, [FromForm] int? mends, IFormFile? file, CurrentUser user, ImportDesk desk,
        CancellationToken cancellationToken)
    {
        if (ImportFormat.Find(format) is not { } known)
        {
            return Results.LocalRedirect("~/imports?wrong=format");
        }

        if (file is null || file.Length == 0)
        {
            return Results.LocalRedirect(
                mends is { } earlier ? $"~/imports/{earlier}?wrong=file#mend" : $"~/imports?wrong=file&format={known.Id}");
        }

        var copy = await CopyAsync(file, cancellationToken);
        var job = await desk.TakeAsync(
            new ImportOrder(user.AuthorityId, known.Id, file.FileName, copy, user.Name, user.UserId) { Mends = mends }, cancellationToken);
        return Results.LocalRedirect($"~/imports/running/{job.Id}");
    }

    /// <summary>
    /// A copy that outlives the request. It may hold what identifies people, so it has a name only for a moment: this
    /// process alone can read it, and not even a crash leaves it behind.
    /// </summary>
    private static async Task<FileStream> CopyAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var path = Path.GetTempFileName();
        var copy = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            File.Delete(path);
            await file.CopyToAsync(copy, cancellationToken);
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// A refused file once more, as the format that it is or without some rows; when it is no longer at hand, its page says how to go on.
    /// </summary>
    private static async Task<IResult> TakeAgainAsync(int batchId, CurrentUser user, ImportDesk desk, CancellationToken cancellationToken)
        => await desk.TakeAgainAsync(user.AuthorityId, batchId, user.Name, user.UserId, cancellationToken) is { } job
            ? Results.LocalRedirect($"~/imports/running/{job.Id}")
            : Results.LocalRedirect($"~/imports/{batchId}");

    /// <summary>The word on a file that was read: answers to what it leaves open, or that it is to be brought in as it was said.</summary>
    private static async Task<IResult> GoOnAsync(
        Guid jobId, HttpRequest request, CurrentUser user, ImportDesk desk, CancellationToken cancellationToken)
    {
        const string answer = "answer:";
        var form = await request.ReadFormAsync(cancellationToken);
        var answers = form.Where(x => x.Key.StartsWith(answer, StringComparison.Ordinal))
            .ToDictionary(x => x.Key[answer.Length..], x => x.Value.ToString());
        if (desk.Find(user.AuthorityId, jobId) is not { IsWaiting: true } job)
        {
            return Results.LocalRedirect($"~/imports/running/{jobId}");
        }

        var isPlain = answers.GetValueOrDefault(NamedMapping.Key) == NamedMapping.None;
        if (!isPlain && job.Trial!.Questions.Any(x => !x.Answers.Any(a => a.Value == answers.GetValueOrDefault(x.Key))))
        {
            return Results.LocalRedirect($"~/imports/reading/{jobId}?wrong=answer");
        }

        await desk.GoOnAsync(job, answers, cancellationToken);
        return Results.LocalRedirect($"~/imports/running/{jobId}");
    }

    private static async Task<IResult> DropAsync(Guid jobId, CurrentUser user, ImportDesk desk)
    {
        if (desk.Find(user.AuthorityId, jobId) is { } job)
        {
            await desk.DropAsync(job);
        }

        return Results.LocalRedirect("~/imports");
    }

    private static async Task<IResult> UndoAsync(int batchId, CurrentUser user, ImportUndo undo, CancellationToken cancellationToken)
        => await undo.UndoAsync(user.Actor, batchId, cancellationToken) is null
            ? Results.LocalRedirect($"~/imports/{batchId}")
            : Results.LocalRedirect($"~/imports/{batchId}/undo");

    private static async Task<IResult> AnswerAsync(
        Guid key, [FromForm] string? answer, CurrentUser user, CldSettling settling, SnapshotStore snapshots,
        CancellationToken cancellationToken)
    {
        var said = Enum.TryParse<CldAnswer>(answer, out var read) && Enum.IsDefined(read) ? read : (CldAnswer?)null;
        var refusal = await settling.AnswerAsync(user.Actor, key, said, cancellationToken);
        return await SettledAsync(refusal, user, snapshots, "questions");
    }

    /// <summary>An empty day is the one proposed; one that is none is asked for again.</summary>
    private static async Task<IResult> SettleAsync(
        int tieId, [FromForm] string? settled, [FromForm] string? from, CurrentUser user, CldSettling settling, SnapshotStore snapshots,
        CancellationToken cancellationToken)
    {
        var isDay = DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (!isDay && !string.IsNullOrWhiteSpace(from))
        {
            return Results.LocalRedirect("~/imports/services?wrong=day#ties");
        }

        var kind = Enum.TryParse<ProviderTieKind>(settled, out var said) && Enum.IsDefined(said) ? said : (ProviderTieKind?)null;
        var refusal = await settling.SettleAsync(user.Actor, tieId, kind, isDay ? day : null, cancellationToken);
        return await SettledAsync(refusal, user, snapshots, "ties");
    }

    private static async Task<IResult> SettledAsync(string? refusal, CurrentUser user, SnapshotStore snapshots, string anchor)
    {
        if (refusal is not null)
        {
            return Results.LocalRedirect("~/imports/services?wrong=gone");
        }

        // Whoever has just changed it goes to look at once, which may be sooner than the change is heard of.
        await snapshots.RefreshAsync(user.AuthorityId);
        return Results.LocalRedirect($"~/imports/services?saved=true#{anchor}");
    }

    private static IResult Template(string formatId, Func<ImportFormat, byte[]> write, string type, string ending)
        => ImportFormat.Find(formatId) is { } format ? Results.File(write(format), type, $"{format.Id}-template.{ending}")
        : Results.NotFound();

    private static async Task<IResult> ProblemsAsync(int batchId, CurrentUser user, Database database, CancellationToken cancellationToken)
    {
        await using var db = database.For(user.AuthorityId);
        var problems = await db.ImportProblems.AsNoTracking().Where(x => x.BatchId == batchId)
            .OrderBy(x => x.Row).ThenBy(x => x.Id).ToListAsync(cancellationToken);
        var csv = TableCsv.Write(
        [
            ["Row", "Column", "Value", "Rule", "Remedy"],
            .. problems.Select(
                x => new[] { $"{x.Row}", TableCsv.Field(x.Column), TableCsv.Field(x.Value), TableCsv.Field(x.Rule),
                    TableCsv.Field(x.Remedy) }),
        ]);
        return Results.File(csv, "text/csv; charset=utf-8", $"import-{batchId}-problems.csv");
    }

    /// <summary>The rows set aside under the headings of their file, so that they can be mended and brought in.</summary>
    private static async Task<IResult> SetAsideAsync(int batchId, CurrentUser user, Database database, CancellationToken cancellationToken)
    {
        await using var db = database.For(user.AuthorityId);
        var rows = await db.SetAsideRows.AsNoTracking().Where(x => x.BatchId == batchId).OrderBy(x => x.Row)
            .Select(x => x.Cells).ToListAsync(cancellationToken);
        var csv = TableCsv.Write(rows.Select(x => x.Select(TableCsv.Field).ToArray()));
        return Results.File(csv, "text/csv; charset=utf-8", $"import-{batchId}-set-aside.csv");
    }

    private static async Task<IResult> RepairsAsync(int batchId, CurrentUser user, Database database, CancellationToken cancellationToken)
    {
        await using var db = database.For(user.AuthorityId);
        var repairs = await db.ImportRepairs.AsNoTracking().Where(x => x.BatchId == batchId)
            .OrderBy(x => x.Row).ThenBy(x => x.Id).ToListAsync(cancellationToken);
        var csv = TableCsv.Write(
        [
            ["Row", "Column", "What was done", "As written", "Read as"],
            .. repairs.Select(
                x => new[] { $"{x.Row}", TableCsv.Field(x.Column), TableCsv.Field(x.What), TableCsv.Field(x.Before),
                    TableCsv.Field(x.After) }),
        ]);
        return Results.File(csv, "text/csv; charset=utf-8", $"import-{batchId}-repairs.csv");
    }

    private static async Task<IResult> HistoryAsync(CurrentUser user, Database database, CancellationToken cancellationToken)
    {
        await using var db = database.For(user.AuthorityId);
        var batches = await db.ImportBatches.AsNoTracking().OrderByDescending(x => x.Id).ToListAsync(cancellationToken);
        var csv = TableCsv.Write(
        [
            ["File", "Format", "Started", "By", "Rows read", "Accepted", "Rejected", "Held back", "Set aside", "Collapsed", "Blank",
                "Created", "Changed", "Unchanged", "Outcome"],
            .. batches.Select(x => new[]
            {
                TableCsv.Field(x.FileName), TableCsv.Field(ImportFormat.NameOf(x.Format)),
                    TableCsv.Field(Written.Moment(x.StartedAt)), TableCsv.Field(x.ImportedBy),
                $"{x.RowsRead}", $"{x.RowsAccepted}", $"{x.RowsRejected}", $"{x.RowsHeld}", $"{x.RowsSetAside}",
                $"{x.RowsCollapsed}", $"{x.RowsBlank}",
                $"{x.Created}", $"{x.Changed}", $"{x.Unchanged}",
                TableCsv.Field(ImportWords.Status(x.Status)),
            }),
        ]);
        return Results.File(csv, "text/csv; charset=utf-8", "imports.csv");
    }
}
