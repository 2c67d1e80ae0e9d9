using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Audit;

/// <summary>Which entries of the audit trail to show.</summary>
/// <param name="UserId">Whose; none for everybody's, 0 for operators' commands.</param>
/// <param name="Action">The action's name; none for all.</param>
/// <param name="From">The first day; none for the beginning.</param>
/// <param name="To">The last day, included; none for today.</param>
/// <param name="Thing">Part of the detail, such as a key; none for all.</param>
public sealed record AuditFilter(int? UserId, string? Action, DateOnly? From, DateOnly? To, string? Thing)
{
    /// <summary>The filter of an address; what cannot be read asks for nothing.</summary>
    public static AuditFilter Read(string? person, string? action, string? from, string? to, string? thing)
        => new(int.TryParse(person, out var id) ? id : null, action, Day(from), Day(to), thing);

    /// <summary>A day as people write it; none where it is not one.</summary>
    public static DateOnly? Day(string? text) => Dates.TryRead((text ?? "").Trim(), out var day) ? day : null;
}

/// <summary>One entry with the name of whoever acted.</summary>
public sealed record AuditLine(AuditEntry Entry, string Who);

/// <summary>Reads the audit trail: an administrator all of it, a data officer what concerns imports.</summary>
public sealed class AuditView(Database database)
{
    /// <summary>What concerns imports begins so.</summary>
    private const string _imports = "import.";

    /// <summary>The newest entries first.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only entries older than this key, to go on from a page; none from the newest.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not see it.</exception>
    public async Task<IReadOnlyList<AuditLine>> ReadAsync(
        Actor actor, AuditFilter filter, long? before, int most, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        var entries = Visible(db, actor);
        entries = before is { } key ? entries.Where(x => x.Id < key) : entries;
        entries = filter.UserId is { } user ? entries.Where(x => x.UserId == (user == 0 ? null : user)) : entries;
        entries = filter.Action is { Length: > 0 } action ? entries.Where(x => x.Action == action) : entries;
        entries = filter.From is { } from ? entries.Where(x => x.At >= StartOf(from)) : entries;
        entries = filter.To is { } to ? entries.Where(x => x.At < StartOf(to.AddDays(1))) : entries;
        entries = filter.Thing is { Length: > 0 } thing
            ? entries.Where(x => db.AuditEntries
                .FromSql($"select * from audit_entry where position(lower({thing}) in lower(detail::text)) > 0")
                .Any(same => same.Id == x.Id))
            : entries;
        var found = await entries.OrderByDescending(x => x.Id).Take(most).ToListAsync(cancellationToken);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken);
        return [.. found.Select(x => new AuditLine(x, x.UserId is { } id ? names.GetValueOrDefault(id, $"account {id}") : Without(x)))];
    }

    /// <summary>The actions that there are entries of.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(actor.AuthorityId);
        return await Visible(db, actor).Select(x => x.Action).Distinct().OrderBy(x => x).ToListAsync(cancellationToken);
    }

    /// <summary>Who acts without an account: a provider by its link, or whoever runs commands on the machine.</summary>
    private static string Without(AuditEntry entry) => entry.Action == AnswerEnquiry.Audited ? "a provider" : "an operator";

    private static IQueryable<AuditEntry> Visible(DashboardDb db, Actor actor)
    {
        actor.Demand(Permission.ViewAudit);
        var entries = db.AuditEntries.AsNoTracking();
        return actor.Role.May(Permission.ManageUsers) ? entries : entries.Where(x => x.Action.StartsWith(_imports));
    }

    private static DateTimeOffset StartOf(DateOnly day)
        => new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), TimeZoneInfo.Local));
}
