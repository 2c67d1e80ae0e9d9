using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class DeclineReasonsTests
{
    private static Func<PlainReferral, PlainReferral> Declined(string? reason)
        => x => x with
        {
            Options = [
        new("Ash", OptionOutcome.DeclinedByProvider, reason), new("Birch", OptionOutcome.DeclinedByPerson, "Too big")]
        };

    [Fact]
    public void Reasons_of_providers_are_counted_most_frequent_first_and_silence_last()
    {
        var result = DeclineReasons.For(new MarketBuilder().Provider("Ash").Provider("Birch")
            .Refer(3, null, with: Declined("No capacity")).Refer(1, null, with: Declined("Too far")).Refer(4, null, with: Declined(null))
            .Slice());

        result.Rows.Should()
            .Equal(new DeclineReasonsRow("No capacity", 3, 8), new DeclineReasonsRow("Too far", 1, 8), new DeclineReasonsRow(null, 4, 8));
        result.Value.Value.Should().Be(0.5);
        result.Finding.Marked.Should().Be("The reason most often recorded is “No capacity”, in {3} of 8 declines.");
    }

    [Fact]
    public void Beyond_eight_reasons_the_rest_are_added_up()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch");
        foreach (var number in Enumerable.Range(1, 10))
        {
            market.Refer(number, null, with: Declined($"Reason {number}"));
        }

        DeclineReasons.For(market.Slice()).Rows[^1].Should().Be(new DeclineReasonsRow("Other reasons", 3, 55));
    }

    [Fact]
    public void It_says_when_nobody_declined_and_when_nobody_said_why()
    {
        DeclineReasons.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Plain.Should()
            .StartWith("Nothing can be said of this yet: the list of providers put forward is recorded for");
        DeclineReasons.For(
            new MarketBuilder().Provider("Ash").Provider("Birch").Refer(2, null, with: Declined(null)).Slice()).Finding.Plain.Should()
                .Be("No reason is recorded for any of 2 declines.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
        DeclineReasons.For(slice).Rows.Select(x => (x.Reason, x.Declines)).Should().BeEquivalentTo(
            naive.Received(naive.Period).SelectMany(x => x.Options).Where(x => x.Outcome == OptionOutcome.DeclinedByProvider)
                .GroupBy(x => x.Reason).Select(x => (x.Key, (long)x.Count()))));
}
