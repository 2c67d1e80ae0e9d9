using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class EntryAndExitTests
{
    [Fact]
    public void Those_who_came_and_went_are_counted_by_financial_year()
    {
        var slice = new MarketBuilder()
            .Provider("Ash", 3, with: x => x with { Listed = new(2025, 6, 1), Openings = [new("", new(2025, 6, 1), null)] })
            .Provider("Birch", 300, closed: "2026-02-10").Provider("Cedar", 20)
            .Refer(1, "Cedar", "2024-04-01").Refer(7, "Birch", "2025-10-05").Refer(2, "Birch", "2026-02-01").Refer(1, "Cedar", "2026-05-28")
            .Slice(MarketBuilder.In("2025-06", "2026-05"));

        var result = EntryAndExit.For(slice);

        result.Rows.Select(x => (x.Label, x.Band, x.OpenAtStart, x.Joined, x.Left, x.Affected)).Should().Equal(
            ("2024/25", null, 2, 0, 0, 0),
            ("2025/26", null, 2, 1, 1, 7), ("2025/26", DisplayBand.Micro, 0, 1, 0, 0), ("2025/26", DisplayBand.Large, 1, 0, 1, 7),
            ("2026/27", null, 2, 0, 0, 0));
        result.Finding.Marked.Should().Be("{1} of 3 providers open at the start of the period had left by its end: 1 large.");
    }

    [Fact]
    public void It_says_when_nobody_left_and_when_nobody_was_open()
    {
        EntryAndExit.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Plain.Should()
            .Be("The only provider open at the start of the period was still open at its end.");
        EntryAndExit.For(new MarketBuilder().Refer(1, null).Slice()).Finding.Plain.Should()
            .Be("No provider was open at the start of the period.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var concerned = naive.Providers
            .Where(x => (naive.LooksAtAll || x.Services.Any(s => naive.LooksAt(s.Name))) && naive.Covers(x)).ToList();
        var open = concerned.Where(x => x.Openings.Any(o => o.Contains(naive.Period.From))).ToList();
        var gone = open.Count(x => x.Openings.All(o => o.To is not null && o.To <= naive.Period.To));

        EntryAndExit.For(slice).Value.Value.ShouldBeAbout(open.Count == 0 ? null : (double)gone / open.Count);
        foreach (var row in EntryAndExit.For(slice).Rows)
        {
            var (first, last) = (row.Year.FirstDay, row.Year.FirstDay.AddYears(1).AddDays(-1));
            var left = concerned.Where(
                x => x.Openings.Count > 0 && x.Openings.All(o => o.To is not null) && x.Openings.Max(o => o.To) >= first
                    && x.Openings.Max(o => o.To) <= last);
            row.Joined.Should().Be(concerned.Count(x => x.Listed >= first && x.Listed <= last && Is(x, x.Listed)));
            row.Left.Should().Be(left.Count(x => Is(x, x.Openings.Max(o => o.To)!.Value)));
            row.OpenAtStart.Should().Be(concerned.Count(x => x.Openings.Any(o => o.Contains(first)) && Is(x, first)));

            bool Is(PlainProvider provider, DateOnly day) => row.Band is null || naive.BandAt(provider, day) == row.Band;
        }
    });
}
