using CommissioningDashboard.Access;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Access;

internal static class StartEndpoint
{
    /// <summary>
    /// The bare address leads to the first page that the reader's role has; where most questions have no answer yet, to what the data
    /// can say.
    /// </summary>
    public static void MapStart(this WebApplication app)
        => app.MapGet("/", async (CurrentUser user, SnapshotStore snapshots, CancellationToken cancellationToken) =>
        {
            if (!user.May(Permission.ViewMarket))
            {
                return Results.LocalRedirect(user.May(Permission.MakeReferrals) ? "~/desk" : "~/providers");
            }

            var market = await snapshots.GetAsync(user.AuthorityId, cancellationToken);
            return Results.LocalRedirect(market.Months > 0 && IsThin(market) ? "~/data-answers" : "~/market");
        }).RequireAuthorization(Policies.SignedIn);

    private static bool IsThin(MarketSnapshot market)
    {
        var answers = DataAnswers.For(market.Slice(MarketFilter.Everything));
        return 2 * answers.Count(DataAnswer.NotYet) > answers.Questions.Count;
    }
}
