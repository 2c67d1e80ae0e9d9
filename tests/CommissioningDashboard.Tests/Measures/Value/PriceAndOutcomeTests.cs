using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class PriceAndOutcomeTests
{
    [Theory]
    [InlineData(1.8, 4, "dearer, and better")]
    [InlineData(0.7, -4, "cheaper, and worse")]
    [InlineData(1.8, 0, "dearer, and not shown better or worse")]
    public void What_is_planted_is_read_together(double price, int score, string verdict)
    {
        var result = PriceAndOutcome.For(new ValueMarket(7) { MicroPrice = price, MicroScore = score }.Slice());

        result.Rows.Single(x => x.Band == DisplayBand.Micro).Verdict.Should().Be(verdict);
        result.Finding.Plain.Should().StartWith($"Support by micro-providers is {verdict}. An hour costs ");
    }

    [Fact]
    public void Below_six_providers_the_price_is_not_tested_and_with_few_answers_the_outcome_is_not()
    {
        var few = PriceAndOutcome.For(new ValueMarket(7) { MicroPrice = 1.5, Providers = 10 }.Slice()).Rows.Single(x => x.Band == DisplayBand.Micro);
        var silent = PriceAndOutcome.For(new ValueMarket(7) { MicroPrice = 1.5, Providers = 2 }.Slice());

        few.Verdict.Should().StartWith("price not tested, and ");
        silent.Rows.Single(x => x.Band == DisplayBand.Micro).Verdict.Should().Be("price not tested, and outcome not tested");
    }

    [Fact]
    public void Prices_all_alike_are_about_the_same_and_not_merely_not_shown_to_differ()
    {
        var market = new MarketBuilder();
        foreach (var n in Enumerable.Range(0, 12))
        {
            market.Provider($"P{n:00}", n % 2 == 0 ? 3 : 30)
                .Refer(10, $"P{n:00}", with: x => x with { Hours = 10, Cost = 200 + n, Scores = [new(new(2026, 5, 30), null, 15)] });
        }

        PriceAndOutcome.For(market.Slice()).Rows[0].Verdict.Should().Be("about the same price (within 5%), and outcome not tested");
    }

    [Fact]
    public void It_agrees_with_both_measures_and_a_plain_difference_of_scores() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var answers = naive.Answers(null).Where(x => x.Band is not DisplayBand.NotRecorded and not DisplayBand.NotKnown).ToLookup(x => x.Band, x => x.Score);
        foreach (var row in PriceAndOutcome.For(slice).Rows)
        {
            row.People.Should().Be(answers[row.Band].Count());
            row.Price.Should().Be(PricePerHour.For(slice).Rows.SingleOrDefault(x => x.Service is null && x.Band == row.Band));
        }
    });

    [Fact]
    public void The_difference_is_that_of_scores_weighed_to_everybodys_reasons()
    {
        // By hand: with micro-providers 8 of either reason score 20 and 14, with others 24 physical score 18 and 8 social score 15.
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30);
        Ask(8, "Ash", Need.PhysicalSupport, 20);
        Ask(8, "Ash", Need.SocialSupport, 14);
        Ask(24, "Birch", Need.PhysicalSupport, 18);
        Ask(8, "Birch", Need.SocialSupport, 15);

        var row = PriceAndOutcome.For(market.Slice()).Rows.Single(x => x.Band == DisplayBand.Micro);

        // 32 of 48 physical and 16 social: (32 × 20 + 16 × 14) ÷ 48 − (32 × 18 + 16 × 15) ÷ 48.
        row.Outcome.Value.Should().BeApproximately((864 - 816) / 48.0, 1e-9);
        PriceAndOutcome.Together(1.1, new Interval(1, 1.21)).Low.Should().BeApproximately(Math.Exp(Math.Log(1.1) - (1.143595 * Math.Log(1.1))), 1e-6);

        void Ask(int people, string provider, Need need, int score)
        {
            for (var i = 0; i < people; i++)
            {
                market.Refer(1, provider, with: x => x with
                {
                    Need = need,
                    Hours = 10,
                    Cost = 200,
                    Scores = [new(new(2026, 5, 30), null, score + (i % 2 == 0 ? 1 : -1))],
                });
            }
        }
    }
}
