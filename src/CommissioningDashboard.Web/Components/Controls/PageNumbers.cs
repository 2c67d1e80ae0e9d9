namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>Which page numbers to offer out of many.</summary>
public static class PageNumbers
{
    /// <summary>The first, the last, the present and its neighbours; null where pages are left out (never for a single page).</summary>
    public static IReadOnlyList<int?> Shown(int current, int total)
    {
        var shown = Enumerable.Range(1, Math.Max(0, total)).Where(page => page == 1 || page == total || Math.Abs(page - current) <= 1)
            .ToList();
        var pages = new List<int?>();
        foreach (var page in shown)
        {
            var before = pages.Count == 0 ? 0 : pages[^1]!.Value;
            if (page - before == 2) pages.Add(page - 1);
            else if (page - before > 2) pages.Add(null);
            pages.Add(page);
        }

        return pages;
    }
}
