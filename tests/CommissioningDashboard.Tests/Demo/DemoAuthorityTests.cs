using CommissioningDashboard.Data;
using CommissioningDashboard.Demo;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Demo;

/// <summary>Each test has a database of its own: the demo authority can be made only once in one.</summary>
public sealed class DemoAuthorityTests : IAsyncLifetime
{
    private static readonly DemoOptions _few = new() { Referrals = 3_000, Clock = DemoCountyDatabase.Clock };
    private readonly TestDatabase _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_same_options_make_the_same_rows_and_another_seed_makes_others()
    {
        var first = await FingerprintAsync(_few);
        var again = await FingerprintAsync(_few);
        var other = await FingerprintAsync(_few with { Seed = 7 });

        again.Should().Equal(first);
        other["referral"].Should().NotBe(first["referral"]);
        other["provider"].Should().Be(first["provider"], "a seed deals the referrals of the same county");
    }

    [Fact]
    public async Task A_second_run_is_refused_and_changes_nothing()
    {
        await WriteAsync(_server, _few);
        var before = await FingerprintAsync(_server);

        var second = await WriteAsync(_server, _few with { Seed = 8 });

        second.Refusal.Should().Contain("already has data");
        (await FingerprintAsync(_server)).Should().Equal(before);
    }

    [Fact]
    public async Task An_impossible_number_of_referrals_is_refused_before_anything_is_made()
    {

        var result = await WriteAsync(_server, _few with { Referrals = -1 });

        result.Refusal.Should().Contain("between 0 and 5,000,000");
        (await _server.Database.FindAuthorityAsync(DemoAuthority.Code)).Should().BeNull();
    }

    [Fact]
    public async Task An_authority_that_is_not_a_demo_is_left_alone()
    {
        var real = await _server.AddAuthorityAsync(DemoAuthority.Code, "Not a demo");

        var result = await WriteAsync(_server, _few);

        result.Refusal.Should().Contain("not a demo authority");
        await using var db = _server.Database.For(real.Id);
        (await db.Providers.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_no_trace_and_can_be_run_again()
    {
        using var stopping = new CancellationTokenSource();
        var stop = new StopAt("referrals made", stopping);

        var running = () => DemoAuthority.WriteAsync(_server.OwnerConnectionString, _server.AppConnectionString, _few, stop, stopping.Token);

        await running.Should().ThrowAsync<OperationCanceledException>();
        (await WriteAsync(_server, _few)).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task It_is_marked_as_a_demo_with_one_market_version_and_an_audit_entry()
    {

        var result = await WriteAsync(_server, _few);

        var authority = await _server.Database.FindAuthorityAsync(DemoAuthority.Code);
        authority.Should().BeEquivalentTo(new { Id = result.AuthorityId, Name = "Northmoor County Council", IsDemo = true, MarketVersion = 1L });
        await using var db = _server.Database.For(result.AuthorityId);
        var entry = await db.AuditEntries.SingleAsync(x => x.Action == "demo.created");
        entry.Detail.Should().Contain("3000");
        entry.At.Should().Be(DemoCountyDatabase.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Another_authority_sees_none_of_it_and_keeps_its_own()
    {
        var other = await _server.AddAuthorityAsync("901", "Elsewhere");
        await using var db = _server.Database.For(other.Id);
        db.Areas.Add(new Area { Code = "coast", Name = "Coast" });
        await db.SaveChangesAsync();

        await WriteAsync(_server, _few);

        (await db.Referrals.IgnoreQueryFilters().CountAsync()).Should().Be(0);
        (await db.Options.IgnoreQueryFilters().CountAsync()).Should().Be(0);
        (await db.Areas.IgnoreQueryFilters().CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Rows_can_be_added_afterwards_without_a_clash_of_keys()
    {
        var result = await WriteAsync(_server, _few);
        await using var db = _server.Database.For(result.AuthorityId);
        var service = await db.Services.FirstAsync();
        var provider = new Provider { Reference = "NEW", Name = "New on the register" };
        var referral = new Referral { Reference = "NEW", ServiceId = service.Id, Route = Route.CouncilCommissioned, Outcome = ReferralOutcome.Waiting };
        db.AddRange(provider, referral);
        await db.SaveChangesAsync();
        db.Options.Add(new Option { ReferralId = referral.Id, ProviderId = provider.Id, Position = 1, Outcome = OptionOutcome.Shown });

        await db.SaveChangesAsync();

        (await db.Referrals.CountAsync()).Should().Be(_few.Referrals + await db.DeskReferrals.CountAsync() + 1);
        (await db.Providers.CountAsync()).Should().Be(result.Providers + 1);
    }

    [Fact]
    public async Task No_referrals_at_all_still_makes_a_county()
    {

        var result = await WriteAsync(_server, _few with { Referrals = 0 });

        result.Refusal.Should().BeNull();
        result.Should().BeEquivalentTo(new { Referrals = 0, Options = 0 });
        result.Providers.Should().BeGreaterThan(100);
    }

    private static Task<DemoResult> WriteAsync(TestDatabase server, DemoOptions options)
        => DemoAuthority.WriteAsync(server.OwnerConnectionString, server.AppConnectionString, options);

    private static async Task<Dictionary<string, string>> FingerprintAsync(DemoOptions options)
    {
        var server = new TestDatabase();
        await server.InitializeAsync();
        try
        {
            await WriteAsync(server, options);
            return await FingerprintAsync(server);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>
    /// A hash of every row of every table that the demo's story fills, keys included, in the order of its keys. Whom its desk asks is drawn
    /// by a secret, and so is what the audit trail says of that.
    /// </summary>
    private static async Task<Dictionary<string, string>> FingerprintAsync(TestDatabase server)
    {
        string[] tables =
        [
            "area", "team", "service", "provider", "provider_size", "provider_service", "provider_area", "provider_capacity",
            "provider_opening", "framework", "framework_membership", "referral", "option", "outcome_score",
        ];
        await using var connection = new NpgsqlConnection(server.OwnerConnectionString);
        await connection.OpenAsync();
        var hashes = new Dictionary<string, string>();
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"select md5(string_agg(t::text, '|' order by id)) from {table} t", connection);
            hashes[table] = (string)(await command.ExecuteScalarAsync())!;
        }

        return hashes;
    }

    /// <summary>Asks for the work to stop once it has said some words.</summary>
    private sealed class StopAt(string words, CancellationTokenSource stopping) : IProgress<string>
    {
        public void Report(string value)
        {
            if (value.Contains(words, StringComparison.Ordinal))
            {
                stopping.Cancel();
            }
        }
    }
}
