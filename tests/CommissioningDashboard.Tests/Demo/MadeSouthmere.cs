using CommissioningDashboard.Access;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Tests.Demo;

internal static class MadeSouthmere
{
    /// <summary>Puts Southmere beside a site's county, and the demo accounts into both.</summary>
    public static async Task AddAsync(Site site)
    {
        var (server, options) = (site.Server, new DemoOptions { Clock = site.Time });
        var made = await SouthmereAuthority.WriteAsync(
            server.OwnerConnectionString, server.AppConnectionString, new PersonKeys(new byte[32]), options);
        foreach (var (place, id) in new[] { (DemoPlace.County, site.Authority.Id), (DemoPlace.Southmere, made.AuthorityId) })
        {
            await using var db = site.Database.For(id);
            await DemoAccounts.AddAsync(db, place, "nobody enters by password", site.Time.GetUtcNow());
            await db.SaveChangesAsync();
        }
    }
}
