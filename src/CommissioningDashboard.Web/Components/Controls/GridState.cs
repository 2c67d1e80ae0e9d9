using System.Globalization;

namespace CommissioningDashboard.Web.Components.Controls;

/// <summary>How a grid is sorted and which page of it is shown, as its address says: "?sort=-referrals&amp;page=2".</summary>
/// <param name="Sort">The key of the column sorted by; null for the order the data came in.</param>
/// <param name="Descending">Largest first; a minus before the key in the address.</param>
/// <param name="Page">From 1.</param>
public sealed record GridState(string? Sort, bool Descending, int Page)
{
    /// <summary>Reads the state from query values, which may be missing or nonsense.</summary>
    public static GridState Read(string? sort, string? page, string? defaultSort) =>
        (string.IsNullOrWhiteSpace(sort) ? defaultSort : sort) switch
        {
            null => new GridState(null, false, Number(page)),
            ['-', .. var key] => new GridState(key, true, Number(page)),
            var key => new GridState(key, false, Number(page)),
        };

    private static int Number(string? page) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
}
