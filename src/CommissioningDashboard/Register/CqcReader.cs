using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>What the Care Quality Commission's lists say of one provider, for its page.</summary>
public static class CqcReader
{
    /// <returns>One for each location of its records; none when no list was brought in that has it.</returns>
    public static async Task<IReadOnlyList<CqcView>> ReadAsync(
        Database database, int authorityId, ProviderRecord provider, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        int[] ids = [provider.Id, .. provider.OtherIds];
        var rows = await db.CqcLocations.AsNoTracking()
            .Where(x => db.Providers.Any(p => ids.Contains(p.Id) && p.CqcLocationId == x.LocationId)).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(x => x.LocationId).OrderBy(x => x.Key).Select(CqcView.Of)];
    }
}
