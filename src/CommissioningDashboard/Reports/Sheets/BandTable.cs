using CommissioningDashboard.Disclosure;

namespace CommissioningDashboard.Reports.Sheets;

/// <summary>Tables that set the bands side by side, cut down to what fits a page and can be read at a glance.</summary>
internal static class BandTable
{
    /// <summary>The leading columns, each band's share, what has no provider recorded, and the trailing columns.</summary>
    public static DisclosedTable SharesOnly(DisclosedTable table, string name, string all, params string[] trailing)
        => table.Keeping([name, all, .. table.Columns.Select(x => x.Id).Where(x => x.EndsWith("_share", StringComparison.Ordinal)), "not_recorded", .. trailing]);
}
