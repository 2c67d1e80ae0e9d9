using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
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
        (slice.Beside is not null).Should().Be(naive.HasYearBefore);
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

    [Theory]
    [InlineData(Weight.Referrals)]
    [InlineData(Weight.WeeklyHours)]
    public void A_market_large_enough_to_be_shared_out_over_cores_is_added_up_whole(Weight weight)
    {
        var market = new MarketBuilder().Provider("Ash").Refer(1, "Ash", "2026-04-30").Refer(1, null).Rows.Snapshot();
        for (var i = 0; i < 120_000; i++)
        {
            market.Referrals.Add(new ReferralRow(1, (ushort)(i % 2), 1, 1, 1, 1, 1, (byte)ReferralOutcome.Arranged, 200, 0, 40, 41, ReferralColumns.NoDay, 0, 0, 0));
        }

        var slice = MarketSlice.Take(market, MarketBuilder.InMay with { Weight = weight });

        slice.ByProvider(slice.Period)[0].Referrals.Should().Be(60_000);
        slice.ByProvider(slice.Period)[0].Amount.Should().Be(weight == Weight.Referrals ? 60_000 : 12_000_000);
        slice.NotRecorded(slice.Period).Referrals.Should().Be(60_001);
        slice.InArea(0, 0).Referrals.Should().Be(60_000);
        slice.ByProvider(slice.History)[0].Referrals.Should().Be(60_001);
    }

    [Fact]
    public void A_year_before_is_there_when_the_data_reach_its_first_month()
    {
        HasYearBefore("2025-05-31").Should().BeTrue();
        HasYearBefore("2025-06-01").Should().BeFalse();
        new MarketBuilder().Slice().Beside.Should().BeNull("there are no data");

        static bool HasYearBefore(string first) => new MarketBuilder().Refer(1, null, first).Refer(1, null).Slice().Beside is not null;
    }

    [Fact]
    public void A_market_without_a_referral_has_one_month_in_which_its_providers_have_their_bands()
    {
        var slice = new MarketBuilder().Provider("Ash", 3).Slice();

        slice.History.Months.Should().Be(1);
        slice.ByBand(slice.History).Should().OnlyContain(x => x.Referrals == 0);
        slice.BandOf(slice.Providers[0], slice.Period.To).Should().Be(DisplayBand.Micro);
    }

    /// <summary>Ash was bought in 2026: until then it was independent, and so micro, and counted by itself.</summary>
    [Fact]
    public void A_provider_that_is_bought_was_independent_before()
    {
        var market = new MarketBuilder().Provider("Oak", 30, group: "Orchard")
            .Provider("Ash", 3, with: x => x with { InGroups = [new("Orchard", new(2026, 1, 9), null)] })
            .Refer(6, "Ash", "2025-05-02").Refer(4, "Oak", "2025-05-02").Refer(6, "Ash").Refer(4, "Oak");

        var (then, now) = (market.Slice(MarketBuilder.In("2025-05", "2025-05")), market.Slice());

        (then.Referral(0).Band, now.Referral(10).Band).Should().Be((DisplayBand.Micro, DisplayBand.Small));
        LargestProviders.For(then).Rows.Select(x => x.Holder.Name).Should().Equal("Ash", "Oak");
        LargestProviders.For(now).Rows.Select(x => x.Holder.Name).Should().Equal("Orchard");
        LargestProviders.For(now).Compared!.Value.Should().Be(LargestProviders.For(then).Value.Value);
        Dependence.For(then).Finding.Plain.Should().StartWith("2 providers between them");
        Dependence.For(now).Finding.Plain.Should().StartWith("One group supports");
    }

    [Fact]
    public void A_provider_keeps_its_first_and_last_band_beyond_the_data()
    {
        var slice = new MarketBuilder()
            .Provider("Ash", 3, with: x => x with { Sizes = [.. x.Sizes, new(new DateOnly(2026, 5, 1), SizeBasis.FullTimeEquivalents, 30)] })
            .Refer(1, "Ash", "2026-04-02").Refer(1, "Ash").Slice();

        new[] { "2020-01", "2026-04", "2026-05", "2030-01" }.Select(x => slice.BandOf(slice.Providers[0], Month.Parse(x)!.Value))
            .Should().Equal(DisplayBand.Micro, DisplayBand.Micro, DisplayBand.Small, DisplayBand.Small);
        (slice.Referral(0).Band, slice.Referral(1).Band).Should().Be((DisplayBand.Micro, DisplayBand.Small));
    }

    [Fact]
    public void The_referrals_of_a_period_come_in_the_order_received_whatever_their_outcome()
    {
        var rows = new MarketBuilder().Refer(1, null, "2026-04-02").Refer(2, null, "2026-05-02").Refer(1, null, "2026-05-03", x => x with { Area = "south" })
            .Refer(1, null, "2026-06-02").Rows.Snapshot();

        MarketSlice.Take(rows, MarketBuilder.InMay).Referrals.Select(x => x.Row).Should().Equal(1, 2, 3);
        MarketSlice.Take(rows, MarketBuilder.InMay with { Areas = ["south"] }).Referrals.Select(x => x.Row).Should().Equal(3);
        MarketSlice.Take(rows, MarketBuilder.InMay with { Areas = ["north"] }).Referrals.Select(x => x.Row).Should().Equal(1, 2);
    }

    /// <summary>Row by row: not arranged though a provider is named, arranged with nobody named, and two arranged with a provider each.</summary>
    [Fact]
    public void Referrals_with_a_named_provider_and_those_with_a_list_are_told_apart_from_the_others()
    {
        PlainOption[] list = [new("micro", OptionOutcome.Accepted)];
        var rows = new MarketBuilder().Provider("large", 900m).Provider("micro", 3m)
            .Refer(1, "micro", "2026-05-01", x => x with { Outcome = ReferralOutcome.Waiting }).Refer(1, null, "2026-05-02", x => x with { Options = list })
            .Refer(1, "large", "2026-05-03").Refer(1, "micro", "2026-05-04", x => x with { Options = list })
            .Refer(1, "micro", "2026-06-01", x => x with { Options = list }).Refer(1, "micro", "2026-06-02").Rows.Snapshot();
        var may = MarketSlice.Take(rows, MarketBuilder.InMay);

        may.Referrals.Select(x => x.Band).Should().Equal(DisplayBand.Micro, DisplayBand.NotRecorded, DisplayBand.Large, DisplayBand.Micro);
        may.Named.Select(x => x.Row).Should().Equal(2, 3);
        may.Named.Select(x => x.Band).Should().Equal(DisplayBand.Large, DisplayBand.Micro);
        may.Listed.Select(x => x.Row).Should().Equal(1, 3);
        may.ListedIn(MarketBuilder.In("2026-06", "2026-06").PeriodIn(rows)).Select(x => x.Row).Should().Equal(4);
        MarketSlice.Take(rows, MarketBuilder.InMay with { Areas = ["south"] }).ListedIn(MarketBuilder.In("2026-06", "2026-06").PeriodIn(rows)).Should().BeEmpty();
    }

    [Fact]
    public void Something_is_worked_out_once_for_a_slice()
    {
        var slice = new MarketBuilder().Slice();
        var times = 0;
        var computation = new SliceComputation<string>(_ => $"{++times}");

        slice.GetOrCompute(computation).Should().Be(slice.GetOrCompute(computation)).And.Be("1");
    }

    [Fact]
    public void Two_computations_whose_answers_are_of_one_type_do_not_share_an_answer()
    {
        var slice = new MarketBuilder().Slice();

        slice.GetOrCompute(new SliceComputation<string>(_ => "one")).Should().Be("one");
        slice.GetOrCompute(new SliceComputation<string>(_ => "other")).Should().Be("other");
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
