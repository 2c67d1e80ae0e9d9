using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class AreaLeaverTests
{
    /// <summary>Who left and what they carried, told from raw rows.</summary>
    [Fact]
    public void Leavers_are_those_found_by_hand() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var since = naive.HasYearBefore && naive.YearBefore.From < naive.Period.From ? naive.YearBefore.From : naive.Period.From;
        var expected = naive.Providers
            .Where(x => x.Openings.Count > 0 && x.Openings.All(o => o.To is not null))
            .Select(x => (Provider: x, On: x.Openings.Max(o => o.To)!.Value))
            .Where(x => x.On >= since && x.On < naive.Period.To)
            .Select(x => (x.Provider, x.On, Carried: Carried(x.Provider, x.On)))
            .Where(x => x.Carried.Count > 0 || naive.OpenAndAble(NaiveMarket.StartOf(x.On).AddDays(-1)).Contains(x.Provider));

        AreaLeaver.For(slice).Select(x => (x.Provider.Name, x.On, x.Referrals, (decimal)x.Hours.Amount / 100)).Should().BeEquivalentTo(
            expected.Select(x => (x.Provider.Name, x.On, (long)x.Carried.Count, x.Carried.Sum(r => r.Hours ?? 0))));

        List<PlainReferral> Carried(PlainProvider provider, DateOnly on)
            => [.. naive.Recorded((NaiveMarket.StartOf(on).AddMonths(-12), NaiveMarket.StartOf(on).AddDays(-1))).Where(x => x.Provider == provider.Name)];
    });

    [Fact]
    public void A_leaver_is_named_with_its_date_and_what_it_had_carried()
    {
        var slice = Market("2025-11-30").Slice();

        AreaLeaver.For(slice).Select(x => (x.Provider.Name, x.On, x.Referrals, x.Hours.Amount / 100)).Should().Equal(("Birch", new DateOnly(2025, 11, 30), 7L, 70L));
        AreaReasons.Leavers(slice).Plain.Should().Be("1 provider has left since May 2025, and had carried 7 referrals and 70 hours a week in the twelve months before.");
        AreaReasons.NamedLeavers(slice).Should().Be("Birch left on 30 November 2025; it had carried {7 referrals} and {70 hours a week} in the twelve months before.");
    }

    [Theory]
    [InlineData("2026-05-31", "it is open on the last day")]
    [InlineData("2025-04-30", "it left before what is compared with")]
    [InlineData(null, "it is open")]
    public void Nobody_else_counts_as_a_leaver(string? closed, string why)
    {
        AreaLeaver.For(Market(closed).Slice()).Should().BeEmpty(why);
        AreaReasons.Leavers(Market(closed).Slice()).Plain.Should().Be("No provider has left since May 2025.");
        AreaReasons.NamedLeavers(Market(closed).Slice()).Should().BeNull();
    }

    [Fact]
    public void A_person_who_is_a_provider_is_counted_and_not_named()
    {
        var slice = Market("2025-11-30", Ownership.Individual).Slice();

        AreaLeaver.For(slice).Should().HaveCount(1);
        AreaReasons.NamedLeavers(slice).Should().BeNull();
    }

    [Fact]
    public void One_who_worked_only_elsewhere_has_not_left_this_area()
        => AreaLeaver.For(Market("2025-11-30", with: x => x with { Areas = [new("north", new DateOnly(2020, 1, 1), null)] })
            .Slice(MarketBuilder.InMay with { Areas = ["south"] })).Should().BeEmpty();

    private static MarketBuilder Market(string? closed, Ownership ownership = Ownership.Private, Func<PlainProvider, PlainProvider>? with = null) => new MarketBuilder()
        .Provider("Ash", 3).Provider("Birch", 30, ownership, closed: closed, with: with)
        .Refer(9, "Ash", "2025-05-10").Refer(7, "Birch", "2025-05-10", x => x with { Hours = 10 }).Refer(9, "Ash");
}
