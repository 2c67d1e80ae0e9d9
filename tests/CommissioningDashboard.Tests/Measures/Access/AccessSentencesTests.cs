using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class AccessSentencesTests
{
    [Theory]
    [InlineData(90, 10, "most of")]
    [InlineData(10, 90, "fewer than half of")]
    [InlineData(17, 15, "about half of")]
    public void The_answer_says_most_or_few_only_when_the_interval_leaves_no_doubt(int two, int one, string words)
        => AccessSentences.Answer(Market(two, one)).Plain.Should()
        .StartWith($"Two or more providers were asked for {words} the brokered referrals with a logged list:");

    [Theory]
    [InlineData(24, 14, "Two or more providers were asked for 63% of the brokered referrals with a logged list.")]
    [InlineData(5, 5, "Two or more providers were asked for 50% of 10 brokered referrals with a logged list.")]
    [InlineData(0, 2, "Two or more providers were asked for none of 2 brokered referrals with a logged list.")]
    [InlineData(1, 0, "Two or more providers were asked for the only brokered referral with a logged list.")]
    public void In_doubt_or_of_few_no_word_is_put_to_the_share(int two, int one, string answer)
        => AccessSentences.Answer(Market(two, one)).Plain.Should().Be(answer);

    [Fact]
    public void Without_lists_the_answer_is_what_the_register_can_say()
        => AccessSentences.Answer(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Plain.Should()
        .Contain("places (a service in an area)");

    [Fact]
    public void The_context_adds_places_and_unmet_need()
        => AccessSentences.Context(Market(9, 1)).Should()
        .Contain("places").And.EndWith(
        "All 4 places (a service in an area) have two providers or fewer: 2 of them none. All 10 referrals that can be judged were met.");

    private static MarketSlice Market(int two, int one) => new MarketBuilder().Provider("Ash").Provider("Birch")
        .Refer(two, "Birch",
        with: x => x with { Options = [new("Ash", OptionOutcome.DeclinedByProvider), new("Birch", OptionOutcome.Accepted)] })
        .Refer(one, "Ash", with: x => x with { Options = [new("Ash", OptionOutcome.Accepted)] }).Slice();
}
