using CommissioningDashboard.Data;
using CommissioningDashboard.Forms;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.DatedChanges;

/// <summary>A dated change as somebody fills it in, before it is known to be one.</summary>
/// <param name="Name">What was changed.</param>
/// <param name="From">The first day on which it applied, as dates are written.</param>
/// <param name="Services">Codes of the services it applied to; none for all.</param>
/// <param name="Areas">Codes of the areas it applied in; none for all.</param>
public sealed record DatedChangeForm(string? Name, string? From, IReadOnlyList<string> Services, IReadOnlyList<string> Areas)
{
    private const int _longestName = 100;

    /// <summary>The change, or what has to be mended, each with the name of its field.</summary>
    /// <param name="market">The market whose services and areas may be named.</param>
    /// <param name="recordedBy">Who records it.</param>
    /// <param name="today">The day on which it is recorded.</param>
    public (DatedChange? Change, IReadOnlyList<(string Field, string Problem)> Problems) Read(
        MarketSnapshot market, string recordedBy, DateOnly today)
    {
        var problems = new List<(string Field, string Problem)>();
        problems.Check(!string.IsNullOrWhiteSpace(Name), nameof(Name), "Say what was changed");
        problems.Check((Name ?? "").Length <= _longestName, nameof(Name), $"What was changed must have {_longestName} characters or fewer");
        var dated = Dates.TryRead((From ?? "").Trim(), out var from);
        problems.Check(dated, nameof(From), "Enter the date like 1/4/2026");
        problems.Check(!dated || from <= today, nameof(From), "The date must be today or in the past");
        problems.Check(!dated || from > today.AddYears(-20), nameof(From), "The date must be within the last 20 years");
        var filter = new MarketFilter { Services = Known(Services, market.Services), Areas = Known(Areas, market.Areas) };
        var isEverywhere = filter.Services.Count == 0 && filter.Areas.Count == 0;
        problems.Check(!isEverywhere, nameof(Services),
            "Choose the services or the areas in which it applied; what changed everywhere has nothing to be compared with");
        return problems.Count > 0 ? (null, problems) : (new DatedChange
        {
            Name = Name!.Trim(),
            From = from,
            Filter = filter.ToQuery(),
            RecordedBy = recordedBy,
        }, []);
    }

    /// <summary>All of them together are no choice.</summary>
    private static List<string> Known(IReadOnlyList<string> codes, IReadOnlyList<RegisterEntry> known)
    {
        var chosen = known.Select(x => x.Code).Where(codes.Contains).ToList();
        return chosen.Count < known.Count ? chosen : [];
    }
}
