using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Measures;

public sealed class WrittenTests
{
    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0004, "under 0.1%")]
    [InlineData(0.004, "0.4%")]
    [InlineData(0.005, "1%")]
    [InlineData(0.484, "48%")]
    [InlineData(0.994, "99%")]
    [InlineData(0.996, "99.6%")]
    [InlineData(0.9996, "over 99.9%")]
    [InlineData(1, "100%")]
    public void Percentages_are_whole_but_never_round_to_nothing_or_everything(double share, string text)
        => Written.Percent(share).Should().Be(text);

    [Fact]
    public void Only_nothing_is_0_percent_and_only_everything_100()
        => Gen.Select(Gen.Int[1, 99_999], Gen.Int[100_000, 200_000]).Sample((part, whole) =>
    {
        Written.Percent((double)part / whole).Should().NotMatchRegex("^(0|0\\.0|100|100\\.0)%$");
        Written.Percent((double)(whole - 1) / whole).Should().NotStartWith("100");
    });

    [Theory]
    [InlineData(7911.5, Unit.Referrals, "7,912")]
    [InlineData(30100.4, Unit.Pounds, "£30,100")]
    [InlineData(3.44, Unit.Effective, "3.4")]
    [InlineData(9.96, Unit.Effective, "10")]
    [InlineData(14.2, Unit.Effective, "14")]
    [InlineData(0.655, Unit.Coefficient, "0.66")]
    [InlineData(0.48, Unit.Share, "48%")]
    [InlineData(10_000, Unit.Index, "10,000")]
    [InlineData(3.2, Unit.Times, "3.2 times")]
    [InlineData(0.456, Unit.Times, "0.46 times")]
    [InlineData(0.9951, Unit.Times, "1.0 times")]
    [InlineData(31.4, Unit.Times, "31 times")]
    [InlineData(21.5, Unit.PoundsAnHour, "£21.50")]
    [InlineData(16.04, Unit.Score, "16.0")]
    [InlineData(7.5, Unit.Days, "7.5")]
    [InlineData(-0.0523, Unit.Points, "−5.2")]
    [InlineData(0.031, Unit.Points, "+3.1")]
    public void Numbers_are_written_by_what_they_count(double number, Unit unit, string text)
        => Written.Number(number, unit).Should().Be(text);

    [Theory]
    [InlineData(0.0005, "chance alone would hardly ever do so")]
    [InlineData(0.003, "chance alone would seldom do so")]
    [InlineData(1, "this could easily be chance")]
    public void Chances_are_written_as_people_count(double p, string text) => Written.Chance(p).Should().Be(text);

    [Fact]
    public void Ranges_name_both_ends()
    {
        Written.Range(new Interval(0.101, 0.124), Unit.Share).Should().Be("10% to 12%");
        Written.Range(new Interval(40.2, 43.6), Unit.Effective).Should().Be("40 to 44", "the figure between them is written 42");
        Written.Range(new Interval(13.6, 14.4), Unit.Effective).Should().Be("13.6 to 14.4", "both ends would read 14");
        Written.Range(new Interval(0.355, 0.364), Unit.Share).Should().Be("35.5% to 36.4%", "both ends would read 36%");
        Written.Range(new Interval(0.9, 2.34), Unit.Times).Should().Be("0.90 to 2.3 times");
        Written.Range(new Interval(980, 1210), Unit.Index).Should().Be("980 to 1,210");
    }

    [Fact]
    public void Days_and_moments_are_British()
    {
        Written.Date(new DateOnly(2026, 11, 3)).Should().Be("3 November 2026");
        Written.Moment(new DateTimeOffset(2026, 11, 3, 14, 5, 0, TimeSpan.Zero)).Should().Be("3 November 2026 at 14:05");
        Written.Moment(new DateTimeOffset(2026, 7, 3, 23, 5, 0, TimeSpan.Zero)).Should().Be("4 July 2026 at 00:05");
    }

    [Theory]
    [InlineData(0, "0 months")]
    [InlineData(1, "1 month")]
    [InlineData(12, "1 year")]
    [InlineData(27, "2 years and 3 months")]
    public void Durations_are_in_years_and_months(int months, string text) => Written.Duration(months).Should().Be(text);

    [Fact]
    public void Amounts_carry_their_noun()
    {
        Written.Amount(new Tally(1, 1, 1, 1), Weight.Referrals).Should().Be("1 referral");
        Written.Amount(new Tally(7912, 7912, 7912, 7912), Weight.Referrals).Should().Be("7,912 referrals");
        Written.Amount(new Tally(9, 9, 120_400, 1), Weight.WeeklyHours).Should().Be("1,204 hours a week");
        Written.Amount(new Tally(9, 9, 3_010_000, 1), Weight.WeeklyCost).Should().Be("£30,100 a week");
    }

    [Fact]
    public void A_sentence_falls_into_words_and_figures()
    {
        var sentence = new Sentence("{2} of 3 had {none}.");

        sentence.Parts.Should().Equal(("2", true), (" of 3 had ", false), ("none", true), (".", false));
        sentence.Plain.Should().Be("2 of 3 had none.");
    }
}
