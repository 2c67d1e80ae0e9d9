using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class StatementsByBandTests
{
    private const string _control = "I am in control.";
    private const string _known = "I know who {is} coming";
    private static readonly DateOnly _asked = MarketBuilder.Day("2026-05-30");

    [Fact]
    public void The_share_that_agrees_has_Wilsons_interval()
    {
        var row = StatementsByBand.For(Asked(new MarketBuilder().Provider("Ash", 3), "Ash", _control, 12, 20).Slice()).Rows.Single();

        (row.Statement, row.Band, row.Agree, row.People, row.Share.Value).Should().Be((_control, DisplayBand.Micro, 12, 20, 0.6));
        row.Share.Interval!.Value.Low.Should().BeApproximately(0.3866, 1e-4);
        row.Share.Interval.Value.High.Should().BeApproximately(0.7812, 1e-4);
    }

    [Fact]
    public void The_statement_that_differs_most_surely_is_named_and_its_braces_mark_no_figure()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300);
        Asked(market, "Ash", _control, 12, 20);
        Asked(market, "Oak", _control, 24, 40);
        Asked(market, "Ash", _known, 19, 20);
        Asked(market, "Oak", _known, 20, 40);

        var result = StatementsByBand.For(market.Slice());

        result.Finding.Marked.Should().Be("{95%} of people with a micro-provider agree “I know who (is) coming”, and {50%} of others: further apart than chance would explain.");
        result.Value.Value.Should().Be(0.95);
    }

    [Fact]
    public void Several_looks_at_once_ask_for_more_than_one()
    {
        // 15 of 20 against 19 of 40: P is 0.0424 alone, and 0.0848 as one of two.
        var alone = Asked(Asked(new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300), "Ash", _control, 15, 20), "Oak", _control, 19, 40);
        StatementsByBand.For(alone.Slice()).Finding.Marked.Should().Be("{75%} of people with a micro-provider agree “I am in control”, and {48%} of others: further apart than chance would explain.");

        Asked(Asked(alone, "Ash", "I see people", 10, 20), "Oak", "I see people", 20, 40);

        StatementsByBand.For(alone.Slice()).Finding.Marked.Should().Be("On none of {2 statements} do people with a micro-provider differ from others by more than chance would explain.");
    }

    [Fact]
    public void Too_few_or_none_are_said()
    {
        StatementsByBand.For(Asked(Asked(new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300), "Ash", _control, 5, 7), "Oak", _control, 5, 40).Slice()).Finding.Marked
            .Should().Be("No statement was put to 8 people with a micro-provider and 8 with other providers.");
        StatementsByBand.For(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Slice()).Finding.Marked.Should().StartWith("Nothing can be said of this yet: an answer to a survey is recorded for");
        StatementsByBand.For(Asked(Asked(new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300), "Ash", _control, 10, 20), "Oak", _control, 20, 40).Slice()).Finding.Marked
            .Should().EndWith("no further apart than chance would explain.");
    }

    [Fact]
    public void The_latest_answer_of_each_person_counts_once_and_only_in_its_period()
    {
        var market = new MarketBuilder().Provider("Ash", 3)
            .Refer(1, "Ash", with: x => x with { Person = 7, Scores = [new(MarketBuilder.Day("2026-05-29"), _control, 0), new(_asked, _control, 1)] })
            .Refer(1, "Ash", with: x => x with { Person = 7, Scores = [new(MarketBuilder.Day("2026-05-28"), _control, 0)] })
            .Refer(1, "Ash", day: "2026-04-01", with: x => x with { Scores = [new(_asked, _control, 1)] })
            .Refer(1, "Ash", with: x => x with { Scores = [new(MarketBuilder.Day("2026-06-01"), _control, 1)] });

        StatementsByBand.For(market.Slice()).Rows.Select(x => (x.Agree, x.People)).Should().Equal((2, 2));
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var answers = naive.Answers("I am in control");
        var rows = StatementsByBand.For(slice).Rows;

        rows.Select(x => x.Band).Should().Equal(answers.Select(x => x.Band).Distinct().Order());
        foreach (var row in rows)
        {
            var here = answers.Where(x => x.Band == row.Band).ToList();
            (row.Agree, row.People).Should().Be((here.Count(x => x.Score == 1), here.Count));
            row.Share.Value.ShouldBeAbout(here.Count < 8 ? null : here.Count(x => x.Score == 1) / (double)here.Count);
        }
    });

    private static MarketBuilder Asked(MarketBuilder market, string provider, string statement, int agree, int people)
        => market.Refer(agree, provider, with: x => x with { Scores = [new(_asked, statement, 1)] })
            .Refer(people - agree, provider, with: x => x with { Scores = [new(_asked, statement, 0)] });
}
