using CommissioningDashboard.Access;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Demo;

/// <summary>What the demo county has set itself to reach, a year before it is looked at.</summary>
internal static class DemoTargets
{
    public static void Add(DashboardDb db, DateTimeOffset now)
    {
        var set = now.ToUniversalTime().AddYears(-1);
        var by = new DateOnly(now.Year + 2, 3, 31);
        db.Targets.AddRange(
            Target("band-share", TargetSense.AtLeast, 0.15, by, set,
                "Cabinet asked for micro-providers’ share to come near to doubling within three years."),
            Target("largest-providers", TargetSense.AtMost, 0.25, by, set,
                "No three providers should carry more than a quarter, so that one failure can be met."));
    }

    private static Target Target(string measure, TargetSense sense, double goal, DateOnly by, DateTimeOffset set, string reason) => new()
    {
        MeasureId = measure,
        Sense = sense,
        Goal = goal,
        By = by,
        Reason = reason,
        SetBy = $"Demo {Role.Commissioner.Words().ToLowerInvariant()}",
        SetAt = set,
    };
}
