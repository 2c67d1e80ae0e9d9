using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class AreaFigureTests
{
    private const string _then = "2025-05-10";
    private static readonly RegisterEntry _north = new(0, 1, "north", "North");

    [Fact]
    public void Each_figure_is_its_measure_s_own_of_the_area_and_of_what_is_compared_with() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var before = naive.HasYearBefore
            ? MarketSlice.Take(slice.Market, slice.Filter with { From = Month.FromDate(naive.YearBefore.From), To = Month.FromDate(naive.YearBefore.To) })
            : null;

        foreach (var figure in AreaFigures.For(slice))
        {
            figure.Now.Should().Be(figure.Headline.Read(slice));
            figure.Beside.Should().Be(before is null ? null : figure.Headline.Read(before));
            (figure.Verdict is Verdict.Better or Verdict.Worse && figure.Headline.Good == Direction.Neither).Should().BeFalse();
            (figure.Verdict == Verdict.CannotBeTold).Should().Be(figure.Change is null);
        }
    });

    /// <summary>From one provider in ten unmet to half of them: the interval by Newcombe leaves out none, however many are looked at.</summary>
    [Fact]
    public void An_area_where_referrals_are_no_longer_met_is_worse_off()
    {
        var slice = Met(then: 90, now: 50).Slice(North());

        AreaFigures.For(slice).Where(x => x.Verdict is Verdict.Worse or Verdict.Better).Select(x => (x.Headline.Name, x.Verdict)).Should().Equal(("Referrals not met", Verdict.Worse));
        AreaSentences.Answer(_north, slice).Plain.Should().Be("North is worse off than a year before: referrals not met up from 10% to 50%.");
        AreaSentences.Answer(_north, Met(then: 50, now: 90).Slice(North())).Plain.Should().Be("North is better off than a year before: referrals not met down from 50% to 10%.");
    }

    [Fact]
    public void What_chance_would_explain_is_not_told_as_a_change()
        => AreaSentences.Answer(_north, Met(then: 90, now: 86).Slice(North())).Plain
            .Should().Be("It cannot be told whether North is worse or better off than a year before: no figure with a better and a worse differs by more than chance would explain.");

    [Fact]
    public void An_area_may_be_worse_off_in_some_ways_and_better_in_others()
    {
        // More is met, by one provider where four were.
        var market = new MarketBuilder();
        foreach (var name in new[] { "Ash", "Birch", "Cedar", "Dogwood" })
        {
            market.Provider(name, 3).Refer(15, name, _then);
        }

        var slice = market.Refer(60, null, _then, Unmet).Refer(100, "Ash").Slice(North());

        AreaSentences.Answer(_north, slice).Plain.Should().StartWith("North is worse off in some ways and better off in others than a year before: ")
            .And.Contain("referrals not met down from 50% to 0%");
    }

    [Fact]
    public void Without_anything_to_compare_with_it_cannot_be_told()
    {
        AreaSentences.Answer(_north, new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Slice(North())).Plain
            .Should().Be("It cannot be told whether North is worse off. The data do not reach back a year before this period.");
        AreaSentences.Answer(_north, new MarketBuilder().Refer(1, null, _then, x => x with { Area = "south" }).Refer(1, null, with: x => x with { Area = "south" }).Slice(North())).Plain
            .Should().Be("It cannot be told whether North is worse off than a year before: too few referrals were made.");
    }

    [Fact]
    public void Beside_all_areas_nothing_that_depends_on_size_is_judged()
    {
        var market = Met(then: 90, now: 50);
        for (var i = 0; i < 20; i++)
        {
            market.Provider($"South {i:00}", 3).Refer(20, $"South {i:00}", with: x => x with { Area = "south" });
        }

        var slice = market.Slice(North() with { Compare = Comparison.AllAreas });

        AreaFigures.For(slice).Where(x => x.Headline.DependsOnSize).Should().OnlyContain(x => x.Verdict == Verdict.CannotBeTold);
        AreaSentences.Answer(_north, slice).Plain.Should().StartWith("North is worse off than all areas together: referrals not met 50%, against ");
    }

    /// <summary>Three hundred areas in which nothing changes between the years but by chance: not many more than one in twenty may be called better or worse.</summary>
    [Fact]
    public void Areas_where_nothing_has_changed_are_seldom_called_worse_or_better_off()
    {
        var random = new Random(20261129);
        const int areas = 300;
        var called = Enumerable.Range(0, areas).Select(_ => AreaFigures.For(Neutral(random).Slice(North())).Where(x => x.Verdict is Verdict.Better or Verdict.Worse).ToList())
            .Where(x => x.Count > 0).ToList();

        called.Should().HaveCountLessThanOrEqualTo(
            (int)(areas * 0.08), "5% of looks, with what chance allows a count of this size: {0}",
            string.Join(", ", called.SelectMany(x => x).CountBy(x => x.Headline.Name)));
    }

    private static MarketBuilder Neutral(Random random)
    {
        var market = new MarketBuilder();
        for (var i = 0; i < 12; i++)
        {
            market.Provider($"Provider {i:00}", i < 6 ? 3 : 30);
        }

        foreach (var day in new[] { _then, "2026-05-10" })
        {
            for (var i = 0; i < 120; i++)
            {
                var received = MarketBuilder.Day(day);
                market.Refer(1, $"Provider {Math.Min(random.Next(12), random.Next(12)):00}", day, x => random.NextDouble() < 0.15 ? Unmet(x) with { Person = random.Next(1, 9999) }
                    : x with { Arranged = received.AddDays(random.Next(1, 12)), Hours = random.Next(2, 20), Person = random.Next(1, 9999) });
            }
        }

        return market;
    }

    private static MarketBuilder Met(int then, int now) => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3)
        .Refer(then / 2, "Ash", _then).Refer(then / 2, "Birch", _then).Refer(100 - then, null, _then, Unmet)
        .Refer(now / 2, "Ash").Refer(now / 2, "Birch").Refer(100 - now, null, with: Unmet);

    private static PlainReferral Unmet(PlainReferral referral) => referral with { Outcome = ReferralOutcome.NoProviderFound, Provider = null };

    private static MarketFilter North() => MarketBuilder.InMay with { Areas = ["north"] };
}
