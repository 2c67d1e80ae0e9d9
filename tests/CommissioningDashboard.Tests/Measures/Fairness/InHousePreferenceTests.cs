using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Tests.Statistics;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class InHousePreferenceTests
{
    [Fact]
    public void The_odds_are_those_of_in_house_and_others_on_the_same_lists()
    {
        // From 100 lists of two the town (in-house) was chosen 60 times.
        var market = Town()
            .Refer(60, "Town", with: x => x with { Options = [new("Ash", Shown), new("Town", Accepted)] })
            .Refer(40, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Town", Contacted)] });

        var result = InHousePreference.For(market.Slice());

        result.Value.Value.Should().BeApproximately(60 / 40.0, 1e-9);
        result.Rows.Select(x => (x.Part, x.Whole, x.Expected)).Should().Equal(
            (60, 100, 0.25), (60, 100, 0.5), (0, 100, 0.5), (60, 100, 0.5), (60, 60, null), (0, 60, null));
        result.Rows[0].Times!.Value.Value.Should().Be(2.4);
        result.Finding.Marked.Should().Be(
            "In-house providers receive {60%} of 100 referrals and state {25%} of the capacity; where a list shows others too, in-house "
                + "providers are chosen {60%} of the time ({50%} if everybody on a list were as likely).");
    }

    [Fact]
    public void A_list_from_which_nobody_accepted_counts_for_the_order_and_not_for_the_odds()
    {
        var market = Town().Provider("Birch", 30)
            .Refer(60, "Town", with: x => x with { Options = [new("Ash", Shown), new("Birch", Shown), new("Town", Accepted)] })
            .Refer(30, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Birch", Shown), new("Town", Shown)] })
            .Refer(10, null,
            with: x => x with
            {
                Outcome = ReferralOutcome.Waiting,
                Options = [new("Town", Contacted), new("Ash", Shown), new("Birch", Shown)]
            });

        var result = InHousePreference.For(market.Slice());

        // Of 90 lists of three: 60θ ÷ 90 = θ ÷ (θ + 2), so θ is 4.
        (result.Rows[1].Part, result.Rows[1].Whole).Should().Be((60, 90));
        result.Value.Value.Should().BeApproximately(4, 1e-9);
        (result.Rows[2].Part, result.Rows[2].Whole).Should().Be((10, 100));
        result.Rows[2].Times!.Value.Value.Should().BeApproximately(0.3, 1e-12);
    }

    [Fact]
    public void The_steps_lead_to_the_odds_that_give_as_many_choices()
        => InHousePreference.For(Town()
                .Refer(60, "Town", with: x => x with { Options = [new("Ash", Shown), new("Town", Accepted)] })
                .Refer(40, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Town", Contacted)] }).Slice()).Working
            .Should().Equal(
                "Lists that show in-house and other providers and from which exactly one was chosen: 100.",
                "In-house chosen: 60.",
                "In-house providers ÷ all on the list, added up over the lists: 50 if everybody were as likely.",
                "With 1.500 times the odds, the chances m × θ ÷ (m × θ + n − m) add up to 60.",
                "The score test rejects odds outside 1.0 to 2.2 times at 5%.");

    [Fact]
    public void A_list_of_nobody_else_is_no_evidence_for_the_odds_but_is_counted_by_itself()
    {
        var result = InHousePreference.For(Town().Refer(8, "Town", with: x => x with { Options = [new("Town", Accepted)] })
            .Refer(2, "Town", with: x => x with { Options = [new("Ash", Shown), new("Town", Accepted)] }).Slice());

        result.Value.Reason.Should().NotBeNull();
        (result.Rows[5].Part, result.Rows[5].Whole).Should().Be((8, 10));
        result.Finding.Marked.Should().Be("In-house providers receive {all} 10 referrals and state {25%} of the capacity.");
    }

    [Fact]
    public void In_house_with_nobody_else_open_is_no_preference()
        => InHousePreference.For(new MarketBuilder().Provider("Town", 100, Ownership.CouncilDepartment).Refer(5, "Town").Slice()).Rows[4]
            .Should().BeEquivalentTo(new { Part = 0, Whole = 5 });

    [Fact]
    public void Chance_is_called_chance_and_nothing_is_called_nothing()
    {
        InHousePreference.For(Town().Refer(3, "Town", with: x => x with { Options = [new("Ash", Shown), new("Town", Accepted)] })
                .Refer(2, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Town", Shown)] }).Slice()).Finding.Marked
            .Should().EndWith("In-house providers receive {3} of 5 referrals and state {25%} of the capacity; listed beside others, they "
            + "are chosen no more and no less often than chance would explain.");
        InHousePreference.For(Town().Slice()).Finding.Marked
            .Should().Be("No referral was arranged with a provider that the register shows as able to take it.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var rows = InHousePreference.For(slice).Rows;
        bool Own(string? name)
            => naive.Providers.Any(x => x.Name == name && (x.Ownership is Ownership.CouncilDepartment or Ownership.CouncilOwnedCompany));
        var received = naive.Received(naive.Period);
        var able = naive.Recorded(naive.Period).Select(x => (Row: x, Able: naive.Able(NaiveMarket.StartOf(x.Day), x.Service, x.Area)))
            .Where(x => x.Able.Exists(p => p.Name == x.Row.Provider)).ToList();
        (rows[0].Part, rows[0].Whole).Should().Be((able.Count(x => Own(x.Row.Provider)), able.Count));
        (rows[4].Part, rows[4].Whole).Should()
            .Be((able.Count(x => Own(x.Row.Provider) && x.Able.Exists(p => !Own(p.Name))), able.Count(x => Own(x.Row.Provider))));

        var mixed = received.Where(x => x.Options.Any(o => Own(o.Provider)) && x.Options.Any(o => !Own(o.Provider))).ToList();
        var sets = mixed.Where(x => x.Answers.Count(o => o.Outcome == Accepted) == 1).Select(x => new MatchedSet(
            x.Options.Count(o => Own(o.Provider)), x.Options.Count, Own(x.Answers.Single(o => o.Outcome == Accepted).Provider))).ToList();
        (rows[1].Part, rows[1].Whole).Should().Be((sets.Count(x => x.IsKindChosen), sets.Count));
        rows[1].Expected.ShouldBeAbout(sets.Count == 0 ? null : sets.Average(x => (double)x.OfKind / x.Size));
        (rows[1].Times is null).Should().Be(sets.Count(x => x.IsKindChosen) is var n && (n == 0 || n == sets.Count));
        rows[1].Times?.Value.Should().BeApproximately(MatchedSetsTests.GreatestLikelihood(sets), 1e-3 * rows[1].Times!.Value.Value);

        (rows[2].Part, rows[2].Whole).Should().Be((mixed.Count(x => Own(x.Options[0].Provider)), mixed.Count));
        rows[2].Expected.ShouldBeAbout(
            mixed.Count == 0 ? null : mixed.Average(x => (double)x.Options.Count(o => Own(o.Provider)) / x.Options.Count));
        var asked = mixed.Where(x => x.Options.Any(o => o.Outcome != Shown)).ToList();
        (rows[3].Part, rows[3].Whole).Should().Be((asked.Count(x => Own(x.Options.First(o => o.Outcome != Shown).Provider)), asked.Count));
        var listed = received.Where(x => x.Outcome == ReferralOutcome.Arranged && Own(x.Provider) && x.Options.Count > 0).ToList();
        (rows[5].Part, rows[5].Whole).Should().Be((listed.Count(x => x.Options.All(o => Own(o.Provider))), listed.Count));
    });

    private static MarketBuilder Town()
        => new MarketBuilder().Provider("Ash", 3, capacity: 75).Provider("Town", 100, Ownership.CouncilOwnedCompany, capacity: 25);
}
