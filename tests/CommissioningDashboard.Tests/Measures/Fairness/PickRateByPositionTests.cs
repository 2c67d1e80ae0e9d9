using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class PickRateByPositionTests
{
    [Fact]
    public void The_first_of_two_chosen_three_times_in_four_is_chosen_one_and_a_half_times_as_often_as_its_turn()
    {
        var market = Two().Refer(45, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Birch", Shown)] })
            .Refer(15, "Birch", with: x => x with { Options = [new("Ash", DeclinedByProvider), new("Birch", Accepted)] });

        var result = PickRateByPosition.For(market.Slice());

        result.Rows.Select(x => (x.Position, x.Shown, x.Chosen, x.ExpectedRate, x.Times)).Should()
            .Equal((1, 60, 45, 0.5, 1.5), (2, 60, 15, 0.5, 0.5));
        result.Value.Interval!.Value.Low.Should().BeApproximately(0.6277, 1e-4);
        result.Finding.Marked.Should()
            .Be("The first provider on a list is chosen {75%} of the time; it would be {50%} if position made no difference. "
            + "No provider stood both first and elsewhere, so it cannot be told whether it is the place or the provider.");
    }

    [Fact]
    public void A_provider_compared_with_itself_shows_whether_it_is_the_place()
    {
        var place = Two()
            .Refer(60, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Birch", Shown)] })
            .Refer(40, "Birch", with: x => x with { Options = [new("Ash", Shown), new("Birch", Accepted)] })
            .Refer(60, "Birch", with: x => x with { Options = [new("Birch", Accepted), new("Ash", Shown)] })
            .Refer(40, "Ash", with: x => x with { Options = [new("Birch", Shown), new("Ash", Accepted)] });

        var result = PickRateByPosition.For(place.Slice());

        // Each provider: 60 of 100 chosen when first, 40 of 100 when second.
        result.Rows[0].SameProvider!.Value.Value.Should().BeApproximately(1.5, 1e-12);
        result.Finding.Marked.Should()
            .EndWith("The first provider on a list is chosen {60%} of the time; it would be {50%} if position made no difference. The same "
            + "provider is chosen {1.5 times} as often when it stands first as elsewhere.");
    }

    [Fact]
    public void A_favourite_that_is_listed_first_is_not_taken_for_the_place()
    {
        var liking = Two()
            .Refer(90, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Birch", Shown)] })
            .Refer(10, "Birch", with: x => x with { Options = [new("Ash", Shown), new("Birch", Accepted)] })
            .Refer(9, "Ash", with: x => x with { Options = [new("Birch", Shown), new("Ash", Accepted)] })
            .Refer(1, "Birch", with: x => x with { Options = [new("Birch", Accepted), new("Ash", Shown)] });

        PickRateByPosition.For(liking.Slice()).Finding.Marked.Should().EndWith(
            "The first provider on a list is chosen {83%} of the time; it would be {50%} if position made no difference. The same provider "
                + "is not chosen more often when it stands first, beyond chance: it may be the providers and not the place.");
    }

    [Fact]
    public void A_small_difference_is_left_to_chance()
        => PickRateByPosition.For(Two().Refer(3, "Ash", with: x => x with { Options = [new("Ash", Accepted), new("Birch", Shown)] })
            .Refer(2, "Birch", with: x => x with { Options = [new("Ash", Shown), new("Birch", Accepted)] }).Slice()).Finding.Marked
            .Should().Be("The first provider on a list is chosen on {3} of 5 lists; it would be on {2.5} if position made no difference, a "
            + "difference that chance could explain.");

    [Fact]
    public void Lists_of_one_and_lists_without_a_choice_say_nothing()
    {
        var result = PickRateByPosition.For(Two().Refer(3, "Ash", with: x => x with { Options = [new("Ash", Accepted)] })
            .Refer(2, null, with: x => x with { Outcome = ReferralOutcome.Waiting, Options = [new("Ash", Shown), new("Birch", Contacted)] })
            .Slice());

        result.Rows.Should().BeEmpty();
        result.Value.Reason.Should().Be(result.Finding.Plain);
    }

    [Fact]
    public void A_person_who_stays_with_a_provider_has_chosen_once()
    {
        var market = Two().Refer(9, "Ash", with: x => x with { Person = 1, Options = [new("Ash", Accepted), new("Birch", Shown)] })
            .Refer(1, "Birch", "2026-05-29", x => x with { Person = 1, Options = [new("Ash", Shown), new("Birch", Accepted)] });

        PickRateByPosition.For(market.Slice()).Rows.Select(x => (x.Position, x.Shown, x.Chosen)).Should().Equal((1, 2, 1), (2, 2, 1));
    }

    [Fact]
    public void The_tenth_position_stands_for_all_beyond()
    {
        var market = new MarketBuilder();
        var names = Enumerable.Range(10, 12).Select(x => $"P{x}").ToList();
        names.ForEach(x => market.Provider(x, 3));
        market.Refer(1, "P21", with: x => x with { Options = [.. names.Select(n => new PlainOption(n, n == "P21" ? Accepted : Shown))] });

        var last = PickRateByPosition.For(market.Slice()).Rows[^1];

        (last.Position, last.Shown, last.Chosen, last.Name).Should().Be((10, 3, 1, "10 and beyond"));
        last.Expected.Should().BeApproximately(0.25, 1e-12);
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = PickRateByPosition.For(slice);
        var lists = naive.Received(naive.Period).Where(x => x.Options.Count > 0).OrderBy(x => x.Day).ToList();
        var places = lists.Where((x, i) => x.Person == 0 || x.Provider is null
                || lists.Take(i).LastOrDefault(p => p.Person == x.Person && p.Provider is not null)?.Provider != x.Provider)
            .Where(x => x.Options.Count >= 2 && x.Answers.Any(o => o.Outcome == Accepted))
            .SelectMany(x => x.Answers.Select((o, i) => (
                o.Provider, Length: x.Options.Count, Position: i + 1, Chosen: o.Outcome == Accepted,
                Turn: (double)x.Answers.Count(a => a.Outcome == Accepted) / x.Options.Count)))
            .ToList();

        result.Rows.Select(x => x.Position).Should().Equal(places.Select(x => x.Position).Distinct().Order());
        foreach (var row in result.Rows)
        {
            var here = places.Where(x => x.Position == row.Position).ToList();
            (row.Shown, row.Chosen).Should().Be((here.Count, here.Count(x => x.Chosen)));
            row.Expected.Should().BeApproximately(here.Sum(x => x.Turn), 1e-9);
            var odds = PooledRisk.Pool([.. places.GroupBy(x => (x.Provider, x.Length)).Select(x => new TwoByTwo(
                x.Count(p => p.Position == row.Position && p.Chosen), x.Count(p => p.Position == row.Position && !p.Chosen),
                x.Count(p => p.Position != row.Position && p.Chosen), x.Count(p => p.Position != row.Position && !p.Chosen)))]);
            row.SameProvider?.Value.Should().BeApproximately(odds?.Value ?? double.NaN, 1e-9);
            (row.SameProvider is null).Should().Be(odds is null);
        }
    });

    private static MarketBuilder Two() => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 3);
}
