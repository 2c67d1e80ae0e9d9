using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Tests.Data;

/// <summary>What a foreign key promises, the checks of a whole statement promise too.</summary>
public sealed class SetReferencesTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("service_id = 999")]
    [InlineData("area_id = 999")]
    [InlineData("team_id = 999")]
    [InlineData("provider_id = 999")]
    public async Task A_referral_names_only_what_exists(string change)
    {
        var (mine, _) = await PlaceAsync();
        await using var db = server.Database.For(mine.AuthorityId);

        var changing = () => RunAsync(db, $"update referral set {change}");

        (await changing.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Theory]
    [InlineData("service")]
    [InlineData("area")]
    [InlineData("team")]
    [InlineData("provider")]
    public async Task What_a_referral_names_cannot_be_deleted_or_given_another_key(string table)
    {
        var (mine, _) = await PlaceAsync();
        await using var db = server.Database.For(mine.AuthorityId);

        var deleting = () => RunAsync(db, $"delete from {table}");
        var moving = () => RunAsync(db, $"update {table} set id = id + 1000");

        (await deleting.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
        (await moving.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
        await db.Referrals.ExecuteDeleteAsync();
        (await RunAsync(db, $"delete from {table}")).Should().Be(1, "nothing names it any more");
    }

    [Fact]
    public async Task A_referral_cannot_name_another_authoritys_provider()
    {
        var (mine, other) = (await PlaceAsync(), await PlaceAsync());
        await using var db = server.Database.For(mine.Referral.AuthorityId);

        var changing = () => RunAsync(db, "update referral set provider_id = {0}", other.Referral.ProviderId!);

        (await changing.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Fact]
    public async Task Deleting_waits_for_whoever_is_about_to_name_it_and_is_then_refused()
    {
        var (mine, providerId) = await PlaceAsync();
        await using var naming = server.Database.For(mine.AuthorityId);
        await RunAsync(naming, "update referral set provider_id = null");
        await using var transaction = await naming.Database.BeginTransactionAsync();
        await RunAsync(naming, "update referral set provider_id = {0}", providerId);
        await using var deleting = server.Database.For(mine.AuthorityId);

        var deleted = RunAsync(deleting, "delete from provider");
        var waits = await Task.WhenAny(deleted, Task.Delay(300)) != deleted;
        await transaction.CommitAsync();

        waits.Should().BeTrue();
        (await deleted.Awaiting(x => x).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
    }

    [Fact]
    public async Task Naming_waits_for_whoever_is_deleting_it_and_is_then_refused()
    {
        var (mine, providerId) = await PlaceAsync();
        await using var deleting = server.Database.For(mine.AuthorityId);
        await RunAsync(deleting, "update referral set provider_id = null");
        await using var transaction = await deleting.Database.BeginTransactionAsync();
        await RunAsync(deleting, "delete from provider");
        await using var naming = server.Database.For(mine.AuthorityId);

        var named = RunAsync(naming, "update referral set provider_id = {0}", providerId);
        var waits = await Task.WhenAny(named, Task.Delay(300)) != named;
        await transaction.CommitAsync();

        waits.Should().BeTrue();
        (await named.Awaiting(x => x).Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.ForeignKeyViolation);
    }

    private static Task<int> RunAsync(DashboardDb db, string sql, params object[] values) => db.Database.ExecuteSqlRawAsync(sql, values);

    /// <summary>An authority with one referral that names one of each.</summary>
    private async Task<(Referral Referral, int ProviderId)> PlaceAsync()
    {
        var authority = await server.AddAuthorityAsync($"{Guid.NewGuid():N}"[..8]);
        await using var db = server.Database.For(authority.Id);
        var service = new Service { Code = "home", Name = "Home" };
        var area = new Area { Code = "coast", Name = "Coast" };
        var team = new Team { Code = "north", Name = "North" };
        var provider = new Provider { Reference = "P", Name = "P", ListedOn = new DateOnly(2020, 1, 1) };
        db.AddRange(service, area, team, provider);
        await db.SaveChangesAsync();
        var referral = new Referral
        {
            Reference = "R",
            ReceivedOn = new DateOnly(2025, 1, 1),
            Route = Route.Signposting,
            Outcome = ReferralOutcome.Arranged,
            ServiceId = service.Id,
            AreaId = area.Id,
            TeamId = team.Id,
            ProviderId = provider.Id,
        };
        db.Add(referral);
        await db.SaveChangesAsync();
        return (referral, provider.Id);
    }
}
