using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

public sealed class MarketSliceTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Rows_give_the_same_slice_in_memory_and_through_PostgreSQL()
    {
        var code = 200;
        await Gen.Select(RandomMarkets.Any.Where(x => x.Referrals.Count > 20), RandomMarkets.Filter.Array[5]).SampleAsync(
            async (rows, filters) =>
            {
                var authority = await server.AddAuthorityAsync($"{Interlocked.Increment(ref code)}", "Testshire");
                await server.Database.WriteAsync(authority.Id, rows);
                var stored = await new SnapshotStore(server.Database, TimeProvider.System).GetAsync(authority.Id);

                foreach (var filter in filters)
                {
                    ShouldAgree(MarketSlice.Take(stored, filter), MarketSlice.Take(rows.Snapshot(), filter));
                }
            },
            iter: 6, threads: 1);
    }

    [Fact]
    public void A_slice_adds_up_what_the_raw_rows_say() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        (slice.Period.From.FirstDay, slice.Period.To.LastDay).Should().Be(naive.Period);
        slice.HasYearBefore.Should().Be(naive.HasYearBefore);
        slice.OpenAndAble(slice.Period.To).Select(x => x.Name).Should().BeEquivalentTo(naive.OpenAndAble(naive.Period.To).Select(x => x.Name));
        slice.NotRecorded(slice.Period).Referrals.Should().Be(naive.Arranged(naive.Period).Count(x => x.Provider is null));
        foreach (var provider in slice.Providers)
        {
            var own = naive.Recorded(naive.Period).Where(x => x.Provider == provider.Name).ToList();
            var tally = slice.To(provider, slice.Period);
            tally.Referrals.Should().Be(own.Count);
            tally.Counted.Should().Be(own.Count(x => naive.Weigh(x) is not null));
            tally.Amount.Should().Be((long)(naive.Amount(own) * (slice.Weight == Weight.Referrals ? 1 : 100)));
            slice.ByProvider(slice.Period)[provider.Index].Should().Be(tally);
        }
    });

    [Fact]
    public void Every_arranged_referral_of_a_period_is_in_one_band_one_area_and_one_route() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var arranged = naive.Arranged(naive.Period).Count;

        slice.ByBand(slice.Period).Sum(x => x.Referrals).Should().Be(arranged);
        CategoryNames.Routes.Sum(x => slice.OnRoute(x.Value, slice.Period).Arranged.Referrals).Should().Be(arranged);
        Enumerable.Range(-1, slice.Market.Areas.Count + 1)
            .Sum(area => Enumerable.Range(-1, slice.Providers.Count + 1).Sum(x => slice.InArea(area, x).Referrals)).Should().Be(arranged);
        slice.WithOutcome(ReferralOutcome.Arranged, slice.Period).Should().Be(arranged);
    });

    [Fact]
    public void The_last_referral_is_looked_for_up_to_the_end_of_the_period()
    {
        var slice = new MarketBuilder().Provider("Ash").Refer(1, "Ash", "2026-03-02").Refer(1, "Ash", "2026-06-28").Slice();

        slice.LastReferral(slice.Providers[0]).Should().Be(Month.Parse("2026-03"));
    }

    [Fact]
    public void A_market_with_providers_and_no_referrals_has_no_last_referral()
    {
        var slice = new MarketBuilder().Provider("Ash").Slice(MarketFilter.Everything);

        slice.LastReferral(slice.Providers[0]).Should().BeNull();
    }

    private static void ShouldAgree(MarketSlice stored, MarketSlice built)
    {
        stored.Period.Should().Be(built.Period);
        stored.Providers.Select(x => x.Name).Should().Equal(built.Providers.Select(x => x.Name));
        stored.ByProvider(stored.Period).Should().Equal(built.ByProvider(built.Period));
        stored.ByBand(stored.History).Should().Equal(built.ByBand(built.History));
        stored.NotRecorded(stored.History).Should().Be(built.NotRecorded(built.History));
        stored.OpenAndAble(stored.Period.To).Select(x => x.Name).Should().Equal(built.OpenAndAble(built.Period.To).Select(x => x.Name));
        CategoryNames.Routes.Select(x => stored.OnRoute(x.Value, stored.Period)).Should().Equal(CategoryNames.Routes.Select(x => built.OnRoute(x.Value, built.Period)));
        Enumerable.Range(-1, 4).Select(x => stored.InArea(x, stored.Providers.Count - 1)).Should().Equal(Enumerable.Range(-1, 4).Select(x => built.InArea(x, built.Providers.Count - 1)));
        foreach (var (mine, other) in stored.Providers.Zip(built.Providers))
        {
            stored.BandOf(mine, stored.Period.To).Should().Be(built.BandOf(other, built.Period.To));
            mine.Capacity(PlainMarket.Today).Should().Be(other.Capacity(PlainMarket.Today));
            stored.LastReferral(mine).Should().Be(built.LastReferral(other));
        }
    }
}
