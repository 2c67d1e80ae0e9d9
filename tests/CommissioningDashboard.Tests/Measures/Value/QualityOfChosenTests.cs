using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.CqcRating;

namespace CommissioningDashboard.Tests.Measures;

public sealed class QualityOfChosenTests
{
    [Fact]
    public void Choices_are_told_by_the_rating_held_then_with_its_age_and_what_a_blind_choice_would_give()
    {
        var result = QualityOfChosen.For(Four().Refer(30, "Ash").Refer(10, "Birch").Refer(40, "Cedar").Refer(20, "Dogwood").Slice());

        result.Rows.Select(x => (x.Name, x.Chosen, x.Expected, x.Age)).Should().Equal(
            ("Good", 30, 0.25, 16), ("Inadequate", 10, 0.25, 4), ("Not yet rated", 40, 0.25, null), ("Not registered, so not rated", 20, 0.25, null));
        result.Value.Value.Should().Be(0.75);
        result.Finding.Marked.Should().Be(
            "{75%} of 40 choices of a rated provider fell on one rated good or outstanding; if all of those able were as likely, it would "
            + "be {50%}. Whether that is more than chance is not tested: too few providers of either kind could have been chosen. {20 "
            + "further choices} fell on providers that are not registered and so not rated, which is no fault of theirs.");
    }

    [Fact]
    public void A_later_rating_does_not_reach_back()
        => QualityOfChosen.For(Four().Provider("Elm", 3, with: x => x with
        {
            Registered = true,
            Ratings = [(new(2025, 5, 1), Outstanding), (new(2026, 5, 2), Inadequate)],
        }).Refer(9, "Elm").Slice()).Rows.Single(x => x.Chosen > 0).Rating.Should().Be(Outstanding);

    [Fact]
    public void A_registered_provider_without_a_rating_is_not_known_and_makes_a_range()
    {
        var result = QualityOfChosen.For(
            Four().Provider("Yew", 3, with: x => x with { Registered = true }).Refer(60, "Ash").Refer(20, "Birch").Refer(20, "Yew").Slice());

        result.Value.Range.Should().Be(new CommissioningDashboard.Statistics.Interval(0.6, 0.8));
        result.Rows[^1].Name.Should().Be("Rating not known");
        QualityOfChosen.For(Four().Provider("Yew", 3).Refer(9, "Yew").Slice()).Finding.Plain.Should().Be(
            "Nothing can be said of this yet: the provider’s rating, or that it is not registered and has none, is recorded for none of 9 "
            + "referrals to named providers. A providers file can bring more.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = QualityOfChosen.For(slice);
        var choices = naive.Choices();
        var chosen = choices.Select(x => Standing(naive.Rows.Provider(x.Row.Provider!), x.Row.Day)).ToList();

        foreach (var row in result.Rows)
        {
            var own = choices.Where((x, i) => chosen[i].Name == row.Name).ToList();
            row.Chosen.Should().Be(own.Count);
            row.Expected.ShouldBeAbout(
                choices.Sum(x => (double)x.Able.Count(a => Standing(a, x.Row.Day).Name == row.Name) / x.Able.Count) / choices.Count);
            var ages = chosen.Where(x => x.Name == row.Name && x.Months is not null).Select(x => x.Months!.Value).Order().ToList();
            row.Age.ShouldBeAbout(ages.Count == 0 ? null : ages[(ages.Count - 1) / 2]);
        }

        result.Rows.Sum(x => x.Chosen).Should().Be(choices.Count);
        var rated = chosen.Count(x => x.Months is not null);
        var unknown = chosen.Count(x => x.Name == "Rating not known");
        var good = chosen.Count(x => x.Name is "Good" or "Outstanding");
        result.Value.Value.ShouldBeAbout(rated + unknown == 0 ? null : (double)good / (rated + unknown));
        (result.Value.Range?.High ?? result.Value.Value).ShouldBeAbout(rated + unknown == 0 ? null : (double)(good + unknown) / (rated + unknown));
    });

    /// <summary>How a provider stood on the first day of a month, and for how many months if it was rated.</summary>
    private static (string Name, int? Months) Standing(PlainProvider provider, DateOnly day)
    {
        var start = NaiveMarket.StartOf(day);
        var held = provider.Ratings.Where(x => x.On <= start).OrderBy(x => x.On).Select(x => ((DateOnly On, CqcRating Rating)?)x).LastOrDefault();
        return held switch
        {
            { Rating: NotYetRated } => ("Not yet rated", null),
            { } x => (x.Rating == RequiresImprovement ? "Requires improvement" : $"{x.Rating}",
                ((start.Year - x.On.Year) * 12) + start.Month - x.On.Month),
            _ => (provider.Registered == false ? "Not registered, so not rated" : "Rating not known", null),
        };
    }

    private static MarketBuilder Four() => new MarketBuilder()
        .Provider("Ash", 3, with: x => x with { Registered = true, Ratings = [(new(2025, 1, 20), Good)] })
        .Provider("Birch", 3, with: x => x with { Registered = true, Ratings = [(new(2020, 1, 1), Good), (new(2026, 1, 1), Inadequate)] })
        .Provider("Cedar", 3, with: x => x with { Registered = true, Ratings = [(new(2026, 4, 1), NotYetRated)] })
        .Provider("Dogwood", 3, with: x => x with { Registered = false });
}
