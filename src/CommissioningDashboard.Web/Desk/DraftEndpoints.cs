using CommissioningDashboard.Access;
using CommissioningDashboard.Referrals;
using CommissioningDashboard.Web.Access;

namespace CommissioningDashboard.Web.Desk;

/// <summary>What the script that saves drafts is told.</summary>
/// <param name="State">"saved"; "refused" for now; "stopped" for good.</param>
/// <param name="Words">For whoever fills in.</param>
/// <param name="Revision">The draft's, when it was saved.</param>
/// <param name="Address">The draft's page.</param>
internal sealed record DraftState(string State, string Words, int Revision, string Address);

/// <summary>Saves a draft while it is filled in. The form's own button does the same without script.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this WebApplication app)
        => app.MapPost("/desk/drafts/save", async (
            IFormCollection sent, CurrentUser user, SaveDraft drafts, TimeProvider clock, CancellationToken cancellationToken) =>
        {
            if (!Guid.TryParse(sent["Draft"], out var draft) || !int.TryParse(sent["Revision"], out var revision))
            {
                return Results.BadRequest();
            }

            var form = SentReferral.Read(sent);
            var saved = await drafts.RunAsync(user.Actor, draft, revision, form, cancellationToken);
            var address = $"desk/drafts/{draft}";
            return Results.Json(saved switch
            {
                DraftSaved.Saved => new DraftState(
                    "saved", $"Draft saved at {clock.GetLocalNow():HH:mm}.",
                    (await drafts.FindAsync(user.Actor, draft, cancellationToken))?.Revision ?? revision, address),
                DraftSaved.Refused => new DraftState("refused", $"Not saved: {Refusal(form)}.", revision, address),
                DraftSaved.ChangedByOther => new DraftState(
                    "stopped", "Not saved: somebody else has saved this draft meanwhile. Open it again from the desk to see theirs.",
                    revision, address),
                _ => new DraftState(
                    "stopped", "Not saved: this draft is no longer there. It may have become a referral.", revision, address),
            });
        }).Requires(Permission.MakeReferrals);

    private static string Refusal(ReferralForm form)
    {
        var (_, problem) = form.Refusals()[0];
        return char.ToLowerInvariant(problem[0]) + problem[1..].TrimEnd('.');
    }
}
