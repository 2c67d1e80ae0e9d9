using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>A word on what a feed tells.</summary>
/// <param name="ProviderId">The provider that it is about, if any.</param>
/// <param name="BatchId">The batch that wrote it, if any.</param>
internal sealed record FeedWord(bool IsAccepted, int? ProviderId, int? BatchId, DateTimeOffset At);

/// <summary>Keeps answers: the last word on a thing stands.</summary>
internal static class FeedAnswers
{
    public static async Task SayAsync(
        DashboardDb db, Actor actor, int organisationId, IReadOnlyList<string> keys, FeedWord word, CancellationToken cancellationToken)
    {
        var held = await db.OpenReferralAnswers.Where(x => x.OrganisationId == organisationId && keys.Contains(x.Key))
            .ToDictionaryAsync(x => x.Key, cancellationToken);
        foreach (var key in keys)
        {
            if (!held.TryGetValue(key, out var answer))
            {
                answer = new OpenReferralAnswer { OrganisationId = organisationId, Key = key, AnsweredBy = "" };
                db.OpenReferralAnswers.Add(answer);
            }

            (answer.IsAccepted, answer.ProviderId, answer.BatchId) = (word.IsAccepted, word.ProviderId, word.BatchId);
            (answer.AnsweredBy, answer.AnsweredAt) = (actor.Name, word.At.ToUniversalTime());
        }
    }
}
