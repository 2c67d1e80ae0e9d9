using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class ListPositionTests
{
    /// <summary>Twenty names of which the first five took 72 of 90 referrals; the figures were worked out apart from this code.</summary>
    private static readonly int[] _falling = [20, 16, 14, 12, 10, 3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0];

    [Fact]
    public void The_first_five_of_twenty_names_that_took_four_fifths_took_three_times_their_part()
    {
        var result = ListPosition.For(Named(_falling).Slice());

        var row = result.Rows.Should().ContainSingle().Subject;
        (row.Providers, row.FirstNames, row.First.Referrals, row.Whole.Referrals).Should().Be((20, 5, 72, 90));
        (row.ByName.Share, row.ByName.Expected).Should().Be((0.8, 0.25));
        result.Value.Value.Should().BeApproximately(3.2, 1e-12);
        row.ByName.Rank!.Value.Observed.Should().BeApproximately(-0.982172, 5e-7);
        row.ByName.Rank!.Value.LowerP.Should().Be(1 / 2000.0);
        row.ByName.Chance.UpperP.Should().BeLessThan(0.002, "an independent count of 20,000 shuffles gave 0.0002");
        row.ByName.IsBias.Should().BeTrue();
    }

    [Fact]
    public void The_finding_gives_the_effect_then_chance_then_the_comparison_among_alike()
        => ListPosition.For(Named(_falling).Slice()).Finding.Marked.Should().Be(
            "The first 5 of 20 names took {80%} of referrals; it would be {25%} if order did not matter: chance alone would seldom do "
                + "so. "
            + "Among providers alike in size, service and area the first names took more than their part too.");

    [Fact]
    public void Size_cannot_pose_as_alphabet()
    {
        var market = new MarketBuilder();
        foreach (var n in Enumerable.Range(0, 16))
        {
            market.Provider($"P{n:00}", n < 4 ? 300 : 3).Refer(n < 4 ? 20 : 2, $"P{n:00}");
        }

        var result = ListPosition.For(market.Slice());

        result.Rows[0].ByName.IsBias.Should().BeTrue();
        result.Rows[0].AmongAlike!.Times.Should().Be(1);
        result.Rows[0].AmongAlike!.Lists.Should().Be(2);
        result.Finding.Marked.Should()
            .EndWith("The first 4 of 16 names took {77%} of referrals; it would be {25%} if order did not matter: chance alone would "
            + "seldom do so. Among providers alike in size, service and area it is no more than chance, so size, service or place may "
            + "explain it.");
    }

    [Fact]
    public void Services_are_lists_of_their_own_and_are_added_up_by_what_they_received()
    {
        var market = Named([6, 2, 0, 0]);
        foreach (var name in new[] { "X1", "X2" })
        {
            market.Provider(name, with: x => x with { Services = [new("day", new(2020, 1, 1), null)] })
                .Refer(1, name, with: x => x with { Service = "day" });
        }

        var result = ListPosition.For(market.Slice());

        result.Rows.Select(x => (x.Service?.Name, x.Providers, x.FirstNames, x.ByName.Share, x.ByName.Expected)).Should().Equal(
            ("day", 2, 1, 0.5, 0.5), ("home", 4, 1, 0.75, 0.25), (null, 6, null, 0.7, 0.3));
        result.Finding.Marked.Should()
            .StartWith("The first quarter of names in each service took {70%} of referrals; it would be {30%} if order did not matter: "
            + "this could easily be chance.");
    }

    [Fact]
    public void A_referral_to_a_provider_that_is_not_able_by_the_register_is_left_out()
        => ListPosition.For(Named([3, 1]).Provider("Closed", closed: "2026-01-31").Refer(50, "Closed").Slice()).Rows[
        0].Whole.Referrals.Should().Be(4);

    [Fact]
    public void One_provider_makes_no_list()
    {
        var result = ListPosition.For(Named([3]).Slice());

        result.Value.Reason.Should().Be("No two providers could have taken the same referrals.");
        result.Rows.Should().BeEmpty();
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = ListPosition.For(slice);
        var recorded = naive.Recorded(naive.Period);
        var able = recorded.Select(
            x => (Row: x, Able: naive.Able(NaiveMarket.StartOf(x.Day), x.Service, x.Area).Select(p => p.Name).ToList())).ToList();
        var lists = able.GroupBy(x => x.Row.Service).OrderBy(x => x.Key, StringComparer.Ordinal).Select(here =>
        {
            var names = here.SelectMany(x => x.Able).Distinct().Order(StringComparer.Ordinal).ToList();
            var whole = here.Where(x => x.Able.Contains(x.Row.Provider!)).Select(x => x.Row).ToList();
            var first = whole.Where(x => names.IndexOf(x.Provider!) < Math.Ceiling(names.Count / 4.0)).ToList();
            return (Service: here.Key, Names: names, Whole: whole, First: first);
        }).Where(x => x.Names.Count >= 2 && naive.Amount(x.Whole) > 0).ToList();

        result.Rows.Where(x => x.Service is not null)
            .Select(x => (x.Service!.Name, x.Providers, (long)x.FirstNames!, x.First.Referrals, x.Whole.Referrals))
            .Should()
            .Equal(lists.Select(
            x => (x.Service, x.Names.Count, (long)Math.Ceiling(x.Names.Count / 4.0), (long)x.First.Count, (long)x.Whole.Count)));
        foreach (var (row, list) in result.Rows.Where(x => x.Service is not null).Zip(lists))
        {
            ((double?)row.ByName.Share).ShouldBeAbout(naive.Share(list.First, list.Whole));
        }

        var all = naive.Amount(lists.SelectMany(x => x.Whole));
        var expected = all == 0 ? 0
            : lists.Sum(x => (double)naive.Amount(x.Whole) * Math.Ceiling(x.Names.Count / 4.0) / x.Names.Count) / (double)all;
        result.Value.Value.ShouldBeAbout(
            all == 0 ? null : naive.Share(lists.SelectMany(x => x.First), lists.SelectMany(x => x.Whole)) / expected);
        (result.Rows.Count == 0 || result.Rows[^1].ByName.Chance.Low <= result.Rows[^1].ByName.Chance.High).Should().BeTrue();
    });

    /// <summary>Providers named P00, P01 and so on with these numbers of referrals.</summary>
    private static MarketBuilder Named(IReadOnlyList<int> counts)
    {
        var market = new MarketBuilder();
        foreach (var (n, count) in counts.Index())
        {
            market.Provider($"P{n:00}", 3).Refer(count, $"P{n:00}");
        }

        return market;
    }
}
