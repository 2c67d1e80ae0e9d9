using System.Net;
using Npgsql;

namespace CommissioningDashboard.Tests.Health;

public sealed class HealthEndpointsTests : IAsyncLifetime
{
    private readonly Site _site = new();

    public Task InitializeAsync() => _site.InitializeAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Anyone_may_ask_and_is_told_in_one_word()
    {
        (await _site.Anonymous.GetStringAsync("/health/live")).Should().Be("alive");
        (await _site.Anonymous.GetStringAsync("/health/ready")).Should().Be("ready");
    }

    [Fact]
    public async Task It_is_not_ready_while_the_structure_is_older_than_the_program()
    {
        await ExecuteAsync("""delete from "__EFMigrationsHistory" where migration_id like '%Isolation'""");

        var response = await _site.Anonymous.GetAsync("/health/ready");

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).Should().Be("not ready: the database needs the verb migrate");
    }

    [Fact]
    public async Task It_is_alive_but_not_ready_without_its_database_and_says_nothing_of_its_insides()
    {
        await using var cut = new Site { Settings = { ["ConnectionStrings:Dashboard"] = "Host=127.0.0.1;Port=1;Username=x;Password=secret;Timeout=2" } };
        await cut.InitializeAsync();

        var ready = await cut.Anonymous.GetAsync("/health/ready");
        var page = await cut.Anonymous.GetAsync("/sign-in");

        (await cut.Anonymous.GetStringAsync("/health/live")).Should().Be("alive");
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).Should().Be("not ready: the database does not answer");
        page.StatusCode.Should().Be(HttpStatusCode.OK, "signing in does not work, but its page shows");
    }

    [Fact]
    public async Task A_reader_sees_plain_words_and_no_insides_when_the_database_is_gone()
    {
        await using var cut = new Site { Settings = { ["ConnectionStrings:Dashboard"] = "Host=127.0.0.1;Port=1;Username=x;Password=secret;Timeout=2" } };
        await cut.InitializeAsync();

        var response = await Site.SignInAsync(cut.NewClient(), "a@b.example");

        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        text.Should().Contain("The service is not available")
            .And.NotContain("Exception").And.NotContain("Npgsql").And.NotContain("127.0.0.1");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_site.Server.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
