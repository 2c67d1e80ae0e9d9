using CommissioningDashboard.Disclosure;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Tables that set the bands side by side, cut down to what fits a page and can be read at a glance.</summary>
internal static class BandTable
{
    /// <summary>How to read a share while sizes are unknown.</summary>
    public const string OfUnknownSize = "A share is of what went to providers known to be of that size. Its interval reaches to where the "
        + "share would be if all providers of unknown size were of it.";

    /// <summary>
    /// The leading columns, each band's share with its interval, what has no provider recorded, and the trailing columns.
    /// </summary>
    public static DisclosedTable SharesOnly(DisclosedTable table, string name, string all, params string[] trailing)
    {
        var bands = table.Columns.Where(x => x.Id.EndsWith("_share", StringComparison.Ordinal))
            .Select(x => (Id: x.Id[..^"_share".Length], Name: x.Heading[..^", share".Length])).ToList();
        foreach (var (id, band) in bands)
        {
            table = table.Ranged($"{id}_low", $"{id}_high", $"{id}_range", $"{band}, 95% interval");
        }

        return table.Keeping(
            [name, all, .. bands.SelectMany(x => new[] { $"{x.Id}_share", $"{x.Id}_range" }), "not_recorded", .. trailing]);
    }
}
