using CommissioningDashboard.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

/// <summary>What comes out of PostgreSQL is what went in: rows, and all that hangs on them.</summary>
public sealed class SnapshotLoadingTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_loaded_market_holds_every_row_with_its_options_days_and_outcomes()
    {
        var code = 400;
        await RandomMarkets.Any.SampleAsync(
            async rows =>
            {
                var authority = await server.AddAuthorityAsync($"{Interlocked.Increment(ref code)}");
                await server.Database.WriteAsync(authority.Id, rows);
                var expected = rows.Snapshot();

                var loaded = await new SnapshotStore(server.Database, TimeProvider.System).GetAsync(authority.Id);

                Enumerable.Range(0, loaded.Referrals.Count).Select(x => Row(loaded, x))
                    .Should().Equal(Enumerable.Range(0, expected.Referrals.Count).Select(x => Row(expected, x)));
                loaded.Outcomes.Should().Equal(expected.Outcomes);
                loaded.Providers.Select(x => x.Communities).Should().BeEquivalentTo(expected.Providers.Select(x => x.Communities), x => x.WithStrictOrdering());
            },
            iter: 12, threads: 1);
    }

    [Fact]
    public void The_referrals_of_a_period_are_those_that_pass_the_filter_in_the_order_received()
        => NaiveChecks.OnAnyMarket((slice, naive) => slice.Referrals.Select(x => slice.Market.FirstMonth.FirstDay.AddDays(x.ReceivedDay))
            .Should().Equal(naive.Received(naive.Period).Select(x => x.Day).Order()));

    [Fact]
    public void Able_are_those_open_offering_and_covering_on_some_day_of_the_month()
        => NaiveChecks.OnAnyMarket((slice, naive) =>
        {
            foreach (var (service, area) in slice.Market.Services.SelectMany(s => slice.Market.Areas.Select(a => (s, (RegisterEntry?)a)).Append((s, null))))
            {
                var (month, first) = (slice.Market.Months / 2, slice.Market.FirstMonth.Plus(slice.Market.Months / 2).FirstDay);

                slice.Market.Eligible.ProvidersFor(month, service.Index, area?.Index).Places.Select(x => slice.Providers[x].Name)
                    .Should().Equal(naive.Able(first, service.Name, area?.Name).Select(x => x.Name));
            }
        });

    private static string Row(MarketSnapshot market, int row)
    {
        var rows = market.Referrals;
        ReferralOption[] options = [.. market.Options.ForReferral(rows, row)];
        return string.Join(' ',
            rows.Month[row], rows.Provider[row], rows.Service[row], rows.Area[row], rows.Team[row], rows.Need[row], rows.Route[row], rows.Outcome[row],
            rows.Hours[row], rows.Cost[row], rows.Received[row], rows.Arranged[row], rows.Ended[row], rows.Age[row], rows.Ethnicity[row], rows.Person[row],
            string.Join(',', options));
    }
}
