using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class DependenceTests
{
    [Fact]
    public void People_and_hours_with_the_largest_are_added_up()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch").Provider("Cedar").Provider("Dogwood")
            .Refer(5, "Ash", with: x => x with { Hours = 10 }).Refer(3, "Birch", with: x => x with { Hours = 20 })
            .Refer(1, "Cedar", with: x => x with { Hours = 30 }).Refer(1, "Dogwood");

        var result = Dependence.For(market.Slice());

        result.Rows.Select(x => (x.Largest, x.Support.People, x.Support.Hours.Amount / 100)).Should()
            .Equal((1, 5, 50), (3, 9, 140), (5, 10, 140));
        result.Value.Value.Should().Be(0.9);
        result.Finding.Marked.Should().Be("If the largest three providers left, {90%} of 10 people with support would need another.");
    }

    [Fact]
    public void Providers_of_one_group_fail_together_unless_they_are_counted_apart()
    {
        var market = new MarketBuilder().Provider("Ash", group: "Orchard").Provider("Birch", group: "orchard ").Provider("Cedar").Provider("Dogwood")
            .Provider("Elm").Refer(2, "Ash").Refer(2, "Birch").Refer(3, "Cedar").Refer(2, "Dogwood").Refer(1, "Elm");

        var (together, apart) = (Dependence.For(market.Slice()),
            Dependence.For(market.Slice(MarketBuilder.InMay with { Power = PowerUnit.Provider })));

        together.Rows[0].Support.People.Should().Be(4);
        together.Finding.Marked.Should().Be(
            "If the largest three groups or providers left, {90%} of 10 people with support would need another, each group counted as one.");
        apart.Rows[0].Support.People.Should().Be(3);
        apart.Finding.Marked.Should().Be("If the largest three providers left, {70%} of 10 people with support would need another, "
            + "providers of one group counted apart.");
    }

    [Fact]
    public void A_person_with_several_referrals_counts_once_and_an_unknown_one_each_time()
    {
        var market = new MarketBuilder().Provider("Ash").Provider("Birch")
            .Refer(3, "Ash", with: x => x with { Person = 7 }).Refer(1, "Birch", with: x => x with { Person = 7 }).Refer(2, "Birch");

        var result = Dependence.For(market.Slice());

        result.Rows[0].Support.People.Should().Be(3, "Birch supports person 7 and two unknown ones");
        result.Rows[0].Whole.People.Should().Be(3);
        result.Finding.Marked.Should().Be("2 providers between them support {all} 3 people with support.");
    }

    [Theory]
    [InlineData("2026-04-01", null, true)]
    [InlineData("2026-05-31", "2026-05-31", true)]
    [InlineData("2026-04-01", "2026-05-30", false)]
    [InlineData("2026-06-01", null, false)]
    [InlineData(null, null, true)]
    public void Support_goes_on_from_its_first_day_to_its_last(string? arranged, string? ended, bool goesOn)
    {
        // Somebody else still waits in May, so that the data reach over the month looked at.
        var market = new MarketBuilder().Provider("Ash").Refer(1, null, with: x => x with { Outcome = ReferralOutcome.Waiting })
            .Refer(1, "Ash", "2026-04-01", x => x with
            {
                Arranged = arranged is null ? null : MarketBuilder.Day(arranged),
                Ended = ended is null ? null : MarketBuilder.Day(ended),
            });

        Dependence.For(market.Slice()).Rows[0].Whole.People.Should().Be(goesOn ? 1 : 0);
    }

    [Fact]
    public void The_finding_says_when_there_is_nobody_and_when_there_is_one_provider()
    {
        Dependence.For(new MarketBuilder().Refer(2, null).Slice()).Finding.Marked
            .Should().Be("Nobody has support going on with a named provider at the end of the period.");
        Dependence.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Marked
            .Should().Be("One provider supports {the only} person with support.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var going = naive.GoingOn(naive.Period.To);
        var ranked = naive.RankedHolders(going);

        var result = Dependence.For(slice);

        (result.Value.Value is null).Should().Be(going.Count == 0);
        foreach (var row in result.Rows.Where(_ => going.Count > 0))
        {
            (row.Support, row.Whole).ShouldBe([.. ranked.Take(row.Largest).SelectMany(x => x)], going, naive);
        }

        if (naive.HasYearBefore)
        {
            var before = naive.GoingOn(naive.YearBefore.To);
            result.Compared!.Value.ShouldBeAbout(before.Count == 0 ? null
                : (double)NaiveSupport.People(naive.RankedHolders(before, naive.YearBefore.To).Take(3).SelectMany(x => x)) / NaiveSupport.People(before));
        }
    });
}
