using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>The gaps as readers see them: in the table, and counted over all three ways of grouping people.</summary>
public sealed class EquityTableTests
{
    private static readonly PlainOption _ash = new("Ash", OptionOutcome.Accepted), _oak = new("Oak", OptionOutcome.Shown);

    /// <summary>
    /// Of 40 aged 85 to 94 nobody had two options, half waited 11 days and 18 went to Ash, a micro-provider; of 40 aged 18 to 24 all had
    /// two, half waited 4 days and 20 went to Ash.
    /// </summary>
    [Fact]
    public void The_table_gives_each_gap_its_interval_and_says_whether_it_is_clear()
    {
        var result = EquityByAge.For(Market()
            .Refer(18, "Ash", with: Referral(AgeBand.From85To94, 11, _ash)).Refer(22, "Oak", with: Referral(AgeBand.From85To94, 11, _oak))
            .Refer(20, "Ash", with: Referral(AgeBand.From18To24, 4, _ash, _oak)).Refer(20, "Oak", with: Referral(AgeBand.From18To24, 4, _ash, _oak))
            .Refer(9, "Oak", with: Referral(AgeBand.NotKnown, 50, _oak)).Slice());
        var (table, old) = (result.Table, result.Rows[1]);

        table.Rows.Select(x => x[0].Text).Should().Equal("18 to 24", "85 to 94", "Not known");
        Row(table, "options_gap").Should().Equal(1, -1, null);
        Row(table, "days_gap").Should().Equal(-7, 7, null);
        Row(table, "micro_gap")[1]!.Value.Should().BeApproximately(-0.05, 1e-12);
        Row(table, "micro_gap_low")[1].Should().Be(old.Gap(EquityDimension.Micro)!.Interval.Low).And.BeLessThan(-0.05);
        Row(table, "micro_gap_high")[1].Should().Be(old.Gap(EquityDimension.Micro)!.Interval.High).And.BeGreaterThan(0);
        Row(table, "days")[1].Should().Be(11);
        Text(table, "options_clear").Should().Equal("yes", "yes", null);
        Text(table, "days_clear").Should().Equal("yes", "yes", null);
        Text(table, "micro_clear").Should().Equal("no", "no", null);
    }

    [Fact]
    public void A_gap_of_shares_is_in_percentage_points_and_one_of_waits_in_days()
    {
        var columns = EquityByAge.For(Market().Slice()).Table.Columns;

        columns.Where(x => x.Id.EndsWith("_gap", StringComparison.Ordinal)).Select(x => (x.Id, x.Heading, x.Unit)).Should().Equal(
            ("options_gap", "Gap from all others, percentage points", Unit.Points), ("days_gap", "Gap from all others, days", Unit.Days),
            ("micro_gap", "Gap from all others, percentage points", Unit.Points));
    }

    /// <summary>Two groups of each kind, each set against the other in three things: 18 gaps, of which options and days are clear, 12.</summary>
    [Fact]
    public void The_gaps_of_ages_ethnic_groups_and_support_reasons_are_counted_together()
    {
        var slice = Market()
            .Refer(40, "Ash", with: x => Referral(AgeBand.Under18, 9, _ash)(x) with { Ethnicity = EthnicityGroup.Asian, Need = Need.MentalHealth })
            .Refer(40, "Ash", with: x => Referral(AgeBand.From18To24, 1, _ash, _oak)(x) with { Ethnicity = EthnicityGroup.White, Need = Need.SensorySupport }).Slice();

        EquitySentences.Context(slice).Should().StartWith("18 gaps between a group and all others were looked at, by age, ethnic group and support reason; 12 are clearer than chance");
        EquityByAge.For(slice).Finding.Marked.Should().EndWith("; {3 other gaps} are clearer than chance too.");
    }

    /// <summary>Ten waiting people aged under 18 and eight others in two groups, each too small to be compared itself.</summary>
    [Fact]
    public void One_gap_is_spoken_of_as_one()
    {
        var clear = Waiting(_ash, _oak).Slice();

        EquitySentences.Context(clear).Should().StartWith("1 gap between a group and all others was looked at").And.Contain("; 1 is clearer than chance after");
        EquityByAge.For(clear).Finding.Marked.Should().Be("People under 18 had two providers or more on the list in {0%} of brokered referrals, and all others in {100%}.");
        EquitySentences.Context(Waiting(_ash).Slice()).Should().Contain("; none is clearer than chance after");
        EquitySentences.Context(Market().Slice()).Should().Be("A group is compared where it and all others have 8 referrals or more.");
    }

    private static MarketBuilder Waiting(params PlainOption[] ofOthers)
    {
        var market = Market();
        foreach (var (count, age, options) in new[] { (10, AgeBand.Under18, [_ash]), (4, AgeBand.From18To24, ofOthers), (4, AgeBand.From25To44, ofOthers) })
        {
            market.Refer(count, null, with: x => x with { Outcome = ReferralOutcome.Waiting, Age = age, Need = Need.NotKnown, Options = options });
        }

        return market;
    }

    private static MarketBuilder Market() => new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300);

    private static Func<PlainReferral, PlainReferral> Referral(AgeBand age, int days, params PlainOption[] options)
        => x => x with { Age = age, Need = Need.NotKnown, Arranged = x.Day.AddDays(days), Options = options };

    private static List<double?> Row(MeasureTable table, string column) => [.. table.Rows.Select(x => x[table.IndexOf(column)].Number)];

    private static List<string?> Text(MeasureTable table, string column) => [.. table.Rows.Select(x => x[table.IndexOf(column)].Text)];
}
