using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Reports;

/// <summary>Everything that a board report is made from; the same values always make the same tables.</summary>
/// <param name="Slice">The market with its filter.</param>
/// <param name="Profile">How much may be shown.</param>
/// <param name="MadeBy">The role that made it, such as "Commissioner"; never a person's name, since the report may be published.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Number">The number under which it is kept; none for a report that is made and handed over only.</param>
/// <param name="Heading">What it was called when it was frozen.</param>
public sealed record BoardReport(
    MarketSlice Slice, DisclosureProfile Profile, string MadeBy, DateTimeOffset MadeAt, int? Number = null, string Heading = "")
{
    /// <summary>Every measure that it shows, in the order of its worksheets.</summary>
    public static IReadOnlyList<Measure> Measures => [.. ReportSheet.All.SelectMany(x => x.Measures).DistinctBy(x => x.Id)];

    /// <summary>
    /// Lower case with dashes: "testshire-market-report-board.xlsx", with its number when it is frozen:
    /// "testshire-market-report-3-board.xlsx". With exact figures it is named as every file of them.
    /// </summary>
    public string FileName
    {
        get
        {
            var name = string.Concat(Slice.Market.AuthorityName.ToLowerInvariant().Select(x => char.IsAsciiLetterOrDigit(x) ? x : '-'));
            var place = string.Join('-', name.Split('-', StringSplitOptions.RemoveEmptyEntries));
            var end = $"market-report{(Number is { } number ? $"-{number}" : "")}";
            var title = place.Length == 0 ? end : $"{(place.Length <= 30 ? place : place[..30].TrimEnd('-'))}-{end}";
            return Profile.IsExact ? ExactFile.Name(title, Slice, "xlsx") : $"{title}-{Profile.Id}.xlsx";
        }
    }
}
