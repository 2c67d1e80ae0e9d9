namespace CommissioningDashboard.Web.Components.Charts;

/// <summary>Moves direct labels apart so that none covers another, keeping their order and staying near what they name.</summary>
public static class LabelSpread
{
    /// <summary>
    /// Places for labels that would like to stand at <paramref name="wanted"/> (pixels from the top, any order), at least
    /// <paramref name="gap"/> apart and within <paramref name="top"/> to <paramref name="bottom"/> where there is room.
    /// </summary>
    public static double[] Apart(IReadOnlyList<double> wanted, double gap, double top, double bottom)
    {
        var placed = wanted.ToArray();
        var order = Enumerable.Range(0, placed.Length).OrderBy(index => wanted[index]).ToArray();
        for (var n = 0; n < order.Length; n++)
        {
            var floor = n == 0 ? top : placed[order[n - 1]] + gap;
            placed[order[n]] = Math.Max(placed[order[n]], floor);
        }

        for (var n = order.Length - 1; n >= 0; n--)
        {
            var ceiling = n == order.Length - 1 ? bottom : placed[order[n + 1]] - gap;
            placed[order[n]] = Math.Min(placed[order[n]], ceiling);
        }

        return placed;
    }
}
