using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class InvisibleByChanceTests
{
    [Fact]
    public void Each_choice_passes_a_provider_by_with_one_over_the_able()
    {
        // South has three able, north four: 2 choices in the south, 1 in the north.
        var market = Four().Refer(2, "Ash", with: x => x with { Area = "south" }).Refer(1, "Birch");

        var chance = InvisibleByChance.For(market.Slice());

        chance.Expected.Should().BeApproximately((3 * 2 / 3.0 * 2 / 3 * 3 / 4) + (3 / 4.0), 1e-12);
        InvisibleProviders.BySize(market.Slice()).Rows.Single(x => x[0].Text == "Micro")[^1].Number.Should()
            .BeApproximately(3 / 4.0, 1e-12);
    }

    [Fact]
    public void A_person_who_stays_with_a_provider_has_chosen_once()
    {
        var (once, stays) = (Four().Refer(1, "Ash"), Four().Refer(9, "Ash", with: x => x with { Person = 7 }));
        var changes = Four().Refer(1, "Ash", "2026-05-01", Of(7)).Refer(1, "Birch", "2026-05-02", Of(7))
            .Refer(1, "Birch", "2026-05-03", Of(7));

        (InvisibleByChance.For(once.Slice()).Counted, InvisibleByChance.For(stays.Slice()).Counted).Should().Be((1, 1));
        InvisibleByChance.For(changes.Slice()).Counted.Should().Be(2);
        static Func<PlainReferral, PlainReferral> Of(int person) => x => x with { Person = person };
    }

    [Fact]
    public void Many_without_among_many_choices_are_hardly_chance()
        => InvisibleProviders.For(Four().Refer(60, "Ash").Slice()).Finding.Marked.Should().StartWith(
            "{3} open providers without a referral found, {under 0.1} expected if all able were as likely: chance alone would hardly "
            + "ever do so. ");

    [Fact]
    public void A_little_more_than_expected_is_left_to_chance()
        => InvisibleProviders.For(Four().Refer(2, "Ash").Slice()).Finding.Marked.Should().StartWith(
            "{3} open providers without a referral found, {2.3} expected if all able were as likely: this could easily be chance. ");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        // Choices in the order received; a person who is with the provider of their last choice has not chosen again.
        var choices = naive.Recorded(naive.Period).OrderBy(x => x.Day).ToList();
        var fresh = choices
            .Where((x, i) => x.Person == 0 || choices.Take(i).LastOrDefault(p => p.Person == x.Person)?.Provider != x.Provider)
            .Select(x => (Row: x, Able: naive.Able(NaiveMarket.StartOf(x.Day), x.Service, x.Area)))
            .Where(x => x.Able.Exists(p => p.Name == x.Row.Provider)).ToList();

        var chance = InvisibleByChance.For(slice);

        chance.Counted.Should().Be(fresh.Count);
        chance.Expected.Should().BeApproximately(naive.OpenAndAble(naive.Period.To).Sum(
            p => fresh.Where(x => x.Able.Contains(p)).Aggregate(1.0, (all, x) => all * (1 - (1.0 / x.Able.Count)))), 1e-9);
    });

    private static MarketBuilder Four() => new MarketBuilder().Provider("Ash", 20).Provider("Birch", 20).Provider("Cedar", 300)
        .Provider("Dogwood", 3, with: x => x with { Areas = [new("north", new(2020, 1, 1), null)] });
}
