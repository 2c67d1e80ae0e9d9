using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Tests.Statistics;

namespace CommissioningDashboard.Tests.Measures;

public sealed class AreaBandsTests
{
    [Fact]
    public void The_area_with_the_least_choice_is_named()
    {
        var slice = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20)
            .Refer(20, "Ash").Refer(20, "Birch").Refer(5, null).Refer(30, "Birch", with: x => x with { Area = "south" })
            .Refer(2, "Ash", with: x => x with { Area = null }).Slice();

        var result = AreaBands.For(slice);

        result.Rows.Select(x => (x.Area?.Name, x.Recorded.Referrals, x.Share(DisplayBand.Micro).Value, x.Active)).Should().Equal(
            ("north", 40, 0.5, 2), ("south", 30, 0, 1), (null, 2, 1, 1));
        result.Value.Value.Should().Be(1);
        result.Finding.Marked.Should()
            .Be("south has the least choice of the 2 areas with 30 referrals or more: in 30 referrals of each, {one provider} received all, "
                + "and in the other {2.0}.");
    }

    [Fact]
    public void An_area_with_few_referrals_is_not_called_the_least_diverse()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Refer(20, "Ash").Refer(20, "Birch")
            .Refer(3, "Ash", with: x => x with { Area = "south" });

        AreaBands.For(market.Slice()).Finding.Marked.Should()
            .Be("Only north has 30 referrals or more. There, the effective number of providers is {2.0}.");
    }

    [Fact]
    public void Where_intervals_overlap_no_area_is_named()
        => AreaBands.For(new MarketBuilder().Provider("Ash").Provider("Birch").Refer(20, "Ash").Refer(20, "Birch")
            .Refer(25, "Ash", with: x => x with { Area = "south" }).Refer(15, "Birch", with: x => x with { Area = "south" }).Slice())
            .Finding.Marked.Should().Be("Which of the 2 areas with 30 referrals or more has the least choice cannot be told from chance: in 40 "
                + "referrals of each, the effective number of providers is {1.9} to {2.0}.");

    [Fact]
    public void Where_all_areas_are_alike_one_is_named_in_no_more_than_7_of_100_markets()
        => Enumerable.Range(1, 200).Average(x => AlikeAreas.Slice((ulong)x) is var slice && AreaBands.For(slice).Value.Value is null ? 0.0 : 1)
            .Should().BeLessThanOrEqualTo(0.07);

    [Fact]
    public void An_area_with_a_third_of_the_providers_is_nearly_always_named()
        => Enumerable.Range(1, 100).Average(x => AreaBands.For(AlikeAreas.Slice((ulong)x, less: 1 / 3.0)).Finding.Plain
            .StartsWith("A3 has the least choice", StringComparison.Ordinal) ? 1.0 : 0).Should().BeGreaterThan(0.8);

    [Fact]
    public void Few_or_no_referrals_everywhere_are_said()
    {
        AreaBands.For(new MarketBuilder().Provider("Ash").Refer(29, "Ash").Slice()).Finding.Marked
            .Should().Be("No area has 30 referrals or more, so which has the least choice cannot be said.");
        AreaBands.For(new MarketBuilder().Provider("Ash").Refer(3, null).Slice()).Finding.Marked
            .Should().Be("No referral was arranged with a named provider in any area.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var arranged = naive.Arranged(naive.Period);
        var result = AreaBands.For(slice);

        var fewest = arranged.Where(x => x is { Area: not null, Provider: not null }).GroupBy(x => x.Area).Select(x => x.Count())
            .Where(x => x >= 30).DefaultIfEmpty(30).Min();

        result.Rows.Select(x => x.Area?.Code).Should().BeEquivalentTo(arranged.Select(x => x.Area).Distinct());
        foreach (var row in result.Rows)
        {
            var here = arranged.Where(x => x.Area == row.Area?.Code).ToList();
            var recorded = here.Where(x => x.Provider is not null).ToList();
            row.Bands[(int)DisplayBand.NotRecorded].Referrals.Should().Be(here.Count - recorded.Count);
            row.Active.Should().Be(recorded.DistinctBy(x => x.Provider).Count());
            foreach (var band in DisplayBands.OfProviders)
            {
                row.Share(band)
                    .ShouldBeShare(
                    naive, [.. recorded.Where(x => BandOf(x) == band)], recorded,
                    band is DisplayBand.NotKnown or DisplayBand.InHouse ? [] : [.. recorded.Where(x => BandOf(x) == DisplayBand.NotKnown)],
                    naive.DesignEffect(band));
            }

            List<long> counts = [.. recorded.GroupBy(x => x.Provider).Select(x => (long)x.Count())];
            row.Effective.Value.ShouldBeAbout(recorded.Count < 30 ? null : Math.Exp(PlainDiversity.Rarefied(counts, fewest / 10 * 10)));
        }

        DisplayBand BandOf(PlainReferral referral) => naive.BandAtEnd(naive.Providers.Single(p => p.Name == referral.Provider));
    });
}
