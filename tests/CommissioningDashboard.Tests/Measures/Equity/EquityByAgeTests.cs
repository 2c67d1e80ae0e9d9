using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class EquityByAgeTests
{
    private static readonly PlainOption _ash = new("Ash", OptionOutcome.Accepted), _oak = new("Oak", OptionOutcome.Shown);

    [Fact]
    public void A_group_is_set_against_all_others_whose_group_is_known()
    {
        var market = Market()
            .Refer(10, "Ash", with: Referral(AgeBand.From85To94, days: 9, _ash))
            .Refer(30, "Oak", with: Referral(AgeBand.From85To94, days: 11, _oak))
            .Refer(20, "Ash", with: Referral(AgeBand.From18To24, days: 3, _ash, _oak))
            .Refer(20, "Oak", with: Referral(AgeBand.From18To24, days: 5, _ash, _oak))
            .Refer(5, "Oak", with: Referral(AgeBand.NotKnown, days: 50, _oak));

        var rows = EquityByAge.For(market.Slice()).Rows;

        rows.Select(x => (x.Group, x.Referrals, x.ChoiceShare.Value, x.Days.Value, x.MicroShare.Value)).Should().Equal(
            ("18 to 24", 40, 1, 4, 0.5), ("85 to 94", 40, 0, 11, 0.25), ("Not known", 5, 0, null, 0));
        rows[1].Gap(EquityDimension.Options)!.Value.Should().Be(-1);
        rows[1].Gap(EquityDimension.Days)!.Value.Should().Be(7);
        rows[1].Gap(EquityDimension.Micro)!.Value.Should().Be(-0.25);
        rows[1].Gap(EquityDimension.Micro)!.Others.Value.Should().Be(0.5);
        rows[2].Gaps.Should().BeEmpty("not known is no group");
    }

    [Fact]
    public void The_surest_gap_is_named_and_the_others_counted()
    {
        var market = Market()
            .Refer(40, "Ash", with: Referral(AgeBand.Under18, days: 9, _ash))
            .Refer(40, "Ash", with: Referral(AgeBand.From18To24, days: 9, _ash, _oak));

        var result = EquityByAge.For(market.Slice());

        result.Finding.Marked.Should()
            .Be("People under 18 had two providers or more on the list in {0%} of brokered referrals, and all others in {100%}; {1 other gap} is clearer "
            + "than chance too.");
        result.Value.Value.Should().Be(0);
    }

    [Fact]
    public void Waits_are_named_in_days()
        => EquityByAge.For(Market()
            .Refer(40, "Ash", with: Referral(AgeBand.From25To44, days: 9, _ash))
            .Refer(40, "Ash", with: Referral(AgeBand.From75To84, days: 1, _ash)).Slice()).Finding.Marked
            .Should().StartWith("People aged 25 to 44 waited {9 days} for support to be arranged, and all others {1 day} (medians); {1 "
            + "other gap} is clearer than chance too.");

    /// <summary>Of 40 aged 85 to 94 received on 1 May 32 still wait at its end; left out, the others would have waited like all.</summary>
    [Fact]
    public void Who_still_waits_is_in_the_wait()
    {
        var rows = EquityByAge.For(Waiting(AgeBand.From85To94)).Rows;

        rows.Take(2).Select(x => (x.Group, x.Arranged, x.Without, x.Days.Value)).Should().Equal(("18 to 24", 40, 0, 3), ("85 to 94", 8, 32, null));
        rows[1].Gap(EquityDimension.Days).Should().BeEquivalentTo(new { Value = (double?)null, IsClear = true });
        rows[1].Gap(EquityDimension.Days)!.Interval.Should().Be(new Interval(1, double.PositiveInfinity));
        EquityByAge.For(Waiting(AgeBand.From85To94)).Finding.Marked.Should().Be(
            "Half of people aged 18 to 24 had support within {3 days}, and fewer than half of all others have it yet; {1 other gap} is clearer than chance too.");
        EquityByAge.For(Waiting(AgeBand.Under18)).Finding.Marked.Should().StartWith(
            "Fewer than half of people under 18 have support yet, and half of all others had it within {3 days};");
    }

    /// <summary>Elm's 20 may be of any size: others' share is between none and a half, and even a half is clearly less.</summary>
    [Fact]
    public void Unknown_sizes_leave_a_share_open_and_a_gap_clear_that_they_cannot_close()
    {
        var market = Market().Provider("Elm").Refer(40, "Ash", with: Referral(AgeBand.Under18, 3, _ash))
            .Refer(20, "Oak", with: Referral(AgeBand.From18To24, 3, _ash)).Refer(20, "Elm", with: Referral(AgeBand.From18To24, 3, _ash));

        var result = EquityByAge.For(market.Slice());

        result.Rows[1].Micro.Should().Be(new PartCounts(0, 40, 20));
        result.Rows[1].MicroShare.Range.Should().Be(new Interval(0, 0.5));
        result.Rows[0].Gap(EquityDimension.Micro).Should().BeEquivalentTo(new { Value = (double?)null, IsClear = true });
        result.Finding.Marked.Should().StartWith(
            "People under 18 went to a micro-provider in {100%} of arranged referrals, and all others in {0% to 50%};");
    }

    /// <summary>Were Elm's ten micro-providers' or none, the gap would lie to either side of nothing.</summary>
    [Fact]
    public void A_gap_that_unknown_sizes_could_close_is_not_claimed()
    {
        var market = Market().Provider("Elm").Refer(10, "Ash", with: Referral(AgeBand.Under18, 3, _ash))
            .Refer(30, "Elm", with: Referral(AgeBand.Under18, 3, _ash))
            .Refer(20, "Ash", with: Referral(AgeBand.From18To24, 3, _ash)).Refer(20, "Oak", with: Referral(AgeBand.From18To24, 3, _ash));

        EquityByAge.For(market.Slice()).Rows[0].Gap(EquityDimension.Micro).Should().BeEquivalentTo(new { P = 1.0, IsClear = false });
    }

    [Fact]
    public void No_gap_or_nothing_to_compare_is_said()
    {
        EquityByAge.For(
            Market().Refer(20, "Ash", with: Referral(AgeBand.Under18, 3, _ash)).Refer(20, "Ash", with: Referral(AgeBand.Over95, 3, _ash))
                .Slice()).Finding.Marked
            .Should().Be("Of {6} gaps looked at between age bands and all others, none is clearer than chance.");
        EquityByAge.For(
            Market().Refer(7, "Ash", with: Referral(AgeBand.Under18, 3, _ash)).Refer(20, "Ash", with: Referral(AgeBand.Over95, 3, _ash))
                .Slice()).Finding.Marked
            .Should().Be("Too few referrals to compare age bands and all others.");
    }

    [Fact]
    public void A_gap_that_one_look_would_call_clear_may_not_be_so_among_many()
    {
        // 30 of 60 against 18 of 60 is P 0.025 for one look; here it is one of many gaps, the others being none.
        var market = Market();
        foreach (var age in new[] { AgeBand.From25To44, AgeBand.From45To64, AgeBand.From65To74, AgeBand.From75To84 })
        {
            market.Refer(24, "Ash", with: Referral(age, 3, _ash)).Refer(36, "Oak", with: Referral(age, 3, _ash));
        }

        market.Refer(34, "Ash", with: Referral(AgeBand.From85To94, 3, _ash)).Refer(26, "Oak", with: Referral(AgeBand.From85To94, 3, _ash));

        var gap = EquityByAge.For(market.Slice()).Rows.Single(x => x.Group == "85 to 94").Gap(EquityDimension.Micro)!;

        gap.Interval.Contains(0).Should().BeFalse();
        gap.P.Should().BeGreaterThan(0.05);
        gap.IsClear.Should().BeFalse();
    }

    [Fact]
    public void Small_groups_are_kept_from_the_board()
    {
        var market = Market().Refer(3, "Ash", with: Referral(AgeBand.Under18, 3, _ash))
            .Refer(60, "Ash", with: Referral(AgeBand.Over95, 3, _ash, _oak));

        var table = Disclosed.FromTable(EquityByAge.For(market.Slice()).Table, DisclosureProfile.Board);

        new[] { "referrals", "options_part", "options_whole", "options", "options_low", "waited", "micro_part", "micro" }
            .Select(x => $"{table.Cell(0, x)}").Should().OnlyContain(x => x == "[c]" || x == "0");
        $"{table.Cell(1, "options")}".Should().Be("100%");
    }

    [Fact]
    public void The_page_answers_for_all_groupings_at_once()
    {
        var clear = Market().Refer(40, "Ash", with: Referral(AgeBand.Under18, 9, _ash))
            .Refer(40, "Ash", with: Referral(AgeBand.From18To24, 9, _ash, _oak)).Slice();

        EquitySentences.Headline(clear).Marked.Should().Be(EquityByAge.For(clear).Finding.Marked);
        EquitySentences.Context(clear).Should()
            .StartWith(
            "6 gaps between a group and all others were looked at, by age, ethnic group and support reason; 2 are clearer than chance");
        EquitySentences.Headline(new MarketBuilder().Slice()).Marked.Should()
            .Be("Too few referrals to compare groups of people and all others.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
        NaiveEquity.ShouldBe(slice, naive, EquityByAge.For(slice).Rows, x => x.Age, AgeBand.NotKnown, x => x.Name()));

    /// <summary>Of 40 of the one age 8 had support after three days, and all 40 of another.</summary>
    private static MarketSlice Waiting(AgeBand age)
    {
        var other = age == AgeBand.Under18 ? AgeBand.Over95 : AgeBand.From18To24;
        return Market().Refer(8, "Ash", "2026-05-01", Referral(age, 3, _ash)).Refer(40, "Ash", "2026-05-01", Referral(other, 3, _ash))
            .Refer(32, null, "2026-05-01", x => Referral(age, 3, _ash)(x) with { Outcome = ReferralOutcome.Waiting, Arranged = null })
            .Refer(1, null, "2026-05-31", x => x with { Outcome = ReferralOutcome.Withdrawn, Need = Need.NotKnown }).Slice();
    }

    private static MarketBuilder Market() => new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300);

    private static Func<PlainReferral, PlainReferral> Referral(AgeBand age, int days, params PlainOption[] options)
        => x => x with { Age = age, Need = Need.NotKnown, Arranged = x.Day.AddDays(days), Options = options };
}
