using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Demo;
using CommissioningDashboard.Imports;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Demo;

/// <summary>Each test has a database of its own: Southmere can be made only once in one.</summary>
public sealed class SouthmereAuthorityTests : IAsyncLifetime
{
    private static readonly DemoOptions _options = new() { Clock = DemoCountyDatabase.Clock, Referrals = 300 };
    private static readonly PersonKeys _keys = new(new byte[32]);
    private readonly TestDatabase _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Its_file_comes_in_as_any_councils_with_providers_to_be_completed_and_notes()
    {
        var made = await WriteAsync();

        made.Refusal.Should().BeNull();
        made.Providers.Should().Be(46);
        made.Referrals.Should().BeInRange(SouthmereFile.Services - 20, SouthmereFile.Services, "few begin again within days of their end");
        (await _server.Database.FindAuthorityAsync(DemoPlace.Southmere.Code)).Should().BeEquivalentTo(
            new { Id = made.AuthorityId, Name = "Southmere Council", IsDemo = true, MarketVersion = 1L });
        await using var db = _server.Database.For(made.AuthorityId);
        var batch = await db.ImportBatches.SingleAsync();
        batch.Should().BeEquivalentTo(new { Format = "cld", Status = ImportStatus.Accepted, Created = made.Referrals, ImportedBy = "the demonstration" });
        batch.RowsCollapsed.Should().Be(batch.RowsRead - made.Referrals).And.BeGreaterThan(4_000);
        batch.Notes.Should().Contain("are requests, assessments or reviews").And.Contain("possibly two carers")
            .And.Contain("no delivery mechanism").And.Contain("no CQC location").And.Contain("New providers, to be completed");
        (await db.Providers.AllAsync(x => x.ToBeCompleted && x.BatchId == batch.Id && x.Ownership == Ownership.NotKnown)).Should().BeTrue();
        (await db.AuditEntries.SingleAsync()).Action.Should().Be("import.accepted");
    }

    [Fact]
    public async Task It_has_nothing_that_a_Client_Level_Data_file_does_not_hold()
    {
        var made = await WriteAsync();

        await using var db = _server.Database.For(made.AuthorityId);
        var others = new[]
        {
            await db.Areas.CountAsync(), await db.Teams.CountAsync(), await db.ProviderSizes.CountAsync(), await db.ProviderServices.CountAsync(),
            await db.ProviderAreas.CountAsync(), await db.ProviderCapacities.CountAsync(), await db.Frameworks.CountAsync(),
            await db.Options.CountAsync(), await db.OutcomeScores.CountAsync(), await db.ProviderCommunities.CountAsync(), await db.Targets.CountAsync(),
        };
        others.Should().OnlyContain(x => x == 0);
        var nameless = await db.Referrals.CountAsync(x => x.ProviderId == null);
        nameless.Should().BeInRange(1_000, 2_000, "direct payments, day support, equipment and carers’ grants name no registered provider");
        (await db.Referrals.CountAsync(x => x.WeeklyHours != null)).Should().BeGreaterThan(3_000);
    }

    [Fact]
    public async Task The_five_largest_are_those_it_says_and_a_providers_file_with_their_references_completes_them()
    {
        var made = await WriteAsync();
        await using var db = _server.Database.For(made.AuthorityId);
        var most = await db.Providers.OrderByDescending(x => db.Referrals.Count(r => r.ProviderId == x.Id)).Take(5)
            .Select(x => new SouthmereName(x.Reference, x.Name, x.CqcLocationId!)).ToListAsync();
        var text = "Reference,Name,CQC location ID,Ownership,Size,Size basis,Size observed on,Services\r\n" + string.Concat(
            SouthmereAuthority.Largest.Select(x => $"{x.Reference},{x.Name},{x.CqcLocationId},Private,120,Full-time equivalents,31/03/2026,Home support or domiciliary care\r\n"));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var importer = new Importer(_server.Database, _keys, DemoCountyDatabase.Clock);

        var completed = await importer.ImportAsync(new ImportOrder(made.AuthorityId, "providers", "providers.csv", file, "Test officer"));

        most.Should().BeEquivalentTo(SouthmereAuthority.Largest);
        completed.Problems.Should().BeEmpty();
        completed.Batch.Should().BeEquivalentTo(new { Created = 0, Changed = 5 });
        (await db.Providers.CountAsync(x => !x.ToBeCompleted)).Should().Be(5);
        (await db.Providers.CountAsync()).Should().Be(46);
    }

    [Fact]
    public async Task A_second_run_is_refused_and_leaves_no_second_import()
    {
        await WriteAsync();

        var second = await WriteAsync(_options with { Seed = 8 });

        second.IsThereAlready.Should().BeTrue();
        second.Refusal.Should().Contain("already has data");
        await using var db = _server.Database.For(second.AuthorityId);
        (await db.ImportBatches.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Two_runs_at_once_make_it_once()
    {
        var both = await Task.WhenAll(WriteAsync(_options with { Seed = 1 }), WriteAsync(_options with { Seed = 2 }));

        both.Count(x => x.IsThereAlready).Should().Be(1);
        await using var db = _server.Database.For(both[0].AuthorityId);
        (await db.Referrals.CountAsync()).Should().Be(both.Single(x => !x.IsThereAlready).Referrals);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_no_facts_and_can_be_run_again()
    {
        using var stopping = new CancellationTokenSource();
        var running = WriteAsync(stop: stopping.Token);
        await stopping.CancelAsync();

        await running.Invoking(x => x).Should().ThrowAsync<OperationCanceledException>();
        (await WriteAsync()).Refusal.Should().BeNull();
    }

    [Fact]
    public async Task An_authority_that_is_not_a_demo_is_left_alone()
    {
        var real = await _server.AddAuthorityAsync(DemoPlace.Southmere.Code, "Not a demo");

        var result = await WriteAsync();

        result.Refusal.Should().Contain("not a demo authority");
        result.IsThereAlready.Should().BeFalse();
        await using var db = _server.Database.For(real.Id);
        (await db.ImportBatches.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Neither_of_the_two_sees_anything_of_the_other()
    {
        var county = await DemoAuthority.WriteAsync(_server.OwnerConnectionString, _server.AppConnectionString, _options);

        var southmere = await WriteAsync();

        foreach (var (made, other) in new[] { (county, southmere), (southmere, county) })
        {
            await using var db = _server.Database.For(made.AuthorityId);
            (await db.Providers.IgnoreQueryFilters().CountAsync()).Should().Be(made.Providers);
            (await db.Referrals.IgnoreQueryFilters().CountAsync()).Should().Be(made.Referrals + await db.DeskReferrals.IgnoreQueryFilters().CountAsync());
            (await db.Providers.IgnoreQueryFilters().AnyAsync(x => x.AuthorityId == other.AuthorityId)).Should().BeFalse();
        }
    }

    private Task<DemoResult> WriteAsync(DemoOptions? options = null, CancellationToken stop = default)
        => SouthmereAuthority.WriteAsync(_server.OwnerConnectionString, _server.AppConnectionString, _keys, options ?? _options, stop);
}
