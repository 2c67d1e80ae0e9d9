using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests;

/// <summary>
/// A real PostgreSQL database of a test class's own, cloned in a tenth of a second from a template that is made once for
/// each shape of the schema. Use as a class fixture. The server is named by DASHBOARD_TEST_DB (a superuser's connection string).
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private const string _appPassword = "app-for-tests";
    private static readonly SemaphoreSlim _making = new(1, 1);
    private readonly string _name = $"dashboard_test_{Guid.NewGuid():N}";

    private static string Server => Environment.GetEnvironmentVariable("DASHBOARD_TEST_DB")
        ?? throw new InvalidOperationException("Tests need PostgreSQL: run deploy/test, or set DASHBOARD_TEST_DB to a superuser's connection string.");

    /// <summary>As the superuser, for looking behind the scenes; row-level security does not bind it.</summary>
    public string OwnerConnectionString => On(_name).ConnectionString;

    /// <summary>As the application's role, which owns nothing.</summary>
    public string AppConnectionString => AppOn(_name);

    /// <summary>The database as the application sees it.</summary>
    public Database Database { get; private set; } = null!;

    public Task InitializeAsync() => InitializeAsync("", null);

    /// <summary>The same with what is put into it first; the next that asks for it by the same name gets a copy.</summary>
    /// <param name="filling">The name of what is put in: letters, figures and _.</param>
    /// <param name="fill">Puts it in, by the owner's and the application's connection strings.</param>
    public async Task InitializeAsync(string filling, Func<string, string, Task>? fill)
    {
        var template = await TemplateAsync(filling, fill);
        await ExecuteAsync(On("postgres"), $"create database {_name} template {template}");
        Database = new Database(AppConnectionString);
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(On("postgres"), $"drop database if exists {_name} with (force)");
    }

    /// <summary>Adds an authority and returns it.</summary>
    public Task<Authority> AddAuthorityAsync(string code = "900", string name = "Testshire", bool isDemo = false)
        => Schema.AddAuthorityAsync(OwnerConnectionString, new Authority { Code = code, Name = name, IsDemo = isDemo });

    /// <summary>Takes the database away as an operator would: everybody is thrown out and nobody let in.</summary>
    public async Task CutAsync()
    {
        await ExecuteAsync(On("postgres"), $"alter database {_name} with allow_connections false");
        await ExecuteAsync(On("postgres"), $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{_name}'");
    }

    public Task MendAsync() => ExecuteAsync(On("postgres"), $"alter database {_name} with allow_connections true");

    private static async Task<string> TemplateAsync(string filling, Func<string, string, Task>? fill)
    {
        await _making.WaitAsync();
        try
        {
            var schema = $"dashboard_template_{SchemaHash()}";
            var name = schema + filling;
            await using var connection = new NpgsqlConnection(On("postgres").ConnectionString);
            await connection.OpenAsync();

            // Two test processes may share a server: one makes the template, the other waits.
            await using var locking = new NpgsqlCommand("select pg_advisory_lock(20150623)", connection);
            await locking.ExecuteNonQueryAsync();
            if (!await ExistsAsync(connection, schema))
            {
                await MakeTemplateAsync(schema);
            }

            if (fill is not null && !await ExistsAsync(connection, name))
            {
                await FillTemplateAsync(schema, name, fill);
            }

            return name;
        }
        finally
        {
            _making.Release();
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string name)
    {
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = @name", connection);
        exists.Parameters.AddWithValue("name", name);
        return await exists.ExecuteScalarAsync() is not null;
    }

    private static async Task FillTemplateAsync(string schema, string name, Func<string, string, Task> fill)
    {
        var making = $"{name}_making";
        await ExecuteAsync(On("postgres"), $"drop database if exists {making}");
        await ExecuteAsync(On("postgres"), $"create database {making} template {schema}");
        await fill(On(making).ConnectionString, AppOn(making));
        await NameAsync(making, name);
    }

    private static async Task NameAsync(string making, string name)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(On("postgres"), $"alter database {making} rename to {name}");
    }

    private static async Task MakeTemplateAsync(string name)
    {
        await ExecuteAsync(On("postgres"), $"""
            do $$ begin
              if not exists (select from pg_roles where rolname = 'dashboard_app') then
                create role dashboard_app;
              end if;
            end $$;
            alter role dashboard_app login password '{_appPassword}' nosuperuser nobypassrls nocreatedb nocreaterole;
            """);
        var making = $"{name}_making";
        await ExecuteAsync(On("postgres"), $"drop database if exists {making}");
        await ExecuteAsync(On("postgres"), $"create database {making}");
        await Schema.MigrateAsync(On(making).ConnectionString);
        await NameAsync(making, name);
    }

    private static string SchemaHash()
    {
        using var db = new Database(On("postgres").ConnectionString).For(0);
        var script = string.Concat(db.Database.GetMigrations()) + db.Database.GenerateCreateScript() + MigrationsAssembly;
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script)))[..16];
    }

    /// <summary>Hand-written SQL in migrations is not part of the model's script, so the compiled library stands in for it.</summary>
    private static Guid MigrationsAssembly => typeof(Schema).Module.ModuleVersionId;

    private static string AppOn(string database) => new NpgsqlConnectionStringBuilder(On(database).ConnectionString)
    {
        Username = "dashboard_app",
        Password = _appPassword,
    }.ConnectionString;

    private static NpgsqlConnectionStringBuilder On(string database) => new(Server) { Database = database, IncludeErrorDetail = true };

    private static async Task ExecuteAsync(NpgsqlConnectionStringBuilder on, string sql)
    {
        await using var connection = new NpgsqlConnection(on.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
