using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Demo;

/// <summary>What the demo county changed in one of its areas a good year ago. Nothing in its story follows from it, and none is
/// found.</summary>
internal static class DemoChanges
{
    public static void Add(DashboardDb db, DateTimeOffset now)
        => db.DatedChanges.Add(new DatedChange
        {
            Name = "Coordinator for micro-providers",
            From = Month.FromDate(DateOnly.FromDateTime(now.UtcDateTime)).Plus(-13).FirstDay,
            Filter = new MarketFilter { Areas = [DemoCounty.Areas[0].Code] }.ToQuery(),
            RecordedBy = $"Demo {Role.Commissioner.Words().ToLowerInvariant()}",
            RecordedAt = now.ToUniversalTime().AddYears(-1),
        });
}
