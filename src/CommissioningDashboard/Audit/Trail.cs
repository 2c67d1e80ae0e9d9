using System.Text.Json;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Audit;

/// <summary>Adds to the audit trail within the unit of work of the act itself, so that neither exists without the other.</summary>
public static class Trail
{
    /// <param name="db">The unit of work that the act is part of; saving it saves the entry.</param>
    /// <param name="userId">The account that acts, or none for an operator's command.</param>
    /// <param name="action">A short name such as "import.accepted".</param>
    /// <param name="detail">Facts about the act; never anything personal.</param>
    /// <param name="at">When it happened.</param>
    public static void Record(this DashboardDb db, int? userId, string action, object detail, DateTimeOffset at)
        => db.AuditEntries.Add(
        new AuditEntry { At = at.ToUniversalTime(), UserId = userId, Action = action, Detail = JsonSerializer.Serialize(detail) });
}
