using CommissioningDashboard.Access;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What the pages post to on which somebody says what a file’s columns and words are.</summary>
internal static class ColumnEndpoints
{
    public static void MapColumns(this WebApplication app)
    {
        Form(app, "/imports/{batchId:int}/columns", RefusedAsync);
        Form(app, "/imports/reading/{jobId:guid}/columns", WaitingAsync);
        Form(app, "/imports/columns/{jobId:guid}/look", LookAsync);
        Form(app, "/imports/columns/{jobId:guid}/say", SayAsync);
        Form(app, "/imports/columns/{jobId:guid}/keep", KeepAsync);
    }

    private static void Form(WebApplication app, string address, Delegate handler)
        => app.MapPost(address, handler).Requires(Permission.ImportData).WithMetadata(new RequireAntiforgeryTokenAttribute());

    /// <summary>A refused file, so that its columns can be said; when it is no longer at hand, its page says how to go on.</summary>
    private static async Task<IResult> RefusedAsync(int batchId, CurrentUser user, ImportDesk desk, CancellationToken cancellationToken)
        => await desk.TakeForMappingAsync(user.AuthorityId, batchId, user.Name, user.UserId, cancellationToken) is { } job
            ? Results.LocalRedirect($"~/imports/running/{job.Id}")
            : Results.LocalRedirect($"~/imports/{batchId}");

    private static async Task<IResult> WaitingAsync(Guid jobId, CurrentUser user, ImportDesk desk, CancellationToken cancellationToken)
    {
        if (desk.Find(user.AuthorityId, jobId) is { IsWaiting: true } job)
        {
            await desk.LookAtColumnsAsync(job, null, null, cancellationToken);
        }

        return Results.LocalRedirect($"~/imports/running/{jobId}");
    }

    /// <summary>Another sheet, or another row of headings.</summary>
    private static async Task<IResult> LookAsync(
        Guid jobId, [FromForm] string? sheet, [FromForm] string? row, CurrentUser user, ImportDesk desk,
        CancellationToken cancellationToken)
    {
        if (desk.Find(user.AuthorityId, jobId) is { IsMapping: true } job)
        {
            var at = int.TryParse(row, out var said) && said is > 0 and < 1000 ? said : (int?)null;
            await desk.LookAtColumnsAsync(job, int.TryParse(sheet, out var place) ? place : null, at, cancellationToken);
        }

        return Results.LocalRedirect($"~/imports/running/{jobId}");
    }

    private static async Task<IResult> SayAsync(
        Guid jobId, HttpRequest request, CurrentUser user, ImportDesk desk, CancellationToken cancellationToken)
    {
        if (desk.Find(user.AuthorityId, jobId) is not { IsMapping: true } job)
        {
            return Results.LocalRedirect($"~/imports/columns/{jobId}");
        }

        var form = await request.ReadFormAsync(cancellationToken);
        var mapping = MappingForm.Columns(form, job);
        desk.Say(job, mapping);
        if (form["do"] == "show")
        {
            return Results.LocalRedirect($"~/imports/columns/{jobId}#preview");
        }

        var isRight = MappingRules.Check(mapping).Count == 0
            && !MappingRules.Missing(mapping, ImportFormat.Find(mapping.FormatId)!).Any();
        return Results.LocalRedirect(isRight ? $"~/imports/columns/{jobId}/words" : $"~/imports/columns/{jobId}?wrong=columns");
    }

    private static async Task<IResult> KeepAsync(
        Guid jobId, HttpRequest request, CurrentUser user, ImportDesk desk, ProfileDesk profiles, CancellationToken cancellationToken)
    {
        if (desk.Find(user.AuthorityId, jobId) is not { IsMapping: true } job)
        {
            return Results.LocalRedirect($"~/imports/columns/{jobId}");
        }

        var form = await request.ReadFormAsync(cancellationToken);
        var (mapping, open) = MappingForm.Words(form, job);
        var name = form["name"].ToString().Trim();
        desk.Say(job, mapping);
        job.Name = name;
        if (open.Count > 0)
        {
            return Results.LocalRedirect($"~/imports/columns/{jobId}/words?wrong={string.Join('.', open.Take(50))}");
        }

        job.Problems = await profiles.KeepAsync(user.Actor, name, mapping, cancellationToken);
        if (job.Problems.Count > 0)
        {
            return Results.LocalRedirect($"~/imports/columns/{jobId}/words?wrong=name");
        }

        await desk.ReadByAsync(job, name, cancellationToken);
        return Results.LocalRedirect($"~/imports/running/{jobId}");
    }
}
