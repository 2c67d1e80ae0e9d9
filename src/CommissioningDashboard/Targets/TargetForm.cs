using System.Globalization;
using CommissioningDashboard.Data;
using CommissioningDashboard.Forms;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Spend;

namespace CommissioningDashboard.Targets;

/// <summary>A target as somebody fills it in, before it is known to be one.</summary>
/// <param name="Measure">A measure's id.</param>
/// <param name="Sense">"at-least" or "at-most".</param>
/// <param name="Goal">The figure as readers write it: 15% of a share is 15.</param>
/// <param name="By">The day, as dates are written.</param>
/// <param name="Reason">Why.</param>
public sealed record TargetForm(string? Measure, string? Sense, string? Goal, string? By, string? Reason)
{
    private const int _longestReason = 500;

    /// <summary>Measures that a target can be set for.</summary>
    public static IReadOnlyList<Measure> Measures { get; } = [
        .. MeasureCatalogue.All.Where(x => x.HasGoal && x.Unit is not (Unit.Points or Unit.Any))];

    /// <summary>The target, or what has to be mended, each with the name of its field.</summary>
    /// <param name="market">The market it is for; its period is left out.</param>
    /// <param name="setBy">Who sets it.</param>
    /// <param name="today">The day on which it is set.</param>
    public (Target? Target, IReadOnlyList<(string Field, string Problem)> Problems) Read(MarketFilter market, string setBy, DateOnly today)
    {
        var measure = Measures.FirstOrDefault(x => x.Id == Measure);
        var filter = (market with { From = null, To = null, Compare = Comparison.YearBefore }).ToQuery();
        return Read(measure?.Id, measure?.Unit, "Choose a measure", filter, setBy, today);
    }

    /// <summary>The same for a kind of supplier’s share of spend, which has no market.</summary>
    public (Target? Target, IReadOnlyList<(string Field, string Problem)> Problems) ReadSpend(string setBy, DateOnly today)
    {
        var isKind = Enum.GetValues<SupplierKind>().Any(x => SpendTarget.IdOf(x) == Measure);
        return Read(isKind ? Measure : null, isKind ? Unit.Share : null, "Choose a kind of supplier", "", setBy, today);
    }

    private (Target? Target, IReadOnlyList<(string Field, string Problem)> Problems) Read(
        string? id, Unit? unit, string missing, string filter, string setBy, DateOnly today)
    {
        var problems = new List<(string Field, string Problem)>();
        problems.Check(id is not null, nameof(Measure), missing);
        problems.Check(Sense is "at-least" or "at-most", nameof(Sense), "Choose at least or at most");
        var goal = unit is { } known ? ReadGoal(known) : null;
        problems.Check(unit is null || goal is not null, nameof(Goal),
            unit is null ? "" : $"Enter the figure to reach as {Expected(unit.Value)}");
        var dated = Dates.TryRead((By ?? "").Trim(), out var by);
        problems.Check(dated, nameof(By), "Enter the date like 31/3/2027");
        problems.Check(!dated || by > today, nameof(By), "The date must be in the future");
        problems.Check(!dated || by <= today.AddYears(20), nameof(By), "The date must be within 20 years");
        problems.Check(!string.IsNullOrWhiteSpace(Reason), nameof(Reason), "Say why this figure, so that others can judge it");
        problems.Check((Reason ?? "").Length <= _longestReason, nameof(Reason),
            $"The reason must have {_longestReason} characters or fewer");
        return problems.Count > 0 ? (null, problems) : (new Target
        {
            MeasureId = id!,
            Filter = filter,
            Sense = Sense == "at-least" ? TargetSense.AtLeast : TargetSense.AtMost,
            Goal = goal!.Value,
            By = by,
            Reason = Reason!.Trim(),
            SetBy = setBy,
        }, []);
    }

    private double? ReadGoal(Unit unit)
    {
        var text = (Goal ?? "").Trim().TrimEnd('%').TrimStart('£').Replace(",", "", StringComparison.Ordinal).Trim();
        return !double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number) ? null
            : unit switch
            {
                Unit.Share => number <= 100 ? number / 100 : null,
                Unit.Coefficient => number <= 1 ? number : null,
                _ => number,
            };
    }

    private static string Expected(Unit unit) => unit switch
    {
        Unit.Share => "a percentage from 0 to 100, like 15",
        Unit.Coefficient => "a number from 0 to 1, like 0.6",
        Unit.Pounds => "pounds, like 1,200",
        _ => "a number, like 12 or 2.5",
    };
}
