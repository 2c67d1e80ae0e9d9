using System.Text.Json;
using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Web.Components.Pages.Register;

/// <summary>A correction that was made at the register desk.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Name">The provider's name of today.</param>
/// <param name="Part">What of its record.</param>
/// <param name="Who">Who made it.</param>
public sealed record RegisterChange(int Provider, string Name, string Part, string Who, DateTimeOffset At);

/// <summary>Reads from the audit trail what was corrected at the register desk.</summary>
internal static class RegisterChanges
{
    private const int _shown = 20;

    /// <summary>The latest first.</summary>
    public static Task<IReadOnlyList<RegisterChange>> LatelyAsync(Database database, int authorityId)
        => ReadAsync(database, authorityId, null, _shown);

    /// <summary>Who changed a record last and when, in words; none when nobody did here.</summary>
    public static async Task<string?> LastAsync(Database database, int authorityId, int provider)
        => (await ReadAsync(database, authorityId, provider, 1)).Select(x => $"{x.Who}, {Written.Moment(x.At)}").FirstOrDefault();

    private static async Task<IReadOnlyList<RegisterChange>> ReadAsync(Database database, int authorityId, int? provider, int most)
    {
        await using var db = database.For(authorityId);
        var entries = db.AuditEntries.AsNoTracking().Where(x => x.Action == "register.corrected");
        if (provider is { } key)
        {
            entries = entries.Where(x => EF.Functions.JsonContains(x.Detail, $$"""{"provider":{{key}}}"""));
        }

        var found = await entries.OrderByDescending(x => x.Id).Take(most).ToListAsync();
        var users = await db.Users.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name);
        var changes = found.Select(x => (Entry: x, Detail: JsonDocument.Parse(x.Detail).RootElement)).ToList();
        var keys = changes.Select(x => x.Detail.GetProperty("provider").GetInt32()).ToList();
        var names = await db.Providers.AsNoTracking().Where(x => keys.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name);
        return
        [
            .. changes.Select((x, i) => new RegisterChange(
                keys[i], names.GetValueOrDefault(keys[i], "a provider that is gone"),
                PartOf(x.Detail.GetProperty("part").GetString()),
                x.Entry.UserId is { } user ? users.GetValueOrDefault(user, "somebody") : "an operator", x.Entry.At)),
        ];
    }

    private static string PartOf(string? code)
        => RegisterParts.All.FirstOrDefault(x => x.Code == code)?.Name is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : "record";
}
