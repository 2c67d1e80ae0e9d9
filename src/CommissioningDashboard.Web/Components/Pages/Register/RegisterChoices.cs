using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Components.Pages.Register;

/// <summary>What can be chosen from in the register desk's forms.</summary>
public sealed record RegisterChoices(
    IReadOnlyList<(int Id, string Name)> Services, IReadOnlyList<(int Id, string Name)> Areas, IReadOnlyList<string> Frameworks)
{
    public static async Task<RegisterChoices> ReadAsync(Database database, int authorityId)
    {
        await using var db = database.For(authorityId);
        return new RegisterChoices(
            [.. (await db.Services.AsNoTracking().OrderBy(x => x.Name).ToListAsync()).Select(x => (x.Id, x.Name))],
            [.. (await db.Areas.AsNoTracking().OrderBy(x => x.Name).ToListAsync()).Select(x => (x.Id, x.Name))],
            [.. await db.Frameworks.OrderBy(x => x.Name).Select(x => x.Name).ToListAsync()]);
    }
}
