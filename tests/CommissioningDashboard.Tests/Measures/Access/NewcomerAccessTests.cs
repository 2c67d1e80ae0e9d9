using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class NewcomerAccessTests
{
    private static Func<PlainProvider, PlainProvider> Joined(int year, int month, int day) => x
        => x with { Listed = new(year, month, day) };

    [Fact]
    public void Waits_run_from_joining_to_the_first_and_third_referral_or_to_the_end()
    {
        // The data begin on 1 January 2025 and end with December 2025. Ash waits 31 days, Birch 59, Cedar is still waiting after 364.
        var slice = new MarketBuilder().Provider("Old", 3, with: Joined(2020, 1, 1)).Provider("Ash", 3, with: Joined(2025, 1, 1))
            .Provider("Birch", 3, with: Joined(2025, 1, 1)).Provider("Cedar", 3, with: Joined(2025, 1, 1))
            .Refer(1, "Old", "2025-01-01").Refer(1, "Ash", "2025-02-01").Refer(1, "Ash", "2025-03-01").Refer(1, "Birch", "2025-03-01")
            .Refer(1, "Ash", "2025-12-31")
            .Slice(MarketBuilder.In("2025-01", "2025-12"));

        var row = NewcomerAccess.For(slice).Rows.Should().ContainSingle().Subject;

        row.Providers.Should().Be(3);
        row.First.Steps.Select(x => (x.Time, x.AtRisk, x.Happened)).Should().Equal((31, 3, 1), (59, 2, 1), (364, 1, 0));
        row.First.Median.Should().Be(59);
        row.Third.Steps.Where(x => x.Happened > 0).Select(x => x.Time).Should().Equal(364);
        NewcomerAccess.For(slice).Finding.Plain.Should().Be("3 providers joined, too lately to say how many are found within a year.");
    }

    [Fact]
    public void The_share_found_within_a_year_is_the_headline_and_sizes_are_compared()
    {
        var market = new MarketBuilder().Refer(1, null, "2024-01-01").Refer(1, null, "2026-05-31");
        foreach (var number in Enumerable.Range(0, 8))
        {
            market.Provider($"Micro {number}", 3, with: Joined(2024, 2, 1)).Provider($"Small {number}", 20, with: Joined(2024, 2, 1))
                .Refer(1, $"Small {number}", "2024-03-01");
        }

        var result = NewcomerAccess.For(market.Slice());

        result.Value.Value.Should().Be(0.5);
        result.Rows.Select(x => (x.Band, x.WithinYear.Value)).Should().Equal((DisplayBand.Micro, 0), (DisplayBand.Small, 1), (null, 0.5));
        result.Finding.Marked.Should()
            .Be("{50%} of 16 new providers had a referral within a year of joining; for the referrals that each could have taken, micro-providers’ "
                + "waits differ from those of others.");
    }

    [Fact]
    public void It_says_when_nobody_joined()
        => NewcomerAccess.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Plain.Should()
        .Be("No provider of these services joined the register between the start of the data and the end of the period.");

    [Fact]
    public void It_agrees_with_a_plain_product_over_days() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var newcomers = naive.Providers.Where(
            x => x.Listed >= naive.FirstDay && x.Listed <= naive.Period.To
                && (naive.LooksAtAll || x.Services.Any(s => naive.LooksAt(s.Name))) && naive.Covers(x)).ToList();

        NewcomerAccess.For(slice).Value.Value.ShouldBeAbout(WithinYear(newcomers));
        foreach (var row in NewcomerAccess.For(slice).Rows)
        {
            var own = newcomers.Where(x => row.Band is null || naive.Band(x, BandDay(x)) == row.Band).ToList();
            row.Providers.Should().Be(own.Count);
            row.WithinYear.Value.ShouldBeAbout(WithinYear(own));
            row.Third.Steps.Sum(x => x.Happened).Should().Be(own.Count(x => Days(x).Count >= 3));
            row.Third.Steps.Where(x => x.Happened > 0).Select(x => x.Survival).LastOrDefault(1).Should()
                .BeApproximately(Left(own, 3, int.MaxValue), 1e-9);
        }

        // A band is not looked for outside the data.
        DateOnly BandDay(PlainProvider provider)
            => NaiveMarket.EndOf(provider.Listed) > naive.LastDay ? naive.LastDay : NaiveMarket.EndOf(provider.Listed);

        List<DateOnly> Days(PlainProvider provider)
            => [.. naive.Arranged((naive.FirstDay, naive.Period.To)).Where(x => x.Provider == provider.Name).Select(x => x.Day).Order()];

        List<(int Days, bool Happened)> Waits(List<PlainProvider> providers, int nth) => [.. providers.Select(provider =>
        {
            var days = Days(provider);
            var closed = provider.Openings.Count > 0 && provider.Openings.All(x => x.To is not null)
                ? provider.Openings.Max(x => x.To!.Value) : naive.Period.To;
            var last = days.Count >= nth ? days[nth - 1] : closed < naive.Period.To ? closed : naive.Period.To;
            return (Math.Max(0, last.DayNumber - provider.Listed.DayNumber), days.Count >= nth);
        })];

        double Left(List<PlainProvider> providers, int nth, int until)
        {
            var waits = Waits(providers, nth);
            return waits.Where(x => x.Happened && x.Days <= until).Select(x => x.Days).Distinct()
                .Aggregate(
                1.0, (left, day) => left * (1 - (waits.Count(x => x.Happened && x.Days == day) / (double)waits.Count(x => x.Days >= day))));
        }

        double? WithinYear(List<PlainProvider> providers)
        {
            var waits = Waits(providers, 1);
            return waits.Count == 0
                || (waits.Max(x => x.Days) < 365 && waits.Where(x => x.Days == waits.Max(w => w.Days)).Any(x => !x.Happened)) ? null
                : 1 - Left(providers, 1, 365);
        }
    });
}
