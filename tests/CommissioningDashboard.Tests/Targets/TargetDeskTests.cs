using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Targets;
using CommissioningDashboard.Tests.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Targets;

public sealed class TargetDeskTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Setting_and_ending_a_target_shows_at_once_and_loads_nothing_else()
    {
        var authority = await AddAsync("TG1");
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var desk = new TargetDesk(server.Database, store, TimeProvider.System);
        var held = await store.GetAsync(authority);

        await desk.SetAsync(Goal(), authority, await UserAsync(authority));
        var set = await store.GetAsync(authority);
        (await desk.EndAsync(set.Targets[0].Id, authority, await UserAsync(authority))).Should().BeTrue();
        var ended = await store.GetAsync(authority);

        held.Targets.Should().BeEmpty();
        set.Targets.Should().ContainSingle().Which.EndedAt.Should().BeNull();
        ended.Targets.Should().ContainSingle().Which.EndedAt.Should().NotBeNull();
        (set.Version, ended.Version).Should().Be((held.Version + 1, held.Version + 2));
        new[] { set, ended }.Should().OnlyContain(x => ReferenceEquals(x.Referrals, held.Referrals) && ReferenceEquals(x.Providers, held.Providers) && ReferenceEquals(x.Options, held.Options));
        (ended.Months, ended.DataAsAt).Should().Be((held.Months, held.DataAsAt));
    }

    [Fact]
    public async Task Targets_and_referrals_that_change_together_are_both_shown()
    {
        var authority = await AddAsync("TG2");
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var other = new SnapshotStore(server.Database, TimeProvider.System);
        var held = await store.GetAsync(authority);

        await new TargetDesk(server.Database, other, TimeProvider.System).SetAsync(Goal(), authority, await UserAsync(authority));
        await new ReferralEditor(server.Database, authority, new Random(3)).ChangeSomeAsync();
        var newer = await store.RefreshAsync(authority);

        newer.Targets.Should().ContainSingle();
        newer.Version.Should().Be(held.Version + 2);
        newer.Providers.Should().BeSameAs(held.Providers, "only what changed is fetched");
        newer.Referrals.Id.Should().Equal((await new SnapshotStore(server.Database, TimeProvider.System).GetAsync(authority)).Referrals.Id);
    }

    private static Target Goal() => new() { MeasureId = "dependence", Sense = TargetSense.AtMost, Goal = 0.3, By = new DateOnly(2030, 3, 31), Reason = "Agreed", SetBy = "Somebody" };

    private async Task<int> AddAsync(string code)
    {
        var authority = await server.AddAuthorityAsync(code);
        await using var db = server.Database.For(authority.Id);
        db.Users.Add(new UserAccount { Email = $"{code}@council.example".ToLowerInvariant(), Name = "Ann", PasswordHash = "", Role = Role.Commissioner });
        await db.SaveChangesAsync();
        await server.Database.WriteAsync(authority.Id, new MarketBuilder().Provider("Ash", 3).Refer(40, "Ash", "2026-04-01").Refer(9, "Ash").Rows);
        return authority.Id;
    }

    private async Task<int> UserAsync(int authority)
    {
        await using var db = server.Database.For(authority);
        return await db.Users.Select(x => x.Id).FirstAsync();
    }
}
