using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class MicroSurvivalTests
{
    private static readonly MarketFilter _years = MarketBuilder.In("2022-01", "2025-12");

    [Fact]
    public void Who_is_still_open_after_twelve_months_is_followed_by_what_it_received_in_them()
    {
        var result = MicroSurvival.For(Market(("Ash", 0, null), ("Birch", 0, "2023-07-02"), ("Cedar", 2, null), ("Dogwood", 3, "2024-06-30"), ("Elm", 3, null))
            .Slice(_years));

        result.Rows.Select(x => (x.FirstYear, x.Providers, x.Closed)).Should().Equal(
            (FirstYear.None, 2, 1), (FirstYear.OneOrTwo, 1, 0), (FirstYear.ThreeOrMore, 2, 1), (null, 5, 2));
        result.Rows.Select(x => (x.After(1).Text, x.After(2).Text)).Should().Equal(("50%", "50%"), ("100%", "100%"), ("100%", "50%"), ("80%", "60%"));
        result.Finding.Marked.Should().Be(
            "Of 5 micro-providers open after the first twelve months, {80%} were still open a year later; {50%} of those with no referral then, "
            + "{all} of those with one or two and {all} of those with three or more. Whether what they received makes a difference is not "
            + "tested: too few are in each group or have closed.");
    }

    [Fact]
    public void One_that_closed_within_its_first_twelve_months_or_has_not_been_open_for_so_long_is_not_followed()
    {
        var market = Market(("Ash", 0, "2022-12-31"), ("Birch", 5, null))
            .Provider("Late", 3, with: x => x with { Openings = [new("", new(2025, 2, 1), null)] })
            .Provider("Large", 300);

        MicroSurvival.For(market.Slice(_years)).Rows.Should().ContainSingle().Which.Providers.Should().Be(1);
    }

    [Fact]
    public void Referrals_after_the_first_twelve_months_do_not_move_it_to_another_group()
        => MicroSurvival.For(Market(("Ash", 0, null)).Refer(9, "Ash", "2023-01-01").Slice(_years)).Rows.Single().FirstYear.Should().Be(FirstYear.None);

    [Fact]
    public void Without_a_year_after_the_first_it_says_so()
        => MicroSurvival.For(Market(("Ash", 0, null)).Slice(MarketBuilder.In("2022-01", "2023-03"))).Finding.Plain.Should().Be(
            "1 micro-provider was open after the first twelve months, too lately to say how many stay open for another year.");

    [Fact]
    public void Groups_that_close_at_different_rates_are_told_apart_and_no_cause_is_claimed()
    {
        var market = Market([.. Enumerable.Range(0, 10).Select(x => ($"None {x}", 0, (string?)$"2023-0{1 + (x % 8)}-15")),
            .. Enumerable.Range(0, 10).Select(x => ($"Some {x}", 3, (string?)null))]);

        MicroSurvival.For(market.Slice(_years)).Finding.Plain.Should().EndWith(
            "By what they received in those months they closed at different rates, more than chance would explain; that does not show that "
            + "referrals kept them open.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var lives = naive.Rows.Referrals.Count == 0 ? [] : naive.Providers
            .Where(x => (naive.LooksAtAll || x.Services.Any(s => naive.LooksAt(s.Name))) && naive.Covers(x) && x.Openings.Count > 0)
            .Select(x =>
            {
                var start = NaiveMarket.StartOf(x.Openings.Select(o => o.From).Append(naive.FirstDay).Where(d => d >= naive.FirstDay).Min());
                start = x.Openings.Min(o => o.From) < naive.FirstDay ? naive.FirstDay : NaiveMarket.StartOf(x.Openings.Min(o => o.From));
                var left = x.Openings.All(o => o.To is not null) ? x.Openings.Max(o => o.To) : null;
                var landmark = start.AddMonths(12);
                return (Provider: x, start, landmark, left, Referrals: naive.Recorded((start, landmark.AddDays(-1))).Count(r => r.Provider == x.Name));
            })
            .Where(x => x.landmark <= naive.Period.To && (x.left is null || x.left >= x.landmark)
                && naive.BandAt(x.Provider, x.start) == DisplayBand.Micro).ToList();

        var result = MicroSurvival.For(slice);
        foreach (var row in result.Rows)
        {
            var own = lives.Where(x => row.FirstYear is null || row.FirstYear == (x.Referrals == 0 ? FirstYear.None : x.Referrals < 3 ? FirstYear.OneOrTwo : FirstYear.ThreeOrMore)).ToList();
            row.Providers.Should().Be(own.Count);
            row.Closed.Should().Be(own.Count(x => x.left <= naive.Period.To));

            // Day by day: those that closed on it, of those still open and watched before it.
            var share = 1.0;
            for (var day = 0; day <= 365; day++)
            {
                var watched = own.Where(x => (x.left < naive.Period.To ? x.left.Value : naive.Period.To).DayNumber - x.landmark.DayNumber >= day).ToList();
                var closing = watched.Count(x => x.left <= naive.Period.To && x.left.Value.DayNumber - x.landmark.DayNumber == day);
                share *= watched.Count == 0 ? 1 : (double)(watched.Count - closing) / watched.Count;
            }

            if (row.After(1).Value is { } after)
            {
                after.Should().BeApproximately(share, 1e-9);
            }
        }

        result.Rows.Where(x => x.FirstYear is not null).Sum(x => x.Providers).Should().Be(lives.Count);
    });

    /// <summary>Micro-providers open since the data began, each with what it received in the first month and the day it closed.</summary>
    private static MarketBuilder Market(params (string Name, int Referrals, string? Closed)[] providers)
    {
        var market = new MarketBuilder().Provider("Whole", 300).Refer(1, "Whole", "2022-01-01").Refer(1, "Whole", "2025-12-31");
        foreach (var (name, referrals, closed) in providers)
        {
            market.Provider(name, 3, closed: closed).Refer(referrals, name, "2022-01-09");
        }

        return market;
    }
}
