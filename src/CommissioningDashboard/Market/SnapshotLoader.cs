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
        var services = await EntriesAsync(db.Services, cancellationToken);
        var areas = await EntriesAsync(db.Areas, cancellationToken);
        var teams = await EntriesAsync(db.Teams, cancellationToken);
        var providers = await RegisterLoader.LoadAsync(db, services, areas, cancellationToken);
        var span = await db.Referrals
            .GroupBy(x => 1)
            .Select(g => new { First = g.Min(x => x.ReceivedOn), Last = g.Max(x => x.ReceivedOn), Count = g.Count() })
            .SingleOrDefaultAsync(cancellationToken);
        var last = span is null ? Month.FromDate(DateOnly.FromDateTime(now.UtcDateTime)) : Month.FromDate(span.Last);
        var first = span is null ? last : new Month(Math.Max(Month.FromDate(span.First).Index, last.Index - MonthsKept + 1));
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var part = await ReferralLoader.ReadAsync(
            connection, first, new RegisterIndexes(services, areas, teams, providers), new PersonNumbers(), null, cancellationToken,
                span?.Count ?? 0);
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
            Targets = await db.Targets.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken),
            FirstMonth = first,
            Months = span is null ? 0 : last.Index - first.Index + 1,
            DataAsAt = span?.Last,
        };
    }

    private static async Task<List<RegisterEntry>> EntriesAsync<T>(IQueryable<T> table, CancellationToken cancellationToken) where T
        : Reference
        => [.. (await table.AsNoTracking().OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellationToken))
            .Select((x, i) => new RegisterEntry(i, x.Id, x.Code, x.Name))];
}
