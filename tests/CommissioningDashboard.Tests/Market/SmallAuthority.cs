using CommissioningDashboard.Access;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Market;

/// <summary>An authority of a commissioner, one provider and a few referrals in two months, for tests of what is done in it.</summary>
internal static class SmallAuthority
{
    /// <returns>Its key.</returns>
    public static async Task<int> AddSmallAuthorityAsync(this TestDatabase server, string code)
    {
        var authority = await server.AddAuthorityAsync(code, code);
        await using var db = server.Database.For(authority.Id);
        db.Users.Add(new UserAccount { Email = $"{code}@council.example".ToLowerInvariant(), Name = "Ann", PasswordHash = "", Role = Role.Commissioner });
        await db.SaveChangesAsync();
        await server.Database.WriteAsync(authority.Id, new MarketBuilder().Provider("Ash", 3).Refer(40, "Ash", "2026-04-01").Refer(9, "Ash").Rows);
        return authority.Id;
    }

    /// <summary>Its commissioner's key.</summary>
    public static async Task<int> CommissionerOfAsync(this TestDatabase server, int authority)
    {
        await using var db = server.Database.For(authority);
        return await db.Users.Select(x => x.Id).FirstAsync();
    }
}
