using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Tests.Market;

/// <summary>A version made from the held one and what was written down as changed is the version that loading anew gives.</summary>
public sealed class SnapshotDeltaTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static int _code = 500;

    [Fact]
    public async Task A_version_made_from_changes_equals_the_same_version_loaded_anew()
    {
        var (made, loaded) = (0, 0);
        await Gen.Select(RandomMarkets.Any, Gen.Int).SampleAsync(
            async (rows, seed) =>
            {
                var authority = await AddAsync(rows);
                var store = new SnapshotStore(server.Database, TimeProvider.System);
                var held = await store.GetAsync(authority);
                var editor = new ReferralEditor(server.Database, authority, new Random(seed));
                for (var refresh = 0; refresh < 4; refresh++)
                {
                    for (var version = 0; version <= refresh % 3; version++)
                    {
                        await editor.ChangeSomeAsync();
                    }

                    var newer = await store.RefreshAsync(authority);

                    SameVersion.ShouldBe(newer, await LoadAnewAsync(authority));
                    _ = ReferenceEquals(newer.Providers, held.Providers) ? made++ : loaded++;
                    held = newer;
                }
            },
            iter: 25, threads: 1);

        made.Should().BeGreaterThan(loaded, "most changes keep the first month, and then nothing is loaded anew");
        loaded.Should().BeGreaterThan(0, "some markets were empty, or lost or gained their first month");
    }

    [Fact]
    public async Task Referrals_that_come_last_equal_the_same_version_loaded_anew_and_leave_every_earlier_version_as_it_was()
    {
        var (shared, copied) = (0, 0);
        await Gen.Select(RandomMarkets.Any, Gen.Int).SampleAsync(
            async (rows, seed) =>
            {
                var authority = await AddAsync(rows);
                var store = new SnapshotStore(server.Database, TimeProvider.System);
                var versions = new List<(MarketSnapshot Market, List<string> Rows)>();
                var random = new Random(seed);
                var editor = new ReferralEditor(server.Database, authority, random);
                for (var refresh = 0; refresh < 5; refresh++)
                {
                    await (random.Next(4) == 0 ? editor.ChangeSomeAsync() : editor.AddLaterAsync());
                    var newer = await store.RefreshAsync(authority);
                    SameVersion.ShouldBe(newer, await LoadAnewAsync(authority));
                    _ = versions.Count > 0 && ReferenceEquals(newer.Referrals.Id, versions[^1].Market.Referrals.Id) ? shared++ : copied++;
                    versions.Add((newer, SameVersion.Rows(newer)));
                }

                versions.Should().AllSatisfy(x => SameVersion.Rows(x.Market).Should().Equal(x.Rows));
            },
            iter: 15, threads: 1);

        shared.Should().BeGreaterThan(0, "the second that comes last finds room behind the first");
        copied.Should().BeGreaterThan(0, "a version that was loaded has no room, and changes elsewhere move the rows");
    }

    [Fact]
    public async Task A_reader_keeps_the_version_it_was_given()
    {
        var authority = await AddAsync(new MarketBuilder().Provider("Ash", 3).Refer(40, "Ash").Refer(2, null, "2026-04-01").Rows);
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var held = await store.GetAsync(authority);
        var before = SameVersion.Rows(held);
        var slice = held.Slice(MarketFilter.Everything);

        await new ReferralEditor(server.Database, authority, new Random(3)).ChangeSomeAsync();
        var newer = await store.RefreshAsync(authority);

        newer.Should().NotBeSameAs(held);
        newer.Slice(MarketFilter.Everything).Should().NotBeSameAs(slice);
        SameVersion.Rows(held).Should().Equal(before);
    }

    [Fact]
    public async Task A_change_that_nobody_wrote_down_loads_the_market_anew()
    {
        var authority = await AddAsync(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Rows);
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var held = await store.GetAsync(authority);
        var editor = new ReferralEditor(server.Database, authority, new Random(4));

        await editor.ChangeSomeAsync();
        await using (var db = server.Database.For(authority))
        {
            await db.Areas.ExecuteUpdateAsync(x => x.SetProperty(a => a.Name, a => a.Name + " side"));
            await MarketChange.RecordAsync(db);
        }

        await editor.ChangeSomeAsync();
        var newer = await store.RefreshAsync(authority);

        newer.Version.Should().Be(held.Version + 3);
        newer.Areas.Should().OnlyContain(x => x.Name.EndsWith(" side"));
        SameVersion.ShouldBe(newer, await LoadAnewAsync(authority));
    }

    [Fact]
    public async Task A_referral_that_names_what_the_held_register_has_not_got_loads_the_market_anew()
    {
        var authority = await AddAsync(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Rows);
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        await store.GetAsync(authority);
        await using (var db = server.Database.For(authority))
        {
            var area = new Area { Code = "new", Name = "New" };
            db.Areas.Add(area);
            await db.SaveChangesAsync();
            var referral = await db.Referrals.FirstAsync();
            referral.AreaId = area.Id;
            await db.SaveChangesAsync();
            await MarketChange.RecordReferralsAsync(db, [referral.Id]);
        }

        (await store.RefreshAsync(authority)).Areas.Should().Contain(x => x.Name == "New");
    }

    [Fact]
    public async Task What_was_written_down_is_dropped_when_it_is_old_and_a_reader_so_far_behind_loads_anew()
    {
        var authority = await AddAsync(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Rows);
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        await store.GetAsync(authority);
        var editor = new ReferralEditor(server.Database, authority, new Random(5));

        await editor.ChangeSomeAsync();
        await using var db = server.Database.For(authority);
        await db.Authorities.Where(x => x.Id == authority).ExecuteUpdateAsync(x => x.SetProperty(a => a.MarketVersion, a => a.MarketVersion + 600));
        await editor.ChangeSomeAsync();

        (await db.ReferralChanges.Select(x => x.Version).Distinct().CountAsync()).Should().Be(1);
        SameVersion.ShouldBe(await store.RefreshAsync(authority), await LoadAnewAsync(authority));
    }

    [Fact]
    public async Task No_referral_is_no_change_and_very_many_are_a_change_of_everything()
    {
        var authority = await AddAsync(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Rows);
        await using var db = server.Database.For(authority);

        await MarketChange.RecordReferralsAsync(db, []);
        (await db.Authorities.Where(x => x.Id == authority).Select(x => x.MarketVersion).SingleAsync()).Should().Be(1);

        await MarketChange.RecordReferralsAsync(db, [.. Enumerable.Range(1, MarketChange.MostReferrals + 1).Select(x => (long)x)]);
        (await db.Authorities.Where(x => x.Id == authority).Select(x => x.MarketVersion).SingleAsync()).Should().Be(2);
        (await db.ReferralChanges.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Another_authority_neither_sees_what_was_written_down_nor_has_a_newer_version()
    {
        var (mine, other) = (await AddAsync(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Rows), await AddAsync(new MarketBuilder().Provider("Oak", 3).Refer(9, "Oak").Rows));
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        var held = await store.GetAsync(other);

        await new ReferralEditor(server.Database, mine, new Random(6)).ChangeSomeAsync();

        (await store.RefreshAsync(other)).Should().BeSameAs(held);
        await using var db = server.Database.For(other);
        (await db.ReferralChanges.IgnoreQueryFilters().CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Readers_see_whole_versions_only_while_pairs_change_under_way()
    {
        var authority = await AddAsync(new MarketBuilder().Provider("Ash", 3).Provider("Oak", 80).Refer(50, "Ash").Refer(50, "Oak").Rows);
        var store = new SnapshotStore(server.Database, TimeProvider.System);
        await store.GetAsync(authority);
        using var stopping = new CancellationTokenSource();
        var refreshing = Task.Run(async () =>
        {
            while (!stopping.IsCancellationRequested)
            {
                await store.RefreshAsync(authority);
            }
        });
        var reading = Task.Run(async () =>
        {
            while (!stopping.IsCancellationRequested)
            {
                var market = await store.GetAsync(authority);
                var slice = market.Slice(MarketBuilder.InMay);
                slice.Providers.Select(x => slice.To(x, slice.Period).Referrals).Should().OnlyContain(x => x == 50, "referrals change hands in pairs");
                await Task.Yield();
            }
        });

        await using (var db = server.Database.For(authority))
        {
            var referrals = await db.Referrals.OrderBy(x => x.Id).ToListAsync();
            for (var change = 0; change < 40; change++)
            {
                var (one, two) = (referrals[change], referrals[99 - change]);
                (one.ProviderId, two.ProviderId) = (two.ProviderId, one.ProviderId);
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.SaveChangesAsync();
                await MarketChange.RecordReferralsAsync(db, [one.Id, two.Id]);
                await transaction.CommitAsync();
            }
        }

        await stopping.CancelAsync();
        await refreshing;
        await reading;
        (await store.RefreshAsync(authority)).Version.Should().Be(41);
    }

    private async Task<int> AddAsync(PlainMarket rows)
    {
        var authority = await server.AddAuthorityAsync($"{Interlocked.Increment(ref _code)}");
        await server.Database.WriteAsync(authority.Id, rows);
        return authority.Id;
    }

    private Task<MarketSnapshot> LoadAnewAsync(int authority) => new SnapshotStore(server.Database, TimeProvider.System).GetAsync(authority).AsTask();
}
