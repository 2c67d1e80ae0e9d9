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

        result.Rows.Select(x => (x.Band, x.Providers, x.Could, x.Shown, Math.Round(x.Expected, 9))).Should()
            .Equal((DisplayBand.Micro, 2, 80, 10, 33.333333333), (DisplayBand.Large, 1, 40, 40, 16.666666667));
        result.Value.Value.Should().Be(0.125);
        result.Finding.Marked.Should()
            .Be("Micro-providers were shown {13%} of 80 times that they could have been on a list; it would be {42%} if all able were as "
            + "likely, a difference that chance could explain.");
    }

    [Fact]
    public void Many_providers_of_a_size_left_off_the_lists_are_no_chance()
    {
        var market = new MarketBuilder();
        foreach (var n in Enumerable.Range(0, 8))
        {
            market.Provider($"Large {n}", 300).Provider($"Micro {n}", 3);
        }

        foreach (var n in Enumerable.Range(0, 8))
        {
            market.Refer(9, $"Large {n}", with: x => x with { Options = [new($"Large {n}", Accepted), new($"Large {(n + 1) % 8}", Shown)] })
                .Refer(1, $"Micro {n}", with: x => x with { Options = [new($"Micro {n}", Accepted), new($"Micro {(n + 1) % 8}", Shown)] });
        }

        var result = Exposure.For(market.Slice());

        // Ten lists of two for each n: 160 places among 16 able on 80 lists each; micro-providers had 16 of the 80 expected.
        result.Finding.Marked.Should().Be("Micro-providers were shown {3%} of 640 times that they could have been on a list, {0.20 "
            + "times} as often as if all able were as likely; large providers {1.8 times}.");
        result.Working.Should().HaveCount(6).And.Contain("16 ÷ 80 = 0.20 times the expected.");
    }

    [Fact]
    public void Without_lists_or_without_a_difference_it_says_so()
    {
        Exposure.For(new MarketBuilder().Provider("Ash", 3).Refer(1, "Ash").Slice()).Finding.Marked
            .Should().StartWith("Nothing can be said of this yet: the list of providers put forward is recorded for");
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

        // On each list the able shown have their places among all able alike.
        var due = naive.Received(naive.Period).Where(x => x.Options.Count > 0)
            .Select(x => (Able: naive.Able(NaiveMarket.StartOf(x.Day), x.Service, x.Area), x.Options))
            .SelectMany(x => x.Able.Select(p => (
                Band: naive.BandAtEnd(p), Places: (double)x.Options.Count(o => x.Able.Exists(a => a.Name == o.Provider)) / x.Able.Count)))
            .ToLookup(x => x.Band, x => x.Places);
        foreach (var row in result.Rows)
        {
            row.Expected.Should().BeApproximately(due[row.Band].Sum(), 1e-9);
            var others = due.Where(x => x.Key != row.Band).Sum(x => x.Sum());
            (row.Times?.Value).ShouldBeAbout(others > 1e-9 && row.Expected > 0 ? row.Shown / due[row.Band].Sum() : null);
        }

        result.Rows.Select(x => (x.Band, (long)x.Providers, x.Could, x.Shown)).Should().Equal(
            places.Select(x => (x.Key, (long)x.Select(p => p.Provider).Distinct().Count(), (long)x.Count(), (long)x.Count(p => p.Shown))));
    });
}
