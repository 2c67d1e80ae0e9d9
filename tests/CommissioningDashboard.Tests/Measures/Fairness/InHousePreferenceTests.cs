using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class InHousePreferenceTests
{
    [Fact]
    public void The_odds_are_those_of_in_house_and_others_on_the_same_lists()
    {
        // One list of each kind: the town (in-house) was chosen from 60 of 100 lists of two; with others 40.
        var market = Town()
            .Refer(60, "Town", with: x => x with { Options = [new("Ash", Shown), new("Town", Accepted)] })
            .Refer(40, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Town", Contacted)] });

        var result = InHousePreference.For(market.Slice());

        result.Value.Value.Should().BeApproximately(60 * 60 / (40.0 * 40), 1e-9);
        result.Rows.Select(x => (x.Part, x.Whole, x.Expected)).Should().Equal(
            (60, 100, 0.25), (60, 100, 0.4), (0, 100, 0.5), (60, 100, 0.5), (60, 60, null), (0, 60, null));
        result.Rows[0].Times!.Value.Value.Should().Be(2.4);
        result.Finding.Marked.Should().Be(
            "In-house providers receive {60%} of 100 referrals and state {25%} of the capacity; listed beside others, in-house providers "
                + "are chosen {60%} of the time and the others {40%}.");
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

        // Of 90 lists: 60 in-house and 30 others chosen, 30 and 150 not.
        (result.Rows[1].Part, result.Rows[1].Whole).Should().Be((60, 90));
        result.Value.Value.Should().BeApproximately(60 * 150 / (30.0 * 30), 1e-9);
        (result.Rows[2].Part, result.Rows[2].Whole).Should().Be((10, 100));
        result.Rows[2].Times!.Value.Value.Should().BeApproximately(0.3, 1e-12);
    }

    /// <summary>Two months' lists lie in one quarter: 60 × 60 ÷ 200 and 40 × 40 ÷ 200 are all there is to add up.</summary>
    [Fact]
    public void The_steps_add_up_what_the_odds_are_made_of()
        => InHousePreference.For(Town()
                .Refer(60, "Town", with: x => x with { Options = [new("Ash", Shown), new("Town", Accepted)] })
                .Refer(40, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Town", Contacted)] }).Slice()).Working
            .Should().Equal(
                "In-house providers on lists beside others: 60 chosen, 40 not.",
                "Others on the same lists: 40 chosen, 60 not.",
                "In-house chosen × others not ÷ all, added up over 1 service, area and quarter: 18.",
                "In-house not × others chosen ÷ all, added up likewise: 8.",
                "18 ÷ 8 = 2.3 times, with a 95% interval of 1.3 to 4.0 times.");

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
        var decided = mixed.Where(x => x.Options.Any(o => o.Outcome == Accepted)).ToList();
        var places = decided.SelectMany(x => x.Options.Select(o => (
            Stratum: (x.Service, x.Area, x.Day.Year, Quarter: (x.Day.Month - 1) / 3), Own: Own(o.Provider), Chosen: o.Outcome == Accepted)))
                .ToList();
        (rows[1].Part, rows[1].Whole).Should().Be((places.Count(x => x.Own && x.Chosen), places.Count(x => x.Own)));
        rows[1].Expected.ShouldBeAbout(
            places.Count == 0 ? null : (double)places.Count(x => !x.Own && x.Chosen) / places.Count(x => !x.Own));
        var odds = MantelHaenszel.Pool([.. places.GroupBy(x => x.Stratum).Select(x => new TwoByTwo(
            x.Count(p => p.Own && p.Chosen), x.Count(p => p.Own && !p.Chosen), x.Count(p => !p.Own && p.Chosen),
                x.Count(p => !p.Own && !p.Chosen)))]);
        (rows[1].Times?.Value).ShouldBeAbout(odds?.Value);

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
