using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

public sealed class MeasureTrendTests
{
    [Theory]
    [InlineData("It has fallen by about {1.0 percentage points} a quarter since Jan to Mar 2022, from {30%} to {23%}.", 0.30, 0.29, 0.28, 0.27, 0.26, 0.25, 0.24, 0.23)]
    [InlineData("No steady rise or fall can be told from chance since Jan to Mar 2022.", 0.30, 0.25, 0.31, 0.24, 0.30, 0.26, 0.29, 0.28)]
    [InlineData("It has been the same in each quarter since Jan to Mar 2022.", 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3)]
    [InlineData("A trend needs 8 quarters in a row; there are {2}.", 0.3, 0.2)]
    [InlineData("A trend needs 8 quarters in a row; there is {1}.", 0.3)]
    [InlineData("A trend needs 8 quarters in a row; there are {0}.")]
    public void A_trend_is_told_in_words(string words, params double[] values)
        => MeasureTrend.FromSeries(AttentionTests.Series("Share", values)).Sentence.Marked.Should().Be(words);

    /// <summary>Eight falls in a row are told from chance alone, and among very many looks only if these say so.</summary>
    [Theory]
    [InlineData(1, null, TrendAnswer.Steady)]
    [InlineData(2_000_000, null, TrendAnswer.Open)]
    [InlineData(2_000_000, 0.04, TrendAnswer.Steady)]
    [InlineData(10, 0.06, TrendAnswer.Chance)]
    public void It_is_told_where_it_holds_among_all_looks_and_left_to_them_where_it_may_not(int looks, double? adjusted, TrendAnswer answer)
    {
        var trend = MeasureTrend.FromSeries(AttentionTests.Series("Share", 0.30, 0.29, 0.28, 0.27, 0.26, 0.25, 0.24, 0.23)) with { Looks = looks, AdjustedP = adjusted };

        trend.Answer.Should().Be(answer);
        if (answer == TrendAnswer.Open)
        {
            trend.Sentence.Plain.Should().Be("Taken alone it has fallen since Jan to Mar 2022; whether that is more than chance among all figures that are watched is told under Attention.");
        }
    }

    [Fact]
    public void A_gap_starts_the_run_anew()
    {
        var series = AttentionTests.Series("Share", 0.9, 0.9, 0.9, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8);
        var gap = series with { Points = [.. series.Points.Select((x, t) => t == 2 ? x with { Value = null } : x)] };

        var trend = MeasureTrend.FromSeries(gap);

        trend.Run.Should().HaveCount(8);
        trend.Test!.Value.S.Should().Be(28, "all 8 × 7 ÷ 2 pairs rise");
        trend.Test.Value.Slope.Should().BeApproximately(0.1, 1e-12);
    }
}
