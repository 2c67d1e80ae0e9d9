using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class FairnessSentencesTests
{
    [Fact]
    public void A_place_that_decides_is_called_out_when_the_same_providers_show_it()
        => FairnessSentences.Headline(Lists(first: 60, second: 40).Slice()).Marked
            .Should().StartWith("The provider listed first is chosen {60%} of the time ({50%} if position made no difference), and teams "
            + "choose the provider they chose last {99%} of the time ({50%} if the same choices came in random order).");

    [Fact]
    public void In_house_preference_on_lists_is_called_out()
    {
        var market = Town();
        foreach (var day in Enumerable.Range(1, 20).Select(x => $"2026-05-{x:00}"))
        {
            market.Refer(3, "Town", day, with: x => x with { Options = [new("Ash", Shown), new("Town", Accepted)], Team = null })
                .Refer(1, "Ash", day, with: x => x with { Options = [new("Ash", Accepted), new("Town", Shown)], Team = null });
        }

        FairnessSentences.Headline(market.Slice()).Marked.Should()
            .Be("Where a list shows others too, in-house providers are chosen {75%} of the time ({50%} if everybody on a "
                + "list were as likely).");
    }

    [Fact]
    public void Without_lists_capacity_and_the_order_of_names_speak()
        => FairnessSentences.Headline(
        Town().Refer(70, "Town", with: x => x with { Team = null }).Refer(30, "Ash", with: x => x with { Team = null }).Slice()).Marked
            .Should().Be("In-house providers receive {70%} of referrals with {25%} of stated capacity.");

    [Fact]
    public void More_than_capacity_is_no_sign_where_an_even_choice_would_give_as_much()
        => FairnessSentences.Headline(
        Town().Refer(55, "Town", with: x => x with { Team = null }).Refer(45, "Ash", with: x => x with { Team = null }).Slice()).Marked
            .Should().StartWith("Nothing here shows, beyond chance,");

    [Fact]
    public void Early_names_are_called_out_only_where_no_list_was_logged()
    {
        var market = new MarketBuilder();
        foreach (var n in Enumerable.Range(0, 20))
        {
            market.Provider($"P{n:00}", 3).Refer(n < 5 ? 20 - n : 1, $"P{n:00}", with: x => x with { Team = null });
        }

        FairnessSentences.Headline(market.Slice()).Marked.Should()
            .StartWith("The first quarter of names takes {86%} ({25%} if the order of names did not matter).");
        market.Refer(15, "P19", with: x => x with { Team = null, Options = [new("P01", Shown), new("P19", Accepted)] });
        FairnessSentences.Headline(market.Slice()).Marked
            .Should().Be("Nothing here shows, beyond chance, that place on a list or in-house ownership decides who is chosen.");
    }

    [Fact]
    public void Habit_is_called_out_last()
        => FairnessSentences.Headline(
        new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3).Refer(20, "Ash", "2026-05-01").Refer(20, "Birch").Slice()).Marked
            .Should().Be("Teams choose the provider they chose last {97%} of the time ({49%} if the same choices came in random order).");

    [Fact]
    public void Nothing_is_said_of_nothing()
        => FairnessSentences.Headline(new MarketBuilder().Provider("Ash", 3).Slice()).Marked.Should()
        .Be("No referral was arranged with a named provider in this period.");

    [Fact]
    public void The_coverage_of_lists_is_told()
    {
        FairnessSentences.Coverage(Town().Refer(3, "Ash").Slice())
            .Should()
            .Be("No list of providers was logged in this period, so nothing can be said of who was shown, asked or chosen from one.");
        FairnessSentences.Coverage(Lists(1, 1).Slice()).Should().Be("A list of providers was logged for all 4 referrals.");
        FairnessSentences.Coverage(Lists(1, 1).Provider("Closed", closed: "2026-01-31").Refer(1, "Closed").Slice()).Should().Be(
            "A list of providers was logged for 4 of 5 referrals; what is said of lists is said of these. "
            + "1 referral went to providers that the register does not show as able to take it; it is left out.");
    }

    /// <summary>Ash and Birch, each first on half the lists; the first is chosen so often and the second so often.</summary>
    private static MarketBuilder Lists(int first, int second)
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3);
        foreach (var (top, low) in new[] { ("Ash", "Birch"), ("Birch", "Ash") })
        {
            market.Refer(first, top, with: x => x with { Options = [new(top, Accepted), new(low, Shown)] })
                .Refer(second, low, with: x => x with { Options = [new(top, Shown), new(low, Accepted)] });
        }

        return market;
    }

    private static MarketBuilder Town()
        => new MarketBuilder().Provider("Ash", 3, capacity: 75).Provider("Town", 100, Ownership.CouncilOwnedCompany, capacity: 25);
}
