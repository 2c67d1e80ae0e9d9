using System.Data;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CommissioningDashboard.Market;

/// <summary>Reads one consistent version of a market from PostgreSQL: a repeatable-read transaction and one binary COPY.</summary>
internal static class SnapshotLoader
{
    /// <summary>A month takes one byte, so the snapshot reaches back this far; older referrals stay in the database only.</summary>
    public const int MonthsKept = 240;

    public static async Task<MarketSnapshot> LoadAsync(Database database, int authorityId, DateTimeOffset now, CancellationToken cancellationToken)
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
        var last = span is null ? Month.Of(DateOnly.FromDateTime(now.UtcDateTime)) : Month.Of(span.Last);
        var first = span is null ? last : new Month(Math.Max(Month.Of(span.First).Index, last.Index - MonthsKept + 1));
        var columns = new ReferralColumns(span?.Count ?? 0);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await ReadReferralsAsync(connection, columns, first, new Places(services, areas, teams, providers), cancellationToken);
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
            Referrals = columns,
            FirstMonth = first,
            Months = span is null ? 0 : last.Index - first.Index + 1,
            DataAsAt = span?.Last,
        };
    }

    private static async Task<List<RegisterEntry>> EntriesAsync<T>(IQueryable<T> table, CancellationToken cancellationToken) where T : Reference
        => [.. (await table.AsNoTracking().OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellationToken))
            .Select((x, i) => new RegisterEntry(i, x.Id, x.Code, x.Name))];

    private static async Task ReadReferralsAsync(
        NpgsqlConnection connection, ReferralColumns columns, Month first, Places places, CancellationToken cancellationToken)
    {
        // Row-level security confines the rows to the connection's authority.
        await using var reader = await connection.BeginBinaryExportAsync($"""
            copy (
              select (extract(year from received_on) * 12 + extract(month from received_on) - 1)::int,
                coalesce(provider_id, 0), service_id, coalesce(area_id, 0), coalesce(team_id, 0), need, route, outcome,
                coalesce((weekly_hours * 100)::int, -1), coalesce((weekly_cost * 100)::int, -1)
              from referral
              where received_on >= date '{first.FirstDay:yyyy-MM-dd}'
            ) to stdout (format binary)
            """, cancellationToken);
        while (await reader.StartRowAsync(cancellationToken) > 0)
        {
            var month = (byte)(reader.Read<int>(NpgsqlDbType.Integer) - first.Index);
            var provider = places.Provider(reader.Read<int>(NpgsqlDbType.Integer));
            var service = places.Service(reader.Read<int>(NpgsqlDbType.Integer));
            var area = places.Area(reader.Read<int>(NpgsqlDbType.Integer));
            var team = places.Team(reader.Read<int>(NpgsqlDbType.Integer));
            var need = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var route = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var outcome = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var hours = reader.Read<int>(NpgsqlDbType.Integer);
            var cost = reader.Read<int>(NpgsqlDbType.Integer);
            columns.Add(new ReferralRow(month, provider, service, area, team, need, route, outcome,
                hours is < 0 or >= ReferralColumns.NoHours ? ReferralColumns.NoHours : (ushort)hours, cost));
        }
    }

    /// <summary>From database keys to places in the register; 0 stays 0, "not recorded".</summary>
    private sealed class Places(
        List<RegisterEntry> services, List<RegisterEntry> areas, List<RegisterEntry> teams, List<ProviderRecord> providers)
    {
        private readonly Dictionary<int, byte> _services = services.ToDictionary(x => x.Id, x => checked((byte)x.Index));
        private readonly Dictionary<int, ushort> _areas = areas.ToDictionary(x => x.Id, x => checked((ushort)(x.Index + 1)));
        private readonly Dictionary<int, ushort> _teams = teams.ToDictionary(x => x.Id, x => checked((ushort)(x.Index + 1)));
        private readonly Dictionary<int, ushort> _providers = providers.ToDictionary(x => x.Id, x => checked((ushort)(x.Index + 1)));

        public byte Service(int id) => _services[id];

        public ushort Area(int id) => id == 0 ? (ushort)0 : _areas[id];

        public ushort Team(int id) => id == 0 ? (ushort)0 : _teams[id];

        public ushort Provider(int id) => id == 0 ? (ushort)0 : _providers[id];
    }
}
