using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Targets;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Targets;

public sealed class TargetDeskTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Setting_and_ending_a_target_shows_at_once_and_loads_nothing_else()
    {
        var authority = await server.AddSmallAuthorityAsync("TG1");
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var desk = new TargetDesk(new(server.Database, store), TimeProvider.System);
        var held = await store.GetAsync(authority);

        await desk.SetAsync(Actor.Operator(authority), Goal());
        var set = await store.GetAsync(authority);
        (await desk.EndAsync(Actor.Operator(authority), set.Targets[0].Id)).Should().BeTrue();
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
        var authority = await server.AddSmallAuthorityAsync("TG2");
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var other = new SnapshotStore(server.Database, TimeProvider.System);
        var held = await store.GetAsync(authority);

        await new TargetDesk(new(server.Database, other), TimeProvider.System).SetAsync(Actor.Operator(authority), Goal());
        await new ReferralEditor(server.Database, authority, new Random(3)).ChangeSomeAsync();
        var newer = await store.RefreshAsync(authority);

        newer.Targets.Should().ContainSingle();
        newer.Version.Should().Be(held.Version + 2);
        newer.Providers.Should().BeSameAs(held.Providers, "only what changed is fetched");
        newer.Referrals.Id.Should().Equal((await new SnapshotStore(server.Database, TimeProvider.System).GetAsync(authority)).Referrals.Id);
    }

    private static Target Goal() => new() { MeasureId = "dependence", Sense = TargetSense.AtMost, Goal = 0.3, By = new DateOnly(2030, 3, 31), Reason = "Agreed", SetBy = "Somebody" };
}
