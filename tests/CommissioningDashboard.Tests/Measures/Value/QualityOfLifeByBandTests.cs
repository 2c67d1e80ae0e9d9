using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class QualityOfLifeByBandTests
{
    private static readonly DateOnly _asked = MarketBuilder.Day("2026-05-30");

    [Fact]
    public void A_mean_has_Students_interval()
    {
        // 12, 14, 14, 16, 16, 18, 18, 20: mean 16, sum of squares about it 48, so the standard error is √(48 ÷ 7 ÷ 8) = 0.926 and t is
        // 2.365.
        var market = Asked(new MarketBuilder().Provider("Ash", 3), "Ash", Need.PhysicalSupport, 12, 14, 14, 16, 16, 18, 18, 20);

        var row = QualityOfLifeByBand.For(market.Slice()).Rows.Single();

        (row.Band, row.People, row.Mean.Value).Should().Be((DisplayBand.Micro, 8, 16));
        row.Mean.Interval!.Value.Low.Should().BeApproximately(16 - 2.1893, 1e-3);
        row.Mean.Interval.Value.High.Should().BeApproximately(16 + 2.1893, 1e-3);
        row.Standardised.Reason.Should().Be("Fewer than two reasons for support have 8 people each.");
    }

    [Fact]
    public void Weighing_by_reason_undoes_a_different_mix()
    {
        // Within each reason both score alike: physical 12 and learning 20. Micro has 8 and 16 of them, the other 24 and 16: half and… 32
        // to 32 in all.
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300);
        Asked(market, "Ash", Need.PhysicalSupport, [.. Spread(12, 8)]);
        Asked(market, "Ash", Need.LearningDisability, [.. Spread(20, 16)]);
        Asked(market, "Oak", Need.PhysicalSupport, [.. Spread(12, 24)]);
        Asked(market, "Oak", Need.LearningDisability, [.. Spread(20, 16)]);

        var rows = QualityOfLifeByBand.For(market.Slice()).Rows;

        rows[0].Mean.Value.Should().BeApproximately(((8 * 12) + (16 * 20)) / 24.0, 1e-12);
        rows[1].Mean.Value.Should().BeApproximately(((24 * 12) + (16 * 20)) / 40.0, 1e-12);
        rows.Select(x => Math.Round(x.Standardised.Value!.Value, 9)).Should().Equal(16, 16);
    }

    [Fact]
    public void What_the_finding_says_follows_from_the_intervals()
    {
        Finding(Spread(16, 30), Spread(16, 30)).Should()
            .Be("People with a micro-provider score {16.0} of 24 for quality of life and others {16.0}, no further apart than chance would "
            + "explain.");
        Finding(Spread(19, 30), Spread(16, 30)).Should().Be(
            "People with a micro-provider score {19.0} of 24 for quality of life and others {16.0}, further apart than chance would "
                + "explain; their reasons for support may differ.");
        Finding(Spread(19, 7), Spread(16, 30)).Should()
            .Be("Fewer than 8 people with a micro-provider, or with other providers, were asked about quality of life.");
        QualityOfLifeByBand.For(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Slice()).Finding.Marked.Should()
            .StartWith("Nothing can be said of this yet: an answer to a survey is recorded for");

        static string Finding(IEnumerable<int> micro, IEnumerable<int> large)
        {
            var market = new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300);
            Asked(market, "Ash", Need.PhysicalSupport, [.. micro]);
            Asked(market, "Oak", Need.PhysicalSupport, [.. large]);
            return QualityOfLifeByBand.For(market.Slice()).Finding.Marked;
        }
    }

    [Fact]
    public void A_difference_that_goes_with_the_mix_is_said_to_and_one_that_stays_too()
    {
        Finding(microPhysical: Spread(12, 10), microSocial: Spread(20, 40)).Should()
            .EndWith("but not clearly apart any more when their reasons for support are evened out.");
        Finding(microPhysical: Spread(16, 10), microSocial: Spread(23, 40)).Should()
            .EndWith("and still so when their reasons for support are evened out.");

        static string Finding(IEnumerable<int> microPhysical, IEnumerable<int> microSocial)
        {
            var market = new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300);
            Asked(market, "Ash", Need.PhysicalSupport, [.. microPhysical]);
            Asked(market, "Ash", Need.SocialSupport, [.. microSocial]);
            Asked(market, "Oak", Need.PhysicalSupport, [.. Spread(12, 40)]);
            Asked(market, "Oak", Need.SocialSupport, [.. Spread(20, 10)]);
            return QualityOfLifeByBand.For(market.Slice()).Finding.Marked;
        }
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var answers = naive.Answers(statement: null);
        var rows = QualityOfLifeByBand.For(slice).Rows;

        rows.Select(x => x.Band).Should().Equal(answers.Select(x => x.Band).Distinct().Order());
        foreach (var row in rows)
        {
            var scores = answers.Where(x => x.Band == row.Band).Select(x => (double)x.Score).ToList();
            row.People.Should().Be(scores.Count);
            row.Mean.Value.ShouldBeAbout(scores.Count < 8 ? null : scores.Average());
        }
    });

    private static IEnumerable<int> Spread(int middle, int count) => Enumerable.Range(0, count).Select(x => middle + (x % 2 == 0 ? 1 : -1));

    private static MarketBuilder Asked(MarketBuilder market, string provider, Need need, params int[] scores)
    {
        foreach (var score in scores)
        {
            market.Refer(1, provider, with: x => x with { Need = need, Scores = [new PlainScore(_asked, null, score)] });
        }

        return market;
    }
}
