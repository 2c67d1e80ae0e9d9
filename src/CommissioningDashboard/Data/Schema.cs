using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Data;

/// <summary>The database's structure, changed by migrations only and only by its owner.</summary>
public static class Schema
{
    /// <summary>Brings the structure up to date; safe to run at every start. Returns the migrations it applied.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        string ownerConnectionString, CancellationToken cancellationToken = default)
    {
        await using var database = new Database(ownerConnectionString);
        await using var db = database.For(0);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <summary>Adds an authority, as the owner. Its code must be new.</summary>
    /// <param name="at">When an operator asked for it, for the audit trail; none leaves no entry.</param>
    public static async Task<Authority> AddAuthorityAsync(
        string ownerConnectionString, Authority authority, DateTimeOffset? at = null, CancellationToken cancellationToken = default)
    {
        await using var database = new Database(ownerConnectionString);
        await using var db = database.For(0);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select set_config('app.authority_code', {authority.Code}, true)", cancellationToken);
        db.Authorities.Add(authority);
        await db.SaveChangesAsync(cancellationToken);
        if (at is { } when)
        {
            var detail = JsonSerializer.Serialize(new { authority.Code, authority.Name });
            await db.Database.ExecuteSqlAsync($"""
                select set_config('app.authority_id', {authority.Id.ToString(CultureInfo.InvariantCulture)}, true);
                insert into audit_entry (authority_id, at, action, detail) values ({authority.Id}, {when.ToUniversalTime()},
                  'authority.added', {detail}::jsonb)
                """, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return authority;
    }
}
