using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Profiles;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CommissioningDashboard.Web.Imports;

/// <summary>Profiles as files, to and from other councils.</summary>
internal static class ProfileEndpoints
{
    private const string _json = "application/json; charset=utf-8";
    private const long _bodyLimit = ProfileFile.Bytes + (64 * 1024);

    public static void MapProfiles(this WebApplication app)
    {
        app.MapPost("/imports/profiles/take", TakeAsync).Requires(Permission.ImportData)
            .WithMetadata(new RequestSizeLimitAttribute(_bodyLimit), new RequireAntiforgeryTokenAttribute());

        // Not "{key:guid}.json": routing would then take a method that neither address has for a page's.
        app.MapGet("/imports/profiles/{key:guid}/profile.json", FileAsync).Requires(Permission.ImportData);
        app.MapGet("/imports/profiles/ready/{place:int}.json", Ready).Requires(Permission.ImportData);
    }

    private static async Task<IResult> TakeAsync(
        IFormFile? file, [FromForm] string? name, CurrentUser user, ProfileDesk profiles, TakenProfiles taken,
        CancellationToken cancellationToken)
    {
        if (file is null || file.Length is 0 or > ProfileFile.Bytes)
        {
            return Results.LocalRedirect("~/imports/profiles?wrong=file");
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var (kept, problems) = await profiles.TakeAsync(user.Actor, bytes.ToArray(), name, cancellationToken);
        taken.Say(user.UserId, kept, problems);
        return Results.LocalRedirect(problems.Count == 0 ? "~/imports/profiles?taken=true" : "~/imports/profiles?wrong=profile");
    }

    private static async Task<IResult> FileAsync(
        Guid key, CurrentUser user, ProfileDesk profiles, CancellationToken cancellationToken)
        => await profiles.VersionsAsync(user.Actor, key, cancellationToken) is [var profile, ..]
            ? Results.File(ProfileFile.Write(profile.Name, ProfileFile.Kept(profile.Document)), _json, $"{FileName(profile)}.json")
            : Results.NotFound();

    private static IResult Ready(int place)
        => place >= 0 && place < ReadyProfiles.All.Count && ReadyProfiles.All[place] is { } profile
            ? Results.File(ProfileFile.Write(profile.Name, profile.Mapping), _json, $"{profile.Mapping.FormatId}-profile-ready.json")
            : Results.NotFound();

    private static string FileName(ImportProfile profile) => $"{profile.Format}-profile-version-{profile.Version}";
}
