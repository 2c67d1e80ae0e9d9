using CommissioningDashboard.Access;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Imports.OpenReferral;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CommissioningDashboard.Web.Imports;

/// <summary>Takes feeds of Open Referral UK from the imports page.</summary>
internal static class FeedImportEndpoints
{
    /// <summary>More than a feed may have, so that a larger one is refused in words.</summary>
    private const long _bodyLimit = ImportLimits.TextBytes + (1024 * 1024);

    public static void MapFeedImports(this WebApplication app)
        => app.MapPost("/imports/open-referral", TakeAsync).Requires(Permission.ImportData)
            .WithFormOptions(multipartBodyLengthLimit: _bodyLimit)
            .WithMetadata(new RequestSizeLimitAttribute(_bodyLimit), new RequireAntiforgeryTokenAttribute());

    private static async Task<IResult> TakeAsync(
        IFormFile? file, [FromForm] string? address, CurrentUser user, OpenReferralIntake intake, TakenFeeds taken, FeedsByAddress feeds,
        CancellationToken cancellationToken)
    {
        if (file is null or { Length: 0 } && !string.IsNullOrWhiteSpace(address))
        {
            return feeds.Begin(user.Actor, address) ? Results.LocalRedirect("~/register/open-referral?read=true")
                : Results.LocalRedirect("~/imports?wrong=feed-busy#open-referral");
        }

        if (file is null || file.Length == 0)
        {
            return Results.LocalRedirect("~/imports?wrong=feed#open-referral");
        }

        var reading = await ReadAsync(file, cancellationToken);
        var kept = reading.ProblemCount > 0 ? null : await intake.TakeAsync(user.Actor, reading, file.FileName, cancellationToken);
        taken.Say(user.UserId, new BroughtFeed(file.FileName, reading, kept));
        return Results.LocalRedirect("~/register/open-referral?read=true");
    }

    private static async Task<FeedReading> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        if (file.Length > FeedReader.Bytes)
        {
            return FeedReader.TooLarge;
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return FeedReader.Read(bytes);
    }
}
