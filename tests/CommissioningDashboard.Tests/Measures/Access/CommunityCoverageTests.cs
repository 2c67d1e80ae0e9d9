using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class CommunityCoverageTests
{
    private static Func<PlainProvider, PlainProvider> Of(string community, bool led = false) => x
        => x with { Communities = [new(community, led, new(2020, 1, 1))] };

    [Fact]
    public void Providers_that_serve_or_are_led_by_a_community_are_counted_with_what_they_receive()
    {
        var slice = new MarketBuilder().Provider("Ash", 3, with: Of("Deaf people")).Provider("Birch", 3, with: Of("Deaf people", led: true))
            .Provider("Cedar", 3, with: Of("Polish speakers"))
            .Provider("Dogwood", 300).Refer(1, "Ash").Refer(9, "Dogwood").Slice();

        var result = CommunityCoverage.For(slice);

        result.Rows.Should().Equal(
            new CommunityCoverageRow("Deaf people", 1, 1, 1, 1, 10), new CommunityCoverageRow("Polish speakers", 1, 0, 0, 0, 10),
                new CommunityCoverageRow(null, 2, 1, 1, 1, 10));
        result.Value.Value.Should().Be(0.1);
        result.Finding.Marked.Should()
            .Be("Providers tied to a community receive {10%} of 10 referrals; {1} of 2 communities has none that was used.");
    }

    [Fact]
    public void It_says_when_the_register_holds_no_ties_and_when_each_community_is_served()
    {
        CommunityCoverage.For(new MarketBuilder().Provider("Ash").Refer(1, "Ash").Slice()).Finding.Plain.Should()
            .StartWith("Nothing can be said of this yet: a tie to a community is recorded for no provider.");
        CommunityCoverage.For(new MarketBuilder().Provider("Ash", with: Of("Deaf people")).Refer(1, "Ash").Slice()).Finding.Marked
            .Should().Be("Providers tied to a community receive {the only} referral; the only community has at least one that was used.");
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var recorded = naive.Recorded(naive.Period);
        var open = naive.OpenAndAble(naive.Period.To);
        foreach (var row in CommunityCoverage.For(slice).Rows)
        {
            var ties = open.SelectMany(
                x => x.Communities.Where(c => c.Contains(naive.Period.To) && (row.Community is null || c.Name == row.Community))
                    .Select(c => (x.Name, c.IsLedBy))).ToList();
            row.Serving.Should().Be(ties.Where(x => !x.IsLedBy).Select(x => x.Name).Distinct().Count());
            row.Led.Should().Be(ties.Where(x => x.IsLedBy).Select(x => x.Name).Distinct().Count());
            row.Referrals.Should().Be(recorded.Count(x => ties.Exists(t => t.Name == x.Provider)));
            row.Used.Should().Be(ties.Select(x => x.Name).Distinct().Count(x => recorded.Exists(r => r.Provider == x)));
            row.All.Should().Be(recorded.Count);
        }
    });
}
