using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CommissioningDashboard.Data;

/// <summary>
/// The way to PostgreSQL. Every connection it hands out carries the authority it works for, which row-level security
/// reads; a connection without one sees no authority's rows.
/// </summary>
public sealed class Database : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<DashboardDb> _options;

    /// <exception cref="ArgumentException">The connection string would let one reader's authority leak to the next.</exception>
    public Database(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.NoResetOnClose || settings.Multiplexing)
        {
            throw new ArgumentException(
                "The connection string sets 'No Reset On Close' or 'Multiplexing'. Either would carry one authority's session over to "
                    + "another's. Remove it.");
        }

        if (settings.KeepAlive == 0)
        {
            // The listener for market changes is idle for hours; without this a dead connection would go unnoticed.
            settings.KeepAlive = 30;
        }

        if (settings.MaxAutoPrepare == 0)
        {
            // The same few statements come again and again, and the database would plan each of them, and each trigger's, anew every time.
            settings.MaxAutoPrepare = 100;
        }

        _source = NpgsqlDataSource.Create(settings);
        _options = new DbContextOptionsBuilder<DashboardDb>()
            .UseNpgsql(_source)
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(new AuthoritySession())
            .Options;
    }

    /// <summary>A unit of work for one authority. Dispose it soon.</summary>
    public DashboardDb For(int authorityId) => new(_options, authorityId);

    /// <summary>A plain connection for one authority, for COPY and LISTEN.</summary>
    public async Task<NpgsqlConnection> OpenAsync(int authorityId, CancellationToken cancellationToken = default)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        await SetAsync(connection, "app.authority_id", $"{authorityId}", cancellationToken);
        return connection;
    }

    /// <summary>The authority with this code, or none.</summary>
    public async Task<Authority?> FindAuthorityAsync(string code, CancellationToken cancellationToken = default)
    {
        await using var db = For(0);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await SetAsync(db.Database.GetDbConnection(), "app.authority_code", code, cancellationToken);
        return await db.Authorities.AsNoTracking().SingleOrDefaultAsync(x => x.Code == code && x.RemovedAt == null, cancellationToken);
    }

    /// <summary>The one account with this address, whatever its authority, or none: all that may be read before sign-in.</summary>
    public async Task<Access.UserAccount?> FindUserAsync(string email, CancellationToken cancellationToken = default)
    {
        await using var db = For(0);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await SetAsync(db.Database.GetDbConnection(), "app.sign_in_email", email, cancellationToken);
        return await db.Users.IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(x => x.Email == email, cancellationToken);
    }

    /// <summary>The link with this hash of its secret, whatever its authority, or none: read before sign-in, as an account is.</summary>
    public async Task<PasswordLink?> FindPasswordLinkAsync(byte[] tokenHash, CancellationToken cancellationToken = default)
    {
        await using var db = await BySecretAsync("app.password_link", tokenHash, cancellationToken);
        return await db.PasswordLinks.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(x => x.TokenHash == tokenHash, cancellationToken);
    }

    /// <summary>The enquiry whose answer link has this hash of its secret, whatever its authority, or none.</summary>
    public async Task<Enquiry?> FindEnquiryAsync(byte[] tokenHash, CancellationToken cancellationToken = default)
    {
        await using var db = await BySecretAsync("app.enquiry_link", tokenHash, cancellationToken);
        return await db.Enquiries.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(x => x.TokenHash == tokenHash, cancellationToken);
    }

    /// <summary>The authorities that have mail to be sent by now, for the one that sends it; it then works for each by itself.</summary>
    public async Task<IReadOnlyList<int>> AuthoritiesWithMailAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        await using var db = For(0);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await SetAsync(db.Database.GetDbConnection(), "app.outbox", "waiting", cancellationToken);
        return await db.OutgoingMails.IgnoreQueryFilters().Where(x => x.SentAt == null && x.GivenUpAt == null && x.NextTryAt <= now)
            .Select(x => x.AuthorityId).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>The provider's link with this hash of its secret, likewise: its provider has no account.</summary>
    public async Task<ProviderLink?> FindProviderLinkAsync(byte[] tokenHash, CancellationToken cancellationToken = default)
    {
        await using var db = await BySecretAsync("app.provider_link", tokenHash, cancellationToken);
        return await db.ProviderLinks.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(x => x.TokenHash == tokenHash, cancellationToken);
    }

    /// <summary>The authorities whose public register is open to everybody: that alone may be read of another's settings.</summary>
    public async Task<IReadOnlyList<int>> PublicRegistersAsync(CancellationToken cancellationToken = default)
    {
        await using var db = For(0);
        return await db.Settings.IgnoreQueryFilters()
            .Where(x => x.Key == AuthoritySettings.PublicRegister && x.Value == AuthoritySettings.On).Select(x => x.AuthorityId)
            .ToListAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>A unit of work of no authority that may read the one row with this hash.</summary>
    private async Task<DashboardDb> BySecretAsync(string setting, byte[] tokenHash, CancellationToken cancellationToken)
    {
        var db = For(0);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await SetAsync(db.Database.GetDbConnection(), setting, Convert.ToHexStringLower(tokenHash), cancellationToken);
        return db;
    }

    private static async Task SetAsync(DbConnection connection, string name, string value, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select set_config(@name, @value, false)";
        command.Parameters.Add(new NpgsqlParameter("name", name));
        command.Parameters.Add(new NpgsqlParameter("value", value));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed class AuthoritySession : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
            => await SetAsync(connection, "app.authority_id", AuthorityOf(eventData), cancellationToken);

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "select set_config('app.authority_id', @value, false)";
            command.Parameters.Add(new NpgsqlParameter("value", AuthorityOf(eventData)));
            command.ExecuteNonQuery();
        }

        private static string AuthorityOf(ConnectionEndEventData eventData) => $"{((DashboardDb)eventData.Context!).AuthorityId}";
    }
}
