using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Reports;

/// <summary>Everything that a board report is made from; the same values always make the same tables.</summary>
/// <param name="Slice">The market with its filter.</param>
/// <param name="Profile">How much may be shown.</param>
/// <param name="MadeBy">The role that made it, such as "Commissioner"; never a person's name, since the report may be published.</param>
/// <param name="MadeAt">When.</param>
public sealed record BoardReport(MarketSlice Slice, DisclosureProfile Profile, string MadeBy, DateTimeOffset MadeAt)
{
    /// <summary>Lower case with dashes: "testshire-market-report-board.xlsx".</summary>
    public string FileName
    {
        get
        {
            var name = string.Concat(Slice.Market.AuthorityName.ToLowerInvariant().Select(x => char.IsAsciiLetterOrDigit(x) ? x : '-'));
            var place = string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries));
            var end = $"market-report-{Profile.Id}.xlsx";
            return place.Length == 0 ? end : $"{(place.Length <= 30 ? place : place[..30].TrimEnd('-'))}-{end}";
        }
    }
}
