using System.Data;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Market;

/// <summary>Reads one consistent version of a market from PostgreSQL: a repeatable-read transaction and binary COPY.</summary>
internal static class SnapshotLoader
{
    /// <summary>A month takes one byte, so the snapshot reaches back this far; older referrals stay in the database only.</summary>
    public const int MonthsKept = 240;

    public static async Task<MarketSnapshot> LoadAsync(
        Database database, int authorityId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = database.For(authorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var authority = await db.Authorities.AsNoTracking().SingleAsync(x => x.Id == authorityId, cancellationToken);
        var schemes = await db.SizeSchemes.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken);
        var latest = await db.Referrals.MaxAsync(x => (DateOnly?)x.ReceivedOn, cancellationToken);
        var services = await ServicesAsync(db, latest ?? DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        var areas = await EntriesAsync(db.Areas, cancellationToken);
        var teams = await EntriesAsync(db.Teams, cancellationToken);
        var providers = await RegisterLoader.LoadAsync(db, services, areas, cancellationToken);
        var last = Month.FromDate(latest ?? DateOnly.FromDateTime(now.UtcDateTime));
        var months = await MonthsAsync(db, cancellationToken);
        var first = months.Count == 0 ? last : new Month(Math.Max(DataSpan.Start(months).Index, last.Index - MonthsKept + 1));
        var count = months.Where(x => x.Month >= first).Sum(x => x.Referrals);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var part = await ReferralLoader.ReadAsync(
            connection, first, new RegisterIndexes(services, areas, teams, providers), new PersonNumbers(), null, cancellationToken,
                count);
        return new MarketSnapshot
        {
            AuthorityId = authorityId,
            AuthorityName = authority.Name,
            IsDemo = authority.IsDemo,
            Version = authority.MarketVersion,
            LoadedAt = now,
            DefaultScheme = authority.SizeSchemeId,
            Schemes = schemes,
            Services = services,
            Areas = areas,
            Teams = teams,
            Providers = providers,
            Referrals = part.Rows,
            Options = part.Options,
            Outcomes = part.Outcomes,
            ChangedHours = await ChangedHours.LoadAsync(db, first, cancellationToken),
            Targets = await db.Targets.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken),
            Changes = await db.DatedChanges.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken),
            FirstMonth = first,
            Months = latest is null ? 0 : last.Index - first.Index + 1,
            DataAsAt = latest,
            OlderReferrals = months.Where(x => x.Month < first).Sum(x => x.Referrals),
            SetAside = await SetAsideAsync(db, cancellationToken),
        };
    }

    /// <summary>The months in which any referral was received, in order, with how many.</summary>
    private static async Task<List<(Month Month, int Referrals)>> MonthsAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        var counted = await db.Referrals.GroupBy(x => new { x.ReceivedOn.Year, x.ReceivedOn.Month })
            .Select(x => new { x.Key.Year, x.Key.Month, Referrals = x.Count() }).ToListAsync(cancellationToken);
        return [.. counted.Select(x => (Month.FromDate(new DateOnly(x.Year, x.Month, 1)), x.Referrals)).OrderBy(x => x.Item1)];
    }

    private static async Task<List<(string Format, int Rows)>> SetAsideAsync(DashboardDb db, CancellationToken cancellationToken)
        =>
        [
            .. (await db.ImportBatches
                .Where(x => x.Status == ImportStatus.Accepted && x.RowsSetAside > 0 && x.MendedBy == null).GroupBy(x => x.Format)
                .Select(x => new { Format = x.Key, Rows = x.Sum(b => b.RowsSetAside) }).OrderBy(x => x.Format)
                .ToListAsync(cancellationToken))
                .Select(x => (x.Format, x.Rows)),
        ];

    private static async Task<List<RegisterEntry>> EntriesAsync<T>(IQueryable<T> table, CancellationToken cancellationToken) where T
        : Reference
        => [.. (await table.AsNoTracking().OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellationToken))
            .Select((x, i) => new RegisterEntry(i, x.Id, x.Code, x.Name))];

    private static async Task<List<RegisterEntry>> ServicesAsync(DashboardDb db, DateOnly day, CancellationToken cancellationToken)
    {
        var said = await db.Services.AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Regulated, cancellationToken);
        var dated = (await db.ServiceRequirements.AsNoTracking().OrderBy(x => x.From).ToListAsync(cancellationToken))
            .ToLookup(x => x.ServiceId, x => new Requirement(x.From, x.Regulated, x.Framework));
        return (await EntriesAsync(db.Services, cancellationToken)).ConvertAll(x =>
        {
            var entry = x with { Requirements = [new Requirement(null, said[x.Id]), .. dated[x.Id]] };
            return entry with { Regulated = entry.RequirementOn(day).Regulated };
        });
    }
}
