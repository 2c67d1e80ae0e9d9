using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// Of one figure in one filter no two places say different things: none tells a rise or fall that Attention does not, and none calls chance
/// what Attention tells.
/// </summary>
public sealed class TrendsAgreeTests
{
    [Fact]
    public void Of_neutral_years() => Disagreements(new NeutralYears(7).Slice()).Should().BeEmpty();

    /// <summary>Micro-providers' share rises from month to month, some months more than others.</summary>
    [Fact]
    public void Of_years_in_which_shares_move()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 20).Provider("Cedar", 300);
        for (var month = 0; month < 60; month++)
        {
            var day = $"{new DateOnly(2021, 6, 28).AddMonths(month):yyyy-MM-dd}";
            market.Refer(2 + (month / 6) + (month % 2), "Ash", day).Refer(10 - (month % 3), "Birch", day).Refer(9 + (month % 5), "Cedar", day);
        }

        var slice = market.Slice(MarketFilter.Everything);

        Disagreements(slice).Should().BeEmpty();
        Attention.For(slice).Watched.Should().Contain(x => x.Answer == TrendAnswer.Steady);
        BandTrendByQuarter.For(slice).Finding.Plain.Should().StartWith("The share of micro-providers has risen steadily since ");
        BandTrendByMonth.For(slice).Finding.Should().Be(BandTrendByQuarter.For(slice).Finding);
    }

    private static IEnumerable<string> Disagreements(MarketSlice slice)
    {
        var watched = Attention.For(slice).Watched;
        foreach (var measure in QuarterSeries.Followed)
        {
            var own = measure.TrendIn(slice);
            var among = watched.SingleOrDefault(x => x.Series.Area is null
                && (measure is BandShare ? x.Series.Band == DisplayBand.Micro : x.Series.Band is null && x.Series.Measure.Id == measure.Id));
            if (among is not null && Clash(own.Answer, among.Answer))
            {
                yield return $"{measure.Id}: “{own.Sentence.Plain}” and “{among.Sentence.Plain}”";
            }
        }

        foreach (var finding in new[] { BandTrendByMonth.For(slice).Finding.Plain, BandTrendByQuarter.For(slice).Finding.Plain })
        {
            if (finding.Contains("steadily", StringComparison.Ordinal)
                && !watched.Any(x => x is { Series: { Band: { } band, Area: null }, Answer: TrendAnswer.Steady }
                    && finding.Contains(band.Providers(), StringComparison.Ordinal)))
            {
                yield return finding;
            }
        }

        static bool Clash(TrendAnswer own, TrendAnswer among)
            => (own == TrendAnswer.Steady && among == TrendAnswer.Chance) || (own == TrendAnswer.Chance && among == TrendAnswer.Steady);
    }
}
