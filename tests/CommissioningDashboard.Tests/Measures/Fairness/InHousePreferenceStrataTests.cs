using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Lists are compared within a service, an area and a quarter, and the strata added up.</summary>
public sealed class InHousePreferenceStrataTests
{
    /// <summary>North, in two months of one quarter: 60 × 60 ÷ 200 and 40 × 40 ÷ 200; south: 30 × 30 ÷ 80 and 10 × 10 ÷ 80.</summary>
    [Fact]
    public void Two_months_of_a_quarter_are_one_stratum_and_two_areas_are_two()
    {
        var market = Town()
            .Refer(60, "Town", "2026-04-20", Chosen("Town", "north")).Refer(40, "Ash", "2026-05-20", Chosen("Ash", "north"))
            .Refer(30, "Town", "2026-05-20", Chosen("Town", "south")).Refer(10, "Ash", "2026-05-20", Chosen("Ash", "south"));

        InHousePreference.For(market.Slice(MarketBuilder.In("2026-04", "2026-05"))).Working.Skip(2).Take(2).Should().Equal(
            "In-house chosen × others not ÷ all, added up over 2 services, areas and quarters: 29.250.",
            "In-house not × others chosen ÷ all, added up likewise: 9.250.");
    }

    [Fact]
    public void A_list_of_others_alone_is_left_out_and_one_of_which_nobody_was_asked_counts_for_the_order_only()
    {
        var rows = InHousePreference.For(Town()
            .Refer(1, "Ash", with: x => x with { Options = [new("Ash", Accepted)] })
            .Refer(1, null, with: x => x with { Outcome = ReferralOutcome.Waiting, Options = [new("Town", Shown), new("Ash", Shown)] })
            .Refer(1, "Town", with: Chosen("Town", "north")).Slice()).Rows;

        rows.Skip(2).Take(2).Select(x => (x.Part, x.Whole)).Should().Equal((1, 2), (1, 1));
    }

    private static MarketBuilder Town() => new MarketBuilder().Provider("Ash", 3).Provider("Town", 100, Ownership.CouncilOwnedCompany);

    private static Func<PlainReferral, PlainReferral> Chosen(string name, string area)
        => x => x with { Area = area, Options = [new("Ash", name == "Ash" ? Accepted : Shown), new("Town", name == "Town" ? Accepted : Shown)] };
}
