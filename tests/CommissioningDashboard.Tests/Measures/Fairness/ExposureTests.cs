using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class ExposureTests
{
    [Fact]
    public void A_band_is_shown_on_so_many_of_the_places_it_could_have_had()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3).Provider("Cedar", 300)
            .Refer(10, "Cedar", with: x => x with { Options = [new("Ash", Shown), new("Cedar", Accepted)] })
            .Refer(30, "Cedar", with: x => x with { Options = [new("Cedar", Accepted)] }).Refer(7, "Cedar");

        var result = Exposure.For(market.Slice());

        result.Rows.Select(x => (x.Band, x.Providers, x.Could, x.Shown)).Should()
            .Equal((DisplayBand.Micro, 2, 80, 10), (DisplayBand.Large, 1, 40, 40));
        result.Value.Value.Should().Be(0.125);
        result.Finding.Marked.Should()
            .Be("Micro-providers were shown {13%} of 80 times that they could have been on a list, large providers {100%}.");
    }

    [Fact]
    public void Without_lists_or_without_a_difference_it_says_so()
    {
        Exposure.For(new MarketBuilder().Provider("Ash", 3).Refer(1, "Ash").Slice()).Finding.Marked
            .Should().Be("No list was logged of a referral that a micro-provider could have taken.");
        Exposure.For(
            new MarketBuilder().Provider("Ash", 3).Refer(1, "Ash", with: x => x with { Options = [new("Ash", Accepted)] })
                .Slice()).Finding.Marked
            .Should().Be("Micro-providers were shown {the only} time that they could have been on a list.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = Exposure.For(slice);
        var places = naive.Received(naive.Period).Where(x => x.Options.Count > 0)
            .SelectMany(
            x => naive.Able(NaiveMarket.StartOf(x.Day), x.Service, x.Area)
                .Select(p => (Provider: p, Shown: x.Options.Any(o => o.Provider == p.Name))))
            .GroupBy(x => naive.BandAtEnd(x.Provider)).OrderBy(x => x.Key);

        result.Rows.Select(x => (x.Band, (long)x.Providers, x.Could, x.Shown)).Should().Equal(
            places.Select(x => (x.Key, (long)x.Select(p => p.Provider).Distinct().Count(), (long)x.Count(), (long)x.Count(p => p.Shown))));
    });
}
