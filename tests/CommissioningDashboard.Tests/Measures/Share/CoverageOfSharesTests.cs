using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// In how many of some hundred made-up markets the 95% interval of a share holds its true value, and how often groups of people are said to
/// be treated unlike each other where none is. 400 markets tell a part of 95 in 100 to within 2.
/// </summary>
public sealed class CoverageOfSharesTests
{
    private const int _markets = 400;

    [Theory]
    [InlineData("plain", Weight.Referrals), InlineData("plain", Weight.WeeklyHours)]
    [InlineData("people who come again", Weight.Referrals), InlineData("people who come again", Weight.WeeklyCost)]
    [InlineData("larger packages of micro-providers", Weight.WeeklyHours), InlineData("smaller packages of micro-providers", Weight.WeeklyCost)]
    [InlineData("a few very large packages", Weight.WeeklyHours), InlineData("larger packages and people who come again", Weight.WeeklyHours)]
    public void The_interval_of_a_share_holds_the_truth_in_92_to_98_of_100(string market, Weight weight)
    {
        var held = Enumerable.Range(1, _markets).Average(seed =>
        {
            var made = Market(market, (ulong)seed);
            return BandShare.For(made.Slice(weight)).Value.Interval!.Value.Contains(made.Truth(weight)) ? 1.0 : 0;
        });

        held.Should().BeInRange(0.92, 0.985);
    }

    [Theory, InlineData(0), InlineData(0.5)]
    public void Groups_of_people_are_said_to_be_treated_unlike_in_no_more_than_7_of_100(double returning)
        => Enumerable.Range(1, _markets)
            .Average(x => EquitySentences.Headline(new RepeatMarket(5_000 + (ulong)x) { Returning = returning }.Slice(Weight.Referrals)).Plain
                .Contains("none is clearer", StringComparison.Ordinal) ? 0.0 : 1)
            .Should().BeLessThanOrEqualTo(0.07);

    internal static RepeatMarket Market(string kind, ulong seed) => kind switch
    {
        "people who come again" => new RepeatMarket(seed) { Returning = 0.5 },
        "larger packages of micro-providers" => new RepeatMarket(seed) { MicroPackages = 4 },
        "smaller packages of micro-providers" => new RepeatMarket(seed) { MicroPackages = 0.25 },
        "a few very large packages" => new RepeatMarket(seed) { LargePackages = 150 },
        "larger packages and people who come again" => new RepeatMarket(seed) { MicroPackages = 4, Returning = 0.5 },
        _ => new RepeatMarket(seed),
    };
}
