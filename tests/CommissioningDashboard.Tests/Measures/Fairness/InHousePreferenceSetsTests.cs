using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Each list is compared with itself alone.</summary>
public sealed class InHousePreferenceSetsTests
{
    [Fact]
    public void Where_the_lists_of_one_service_are_long_and_of_another_short_an_even_choice_is_no_preference()
    {
        var market = Town().Provider("Birch", 3).Provider("Cedar", 3)
            .Refer(50, "Town", with: Chosen("Town", "Ash", "Town")).Refer(50, "Ash", with: Chosen("Ash", "Ash", "Town"))
            .Refer(25, "Town", with: Chosen("Town", "Ash", "Birch", "Cedar", "Town"))
            .Refer(75, "Ash", with: Chosen("Ash", "Ash", "Birch", "Cedar", "Town"));

        var result = InHousePreference.For(market.Slice());

        result.Value.Value.Should().BeApproximately(1, 1e-9);
        (result.Rows[1].Part, result.Rows[1].Whole, result.Rows[1].Expected).Should().Be((75, 200, 0.375));
    }

    [Fact]
    public void A_list_of_others_alone_is_left_out_and_one_of_which_nobody_was_asked_counts_for_the_order_only()
    {
        var rows = InHousePreference.For(Town()
            .Refer(1, "Ash", with: x => x with { Options = [new("Ash", Accepted)] })
            .Refer(1, null, with: x => x with { Outcome = ReferralOutcome.Waiting, Options = [new("Town", Shown), new("Ash", Shown)] })
            .Refer(1, "Town", with: Chosen("Town", "Ash", "Town")).Slice()).Rows;

        rows.Skip(1).Take(3).Select(x => (x.Part, x.Whole)).Should().Equal((1, 1), (1, 2), (1, 1));
    }

    [Fact]
    public void Of_two_that_accepted_the_one_that_the_referral_names_was_chosen()
        => InHousePreference.For(Town().Refer(5, "Town", with: x => x with { Options = [new("Ash", Accepted), new("Town", Accepted)] })
            .Slice()).Rows[1].Should().Match<InHousePreferenceRow>(x => x.Whole == 5 && x.Part == 5);

    [Fact]
    public void One_person_who_stays_with_a_provider_is_not_sixty_choices()
    {
        var market = Town().Refer(60, "Town", with: x => Chosen("Town", "Ash", "Town")(x) with { Person = 1 })
            .Refer(40, "Ash", with: x => Chosen("Ash", "Ash", "Town")(x) with { Person = 2 });

        var result = InHousePreference.For(market.Slice());

        result.Value.Value.Should().BeApproximately(1.5, 1e-9);
        result.Value.Interval!.Value.Contains(1).Should().BeTrue();
        result.Working.Should().Contain("Choices of one person are alike: the variance is 48.000 times that of separate choices.");
    }

    private static MarketBuilder Town() => new MarketBuilder().Provider("Ash", 3).Provider("Town", 100, Ownership.CouncilOwnedCompany);

    private static Func<PlainReferral, PlainReferral> Chosen(string name, params string[] list)
        => x => x with { Options = [.. list.Select(p => new PlainOption(p, p == name ? Accepted : Shown))] };
}
