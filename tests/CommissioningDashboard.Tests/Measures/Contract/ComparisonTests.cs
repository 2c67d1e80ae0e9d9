using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;
using CsCheck;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class ComparisonTests
{
    private const string _then = "2025-05-20";
    private const string _lately = "2026-04-20";

    public static TheoryData<Comparison> Comparisons => [.. CommissioningDashboard.Market.Comparisons.All];

    /// <summary>The market a measure is set beside, looked at for itself, says what the measure sets beside its figure.</summary>
    [Theory, MemberData(nameof(Comparisons))]
    public void The_figure_beside_is_the_measure_s_own_of_what_is_compared_with(Comparison compare)
    {
        var now = Market().Slice(MarketBuilder.InMay with { Areas = ["north"], Compare = compare });
        var beside = MeasureCatalogue.All.Where(x => x.Calculate(now).Compared is not null).ToList();

        beside.Should().HaveCountGreaterThanOrEqualTo(10);
        beside.Where(x => x is not BandTrendByQuarter)
            .Select(x => (x.Id, x.Calculate(now).Compared!.Value)).Should().Equal(
                beside.Where(x => x is not BandTrendByQuarter).Select(x => (x.Id, x.Calculate(now.Compared!).Value.Value)));
    }

    [Fact]
    public void What_is_compared_with_is_another_period_or_all_areas_and_nothing_else_changes()
    {
        var filter = MarketBuilder.InMay with { Areas = ["north"], Services = ["home"], Weight = Weight.WeeklyHours };

        Compared(Comparison.YearBefore).Should().Be(filter with { From = Month.Parse("2025-05"), To = Month.Parse("2025-05") });
        Compared(Comparison.PeriodBefore).Should().Be(filter with { From = Month.Parse("2026-04"), To = Month.Parse("2026-04") });
        Compared(Comparison.AllAreas).Should().Be(filter with { Areas = [] });

        MarketFilter Compared(Comparison compare) => Market().Slice(filter with { Compare = compare }).Compared!.Filter;
    }

    [Fact]
    public void No_measure_looks_back_beyond_the_start_of_the_data()
        => MeasureCatalogue.All.Where(x => x.Calculate(Lately().Slice()).Compared is not null).Select(x => x.Id).Should().BeEmpty();

    [Theory]
    [InlineData(Comparison.YearBefore, "The data do not reach back a year before this period.")]
    [InlineData(Comparison.PeriodBefore, "The data do not reach back over the period before.")]
    [InlineData(Comparison.AllAreas, "All areas are looked at, so there is nothing to compare them with: choose an area.")]
    public void A_comparison_without_meaning_says_so(Comparison compare, string reason)
    {
        var slice = Lately().Slice(MarketBuilder.InMay with { Compare = compare });

        (slice.Beside, slice.Compared).Should().Be((null, null));
        slice.ComparedInWords().Should().Be($"not compared with {compare.Name()}. {reason}");
        Market().Slice(MarketBuilder.InMay with { Compare = compare, Areas = ["south"] }).ComparedInWords().Should().Be($"compared with {compare.Name()}");
    }

    [Fact]
    public void A_period_longer_than_a_year_is_not_set_beside_a_year_before_that_it_partly_is()
    {
        var market = Lately().Refer(3, "Ash", "2020-01-20");
        var (year, longer) = (MarketBuilder.In("2025-06", "2026-05"), MarketBuilder.In("2025-05", "2026-05"));

        market.Slice(year).Beside!.Period.Label.Should().Be("June 2024 to May 2025");
        market.Slice(longer).Beside.Should().BeNull();
        market.Slice(longer).ComparedInWords().Should().Be("not compared with the year before. "
            + "This period is longer than a year, so part of it would stand on both sides: compare it with the period before.");
        market.Slice(longer with { Compare = Comparison.PeriodBefore }).Beside!.Period.Label.Should().Be("April 2024 to April 2025");
    }

    [Fact]
    public void The_shares_beside_are_those_counted_by_hand() => Gen.Select(RandomMarkets.Any, RandomMarkets.Filter, Gen.Enum<Comparison>()).Sample((rows, filter, compare) =>
    {
        var naive = new NaiveMarket(rows, filter);
        var (from, to) = naive.Period;
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        var start = compare switch { Comparison.YearBefore => from.AddMonths(-12), Comparison.PeriodBefore => from.AddMonths(-months), _ => from };
        var beside = compare == Comparison.AllAreas ? new NaiveMarket(rows, filter with { Areas = [] }) : naive;
        var referrals = beside.Recorded((start, start.AddMonths(months).AddDays(-1)));
        var hasMeaning = rows.Referrals.Count > 0 && compare switch
        {
            Comparison.AllAreas => filter.Areas.Count > 0,
            Comparison.YearBefore => start >= naive.FirstDay && months <= 12,
            _ => start >= naive.FirstDay,
        };

        var result = BandShare.For(MarketSlice.Take(rows.Snapshot(), filter with { Compare = compare }));

        foreach (var row in result.Rows)
        {
            (row.Before is not null).Should().Be(hasMeaning);
            row.Before?.ShouldBeShare(
                beside, [.. referrals.Where(x => beside.BandThen(x) == row.Band)], referrals, beside.Unknown(referrals, row.Band),
                beside.DesignEffect(row.Band));
        }
    }, iter: 400, threads: 1);

    /// <summary>Ash has 12 of 21 here and 15 of 30 in all, so 3 of 9 elsewhere; the part of elsewhere in all is 9 of 30.</summary>
    [Fact]
    public void An_area_is_told_from_all_by_how_it_differs_from_the_others()
    {
        var slice = Lately().Refer(3, "Ash", with: South).Refer(6, "Birch", with: South).Slice(MarketBuilder.InMay with { Areas = ["north"], Compare = Comparison.AllAreas });
        var change = BandShare.For(slice).Rows.Single(x => x.Band == DisplayBand.Micro).Change!.Value;
        var elsewhere = Wilson.Difference(12, 21, 3, 9)!.Value;

        change.Value.Should().BeApproximately((12.0 / 21) - (15.0 / 30), 1e-12);
        change.Interval.Low.Should().BeApproximately(0.3 * elsewhere.Interval.Low, 1e-12);
        change.Interval.High.Should().BeApproximately(0.3 * elsewhere.Interval.High, 1e-12);
    }

    [Fact]
    public void Areas_without_others_differ_from_all_by_nothing_that_could_be_told()
        => BandShare.For(Lately().Slice(MarketBuilder.InMay with { Areas = ["north"], Compare = Comparison.AllAreas })).Rows.Should().OnlyContain(x => x.Change == null);

    [Fact]
    public void Sentences_say_what_they_compare_with()
    {
        HerfindahlIndex.For(Slice(Comparison.PeriodBefore)).Finding.Plain.Should().Contain("; in the period before it was ");
        HerfindahlIndex.For(Slice(Comparison.AllAreas)).Finding.Plain.Should().Contain("; in all areas it is ");
        MarketSentences.Context(Slice(Comparison.AllAreas)).Should().Contain(" In all areas, micro-providers received ").And.Contain("the difference is no larger than chance would explain.");
        BandShare.For(Slice(Comparison.PeriodBefore)).Table.Columns.Select(x => x.Heading).Should().Contain("Share in the period before").And.NotContain(x => x.Contains("year"));
        EffectiveProviders.For(Slice(Comparison.AllAreas)).Table.Columns.Select(x => x.Heading).Should().Contain("In all areas").And.NotContain(x => x.Contains("year"));

        static MarketSlice Slice(Comparison compare) => Market().Slice(MarketBuilder.InMay with { Areas = ["north"], Compare = compare });
    }

    private static MarketBuilder Lately() => new MarketBuilder().Provider("Ash", 3, capacity: 75).Provider("Birch", 300, capacity: 100).Provider("Cedar", 30)
        .Refer(12, "Ash", with: Listed("Ash")).Refer(9, "Birch", with: Listed("Birch"));

    private static MarketBuilder Market() => new[] { _then, _lately, "2026-05-02" }.Aggregate(Lately(), (market, day) => market
        .Refer(3, "Ash", day, Listed("Ash")).Refer(8, "Birch", day, Listed("Birch")).Refer(2, null, day)
        .Refer(5, "Ash", day, x => South(Listed("Ash")(x))).Refer(7, "Birch", day, South));

    private static PlainReferral South(PlainReferral referral) => referral with { Area = "south" };

    private static Func<PlainReferral, PlainReferral> Listed(string name)
        => x => x with { Hours = 10, Cost = 200, Options = [new("Ash", name == "Ash" ? Accepted : DeclinedByProvider, "too far"), new("Birch", name == "Birch" ? Accepted : Shown)] };
}
