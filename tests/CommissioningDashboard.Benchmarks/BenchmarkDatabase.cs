using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Demo;
using Npgsql;

namespace CommissioningDashboard.Benchmarks;

/// <summary>A database of the benchmarks' own on the server that DASHBOARD_TEST_DB names. Dropped when disposed.</summary>
public sealed class BenchmarkDatabase : IAsyncDisposable
{
    private const string _user = "dashboard_benchmark";
    private readonly string _name;
    private readonly string _password = $"{Guid.NewGuid():N}";

    private BenchmarkDatabase(string name)
    {
        _name = name;
        Database = new Database(AppConnectionString);
    }

    /// <summary>As the superuser, whom row-level security does not bind.</summary>
    public string OwnerConnectionString => On(_name).ConnectionString;

    /// <summary>As a member of the application's role. A role of our own, since tests on the same server use that one's password.</summary>
    public string AppConnectionString => new NpgsqlConnectionStringBuilder(OwnerConnectionString) { Username = _user, Password = _password }.ConnectionString;

    /// <summary>The database as the application sees it.</summary>
    public Database Database { get; }

    /// <summary>Makes an empty database with today's tables.</summary>
    /// <exception cref="InvalidOperationException">No server is named.</exception>
    public static async Task<BenchmarkDatabase> MakeAsync()
    {
        var database = new BenchmarkDatabase($"dashboard_benchmark_{Guid.NewGuid():N}");
        await ExecuteAsync(On("postgres"), $"""
            do $$ begin
              if not exists (select from pg_roles where rolname = 'dashboard_app') then
                create role dashboard_app;
              end if;
              if not exists (select from pg_roles where rolname = '{_user}') then
                create role {_user} in role dashboard_app;
              end if;
            end $$;
            alter role {_user} login password '{database._password}';
            """);
        await ExecuteAsync(On("postgres"), $"create database {database._name}");
        await Schema.MigrateAsync(database.OwnerConnectionString);
        return database;
    }

    /// <summary>Fills it with the demo's county and an account for each role.</summary>
    /// <returns>The county's authority.</returns>
    public async Task<int> AddDemoAsync(int referrals)
    {
        var made = await DemoAuthority.WriteAsync(OwnerConnectionString, AppConnectionString, new DemoOptions { Referrals = referrals });
        if (made.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        await using var db = Database.For(made.AuthorityId);
        await DemoAccounts.AddAsync(db, DemoPlace.County, "nobody enters by password", TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync();
        return made.AuthorityId;
    }

    /// <summary>Adds an authority with one provider and one referral.</summary>
    /// <returns>The authority.</returns>
    public async Task<int> AddNeighbourAsync()
    {
        await ExecuteAsync("insert into authority (code, name, is_demo, size_scheme_id, market_version) values ('next', 'Next door', false, 'birmingham-5', 1)");
        var authority = (await Database.FindAuthorityAsync("next"))!.Id;
        await using var db = Database.For(authority);
        var (service, area, team) = (new Service { Code = "one", Name = "One" }, new Area { Code = "one", Name = "One" }, new Team { Code = "one", Name = "One" });
        var provider = new Provider { Reference = "one", Name = "One" };
        db.AddRange(service, area, team, provider);
        await db.SaveChangesAsync();
        db.Referrals.Add(new Referral
        {
            Reference = "one",
            PersonKey = new byte[16],
            ReceivedOn = new DateOnly(2026, 6, 1),
            ServiceId = service.Id,
            AreaId = area.Id,
            TeamId = team.Id,
            ProviderId = provider.Id,
            Route = Route.CouncilCommissioned,
            Outcome = ReferralOutcome.Arranged,
            WeeklyHours = 10,
            WeeklyCost = 200,
        });
        await db.SaveChangesAsync();
        return authority;
    }

    /// <summary>Runs one statement as the owner, with no limit of time.</summary>
    public Task ExecuteAsync(string sql) => ExecuteAsync(On(_name), sql);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        try
        {
            await ExecuteAsync(On("postgres"), $"drop database if exists {_name} with (force)");
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            // Not to hide what went wrong before, of which this is only the echo.
            await Console.Error.WriteLineAsync($"The database {_name} could not be dropped and is left behind: {fault.Message}");
        }
    }

    /// <summary>Why the server that DASHBOARD_TEST_DB names cannot be used, in words; none when it answers.</summary>
    public static string? ProblemWithServer()
    {
        const string how = "Set it to the connection string of a PostgreSQL superuser, such as \"Host=127.0.0.1;Username=postgres;Password=…\".";
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("DASHBOARD_TEST_DB")))
        {
            return $"Benchmarks need PostgreSQL, and DASHBOARD_TEST_DB is not set. {how}";
        }

        try
        {
            using var connection = new NpgsqlConnection(On("postgres").ConnectionString);
            connection.Open();
            return null;
        }
        catch (Exception fault) when (fault is NpgsqlException or ArgumentException or TimeoutException)
        {
            return $"The PostgreSQL that DASHBOARD_TEST_DB names cannot be used: {fault.Message.TrimEnd('.')}. {how}";
        }
    }

    private static NpgsqlConnectionStringBuilder On(string database)
        => new(Environment.GetEnvironmentVariable("DASHBOARD_TEST_DB")
            ?? throw new InvalidOperationException("Benchmarks need PostgreSQL: set DASHBOARD_TEST_DB to a superuser's connection string."))
        {
            Database = database,
            CommandTimeout = 0,
        };

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder on, string sql)
    {
        await using var connection = new NpgsqlConnection(on.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
