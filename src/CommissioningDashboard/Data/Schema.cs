using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Data;

/// <summary>The database's structure, changed by migrations only and only by its owner.</summary>
public static class Schema
{
    /// <summary>Brings the structure up to date; safe to run at every start. Returns the migrations it applied.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(string ownerConnectionString, CancellationToken cancellationToken = default)
    {
        await using var database = new Database(ownerConnectionString);
        await using var db = database.For(0);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <summary>Adds an authority, as the owner. Its code must be new.</summary>
    public static async Task<Authority> AddAuthorityAsync(
        string ownerConnectionString, Authority authority, CancellationToken cancellationToken = default)
    {
        await using var database = new Database(ownerConnectionString);
        await using var db = database.For(0);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select set_config('app.authority_code', {authority.Code}, false)", cancellationToken);
        db.Authorities.Add(authority);
        await db.SaveChangesAsync(cancellationToken);
        return authority;
    }
}
