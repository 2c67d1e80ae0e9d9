using System.Globalization;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Data;

/// <summary>What an authority has chosen for itself, each by its key.</summary>
public sealed class AuthoritySettings(Database database, TimeProvider clock)
{
    /// <summary>The day on which lists began to be shown in the fair order, as yyyy-MM-dd.</summary>
    public const string FairOrderBegan = "fair-order-began";

    /// <summary><see cref="On"/> where the public part of the register is open to everybody.</summary>
    public const string PublicRegister = "public-register";

    public const string On = "on";

    private const string _action = "settings.changed";

    /// <returns>What was chosen; none where nobody has.</returns>
    public async Task<string?> ReadAsync(int authorityId, string key, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        return await db.Settings.Where(x => x.Key == key).Select(x => x.Value).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The day on which lists began to be shown in the fair order, where the authority has said so.</summary>
    public async Task<DateOnly?> FairOrderBeganAsync(int authorityId, CancellationToken cancellationToken = default)
        => DateOnly.TryParseExact(await ReadAsync(authorityId, FairOrderBegan, cancellationToken), "yyyy-MM-dd",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Dates the beginning of the fair order.</summary>
    /// <returns>What is wrong with the day as typed; nothing when it is kept.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not manage settings.</exception>
    public async Task<string?> DateFairOrderAsync(Actor actor, string? typed, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageSettings);
        if (!Dates.TryRead((typed ?? "").Trim(), out var day) || day > DateOnly.FromDateTime(clock.GetLocalNow().DateTime))
        {
            return "Enter the day like 1/12/2026; it cannot lie ahead";
        }

        await WriteAsync(actor, FairOrderBegan, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cancellationToken);
        return null;
    }

    /// <summary>Keeps a choice, with its entry in the trail; what stands already changes nothing.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not manage settings.</exception>
    public async Task WriteAsync(Actor actor, string key, string value, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ManageSettings);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({$"{actor.AuthorityId} {key}"}))", cancellationToken);
        var held = await db.Settings.SingleOrDefaultAsync(x => x.Key == key, cancellationToken);
        if (held?.Value == value)
        {
            return;
        }

        var now = clock.GetUtcNow();
        db.Record(actor.UserId, _action, new { Setting = key, Before = held?.Value, After = value }, now);
        if (held is null)
        {
            db.Settings.Add(held = new Setting { Key = key, Value = value });
        }

        (held.Value, held.ChangedAt) = (value, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
