using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Everybody outside a funnel's limits in words, since a drawing has room for few names.</summary>
internal static class FunnelList
{
    /// <summary>A sentence for those outside the 99.8% limits and one for those between these and the 95% ones.</summary>
    /// <param name="reading">Who is compared and where each lies.</param>
    /// <param name="unnamed">What one of them is called where those within the 99.8% limits may not be named.</param>
    public static IEnumerable<string> Of(FunnelResult reading, string? unnamed)
    {
        if (reading.Outside.Count > 0)
        {
            yield return $"Outside the 99.8% limits: {Sides(reading.Outside)}.";
        }

        if (reading.Between.Count > 0)
        {
            var who = unnamed is null ? Sides(reading.Between) : $"{Written.Counted(reading.Between.Count, unnamed)}, not named";
            yield return $"Between the 95% and the 99.8% limits, where chance alone puts about 1 in 20: {who}.";
        }
    }

    private static string Sides(IReadOnlyList<FunnelPlace> places)
    {
        var above = Side("above", places.Where(x => x.IsAbove));
        var below = Side("below", places.Where(x => !x.IsAbove));
        return string.Join("; ", new[] { above, below }.OfType<string>());
    }

    private static string? Side(string side, IEnumerable<FunnelPlace> places)
    {
        var named = places.OrderByDescending(x => x.Share).Select(x => $"{x.Member.Name} {Written.Percent(x.Share)}").ToList();
        return named.Count == 0 ? null : $"{side}, {FilterWords.Joined(named)}";
    }
}
