using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Reads a Lorenz curve between its points.</summary>
public static class LorenzCurve
{
    /// <summary>The share received by the least-used <paramref name="providers"/> (0 to 1), along the straight line between neighbouring points.</summary>
    public static double At(IReadOnlyList<LorenzPoint> points, double providers)
    {
        var after = points.ToList().FindIndex(point => point.ProviderShare >= providers - 1e-12);
        if (after < 0) return points[^1].ReferralShare;
        if (after == 0) return points[0].ReferralShare;
        var (from, to) = (points[after - 1], points[after]);
        var along = (providers - from.ProviderShare) / (to.ProviderShare - from.ProviderShare);
        return from.ReferralShare + along * (to.ReferralShare - from.ReferralShare);
    }
}
