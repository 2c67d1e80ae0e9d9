using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Reports;

/// <summary>
/// What a report that may be read in public may be of. Small markets and finely cut ones tell of single people however their numbers are
/// rounded, most of all when two reports that differ by one step of the filter are laid beside each other, or a part of the market beside
/// the whole of it.
/// </summary>
public static class ReportRules
{
    private const int _mostFilters = 2;

    /// <summary>
    /// Why a report of this part of the market may not be made under a profile, in words that say what to do; empty when it may.
    /// </summary>
    public static IReadOnlyList<string> ProblemsIn(MarketFilter filter, DisclosureProfile profile)
    {
        if (profile.IsExact)
        {
            return [];
        }

        var used = new[] { filter.Services, filter.Areas, filter.Needs, filter.Routes, filter.Teams }.Count(x => x.Count > 0);
        return
        [
            .. filter.Services.Count > 0 && filter.Areas.Count > 0
                ? ["A report that may leave the authority names all areas or all services. Take away the areas or the services, or make "
                    + "an internal workbook."] : Array.Empty<string>(),
            .. used > _mostFilters
                ? [$"A report that may leave the authority is filtered by at most two of service, area, need, route and team; this one "
                    + $"by {used}. Take some away, or make an internal workbook."]
                : Array.Empty<string>(),
            .. filter.Areas.Count > 0 && !filter.Compare.IsInTime()
                ? ["A report that may leave the authority does not set areas beside all areas: the figures of the others would follow by "
                    + "subtraction. Compare with the year before or the period before, or make an internal workbook."]
                : Array.Empty<string>(),
        ];
    }

    /// <summary>Why a report may not be given a number and laid before a board under a profile; none when it may.</summary>
    public static string? ProblemWithNumbering(DisclosureProfile profile)
        => profile.IsExact ? "An internal workbook has exact figures and cannot bear a board report’s number. Choose the board or the "
            + "strict profile." : null;
}

/// <summary>A report was asked for that its rules do not allow; the message says why and what to do.</summary>
public sealed class ReportRefusedException(IEnumerable<string> problems) : Exception(string.Join(' ', problems));
