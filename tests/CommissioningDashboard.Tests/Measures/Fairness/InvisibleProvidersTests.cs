using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class InvisibleProvidersTests
{
    [Fact]
    public void The_open_and_able_without_a_referral_are_listed_with_how_long()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Provider("Cedar", 4)
            .Provider("Dogwood", 3, with: x => x with { Openings = [new("", new(2026, 4, 20), null)] })
            .Provider("Elm", 3, closed: "2026-05-30").Provider("Fir", 3, with: x => x with { Services = [] })
            .Refer(1, "Cedar", "2026-01-05").Refer(9, "Birch", "2026-02-10").Refer(9, "Ash");

        var result = InvisibleProviders.For(market.Slice());

        result.Rows.Select(x => (x.Provider.Name, x.LastReferral?.ToString(), x.MonthsWithout)).Should().Equal(
            ("Cedar", "2026-01", 4), ("Dogwood", null, 2), ("Birch", "2026-02", 3));
        result.Value.Value.Should().Be(0.75);
        result.Finding.Marked.Should()
            .Be("{3} open providers without a referral found, {0.5} expected if all able were as likely: chance alone would seldom do so. "
            + "{2} of 3 micro-providers had no referral in the month, and {the only} other provider had none either.");
    }

    [Fact]
    public void A_provider_never_referred_to_counts_from_the_start_of_the_data()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Refer(1, "Birch", "2026-03-05").Refer(1, "Birch");

        InvisibleProviders.For(market.Slice()).Rows.Should().ContainSingle().Which.MonthsWithout.Should().Be(3);
    }

    [Fact]
    public void The_finding_says_when_all_were_used_and_when_none_was_open()
    {
        InvisibleProviders.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Marked
            .Should().Be("{The only} open provider had a referral in the month.");
        InvisibleProviders.For(new MarketBuilder().Refer(1, null).Slice()).Finding.Marked
            .Should().Be("No provider was open and able to take a referral at the end of the period.");
    }

    [Fact]
    public void The_finding_does_without_micro_providers_and_without_others()
    {
        InvisibleProviders.For(
            new MarketBuilder().Provider("Ash", 20).Provider("Birch", 20).Refer(1, "Ash")
                .Slice(MarketBuilder.In("2026-04", "2026-05"))).Finding.Marked
            .Should().Be("{1} open provider without a referral found, {1.0} expected if all able were as likely: no more than chance "
            + "leaves. {1} of 2 open providers had no referral in the month.");
        InvisibleProviders.For(new MarketBuilder().Provider("Ash", 2).Provider("Birch", 2).Refer(1, "Ash").Slice()).Finding.Marked
            .Should().EndWith(" {1} of 2 micro-providers had no referral in the month.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = InvisibleProviders.For(slice);

        // Before the first referral is recorded nobody goes without one.
        var able = slice.Market.Months == 0 ? [] : naive.OpenAndAble(naive.Period.To).ToList();
        var invisible = able.Where(x => naive.Recorded(naive.Period).All(r => r.Provider != x.Name)).ToList();

        result.Value.Value.ShouldBeAbout(able.Count == 0 ? null : (double)invisible.Count / able.Count);
        result.Rows.Select(x => x.Provider.Name).Should().BeEquivalentTo(invisible.Select(x => x.Name));
        foreach (var row in result.Rows)
        {
            var provider = naive.Providers.Single(x => x.Name == row.Provider.Name);
            var last = naive.Recorded((naive.FirstDay, naive.Period.To)).Where(x => x.Provider == provider.Name)
                .Select(x => (DateOnly?)NaiveMarket.StartOf(x.Day)).Max();
            var opened = provider.Openings.Where(x => x.Contains(naive.Period.To)).Min(x => x.From);
            var since = last?.AddMonths(1) ?? (opened > naive.FirstDay ? NaiveMarket.StartOf(opened) : naive.FirstDay);
            row.LastReferral?.FirstDay.Should().Be(last);
            row.OpenSince.Should().Be(opened);
            row.Band.Should().Be(naive.BandAtEnd(provider));
            row.MonthsWithout.Should().Be(Enumerable.Range(0, 600).Count(x => since.AddMonths(x) <= naive.Period.To));
        }
    });
}
