using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Charts;
using CommissioningDashboard.Web.Components.Pages.Market;

namespace CommissioningDashboard.Web.Components.Pages.Fairness;

/// <summary>Turns the measures of fairness into what the charts draw: each figure beside what it is set against.</summary>
public static class FairnessCharts
{
    public static Bar Bar(string label, Figure share) => new(label, share.Value) { Low = share.Interval?.Low, High = share.Interval?.High };

    /// <summary>The whisker is what shuffled names give, not an interval of the share.</summary>
    public static Bar Names(ListPositionRow row) => new(row.Service?.Name ?? "All services", row.ByName.Share)
    {
        SubLabel = row.FirstNames is { } first ? $"{first} of {Written.Counted(row.Providers, "name")}" : null,
        Low = row.ByName.Chance.Low,
        High = row.ByName.Chance.High,
        Diamond = row.ByName.Expected,
    };

    public static Bar Look(InHousePreferenceRow row) => Bar(row.Name, row.Share) with
    {
        SubLabel = row.Times is { } times ? Written.Number(times.Value, Measures.Unit.Times) : null,
        Colour = Palette.InHouse,
        Diamond = row.Expected,
    };

    public static Bar Band(RepresentationRow row) => Bar(row.Band.Name(), row.Share) with
    {
        SubLabel = row.Index is { } index ? $"{Written.Number(index.Value, Measures.Unit.Times)} its share of capacity" : null,
        Colour = BandCharts.Colour(row.Band),
        Circle = row.ExpectedShare,
        Diamond = row.CapacityShare,
    };

    public static Bar Registered(RegistrationNotNeededRow row) => Bar(row.Service?.Name ?? "All these services", row.Share) with
    {
        SubLabel = $"{row.Registered} of {Written.Counted(row.Registered + row.Others, "provider")} able registered",
        Diamond = row.ExpectedShare,
    };

    public static Bar Team(HabitRow row) => Bar(row.Name, row.Share) with
    {
        SubLabel = row.Effective.Value is null ? null : $"effective number {row.Effective.Text}",
        Diamond = row.ChanceShare,
    };

    /// <summary>How many providers drop out at each place, with their sizes in words.</summary>
    public static IReadOnlyList<Bar> Places(IReadOnlyList<WhereInvisibleRow> rows) =>
    [
        .. rows.GroupBy(x => x.At).OrderBy(x => x.Key).Select(place => new Bar(place.Key.Name(), place.Count())
        {
            SubLabel = FilterWords.Joined(
                [.. place.GroupBy(x => x.Band).OrderBy(x => x.Key).Select(x => $"{x.Count()} {x.Key.Name().ToLowerInvariant()}")]),
        }),
    ];
}
