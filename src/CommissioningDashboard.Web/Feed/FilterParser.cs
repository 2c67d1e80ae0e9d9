using CommissioningDashboard.Market;
using CommissioningDashboard.Web.Access;

namespace CommissioningDashboard.Web.Feed;

/// <summary>Takes a slice as a request's query string asks. Unlike a page, a machine is refused anything that cannot be used.</summary>
internal static class FilterParser
{
    public static async Task<(MarketSlice? Slice, IResult? Problem)> ParseAsync(
        HttpRequest request, CurrentUser user, SnapshotStore snapshots, CancellationToken cancellationToken)
    {
        var (filter, problems) = FilterAddress.Read(request.QueryString.Value);
        var market = await snapshots.GetAsync(user.AuthorityId, cancellationToken);
        problems = [.. problems, .. filter.ProblemsIn(market)];
        return problems.Count > 0
            ? (null,
            Results.Problem(
                string.Join(" ", problems), title: "The filter cannot be used as it is.", statusCode: StatusCodes.Status400BadRequest))
            : (market.Slice(filter), null);
    }
}
