using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>One team or provider in a <see cref="FunnelChart"/>.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Part">How many of the whole the share is made of.</param>
/// <param name="Whole">What the share is of; with 0 there is no share and it is not drawn.</param>
public sealed record FunnelPoint(string Label, double Part, double Whole)
{
    public static IReadOnlyList<FunnelPoint> FromResult(FunnelResult reading) => [.. reading.Places.Select(x => new FunnelPoint(x.Member.Name, x.Member.Part, x.Member.Whole))];

    public double? Share => Whole > 0 ? Part / Whole : null;
}
