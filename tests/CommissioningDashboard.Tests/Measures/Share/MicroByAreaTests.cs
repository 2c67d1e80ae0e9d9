using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class MicroByAreaTests
{
    [Fact]
    public void Areas_are_set_beside_all_together_those_without_an_area_included()
    {
        var market = new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30)
            .Refer(10, "Ash").Refer(90, "Birch").Refer(5, "Ash", with: x => x with { Area = "south" }).Refer(3, null)
            .Refer(5, "Birch", with: x => x with { Area = null });

        var result = MicroByArea.For(market.Slice());

        result.Rows.Select(x => (x.Name, x.Micro.Referrals, x.Recorded.Referrals)).Should().Equal(("north", 10, 100), ("south", 5, 5), ("All together", 15, 110));
        result.Finding.Plain.Should().Be("Fewer than 3 areas are large enough to be compared.");
        result.Table.Rows.Select(x => x[^1].Text).Should().Equal("within the limits", "too few to compare", null);
    }

    [Fact]
    public void Counted_by_hours_a_share_rests_on_as_many_referrals_of_equal_weight()
    {
        // 9 packages of 1 hour and one of 91: (100)² ÷ (9 + 8,281) is 1.2 effective referrals.
        var market = new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash", with: x => x with { Hours = 1 }).Refer(1, "Ash", with: x => x with { Hours = 91 });

        var member = MicroByArea.For(market.Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours })).Rows is var rows ? rows[0].Member(rows[^1]) : null!;

        member.Whole.Should().BeApproximately(10_000.0 / 8_290, 1e-9);
        member.Part.Should().Be(member.Whole);
    }

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var recorded = naive.Recorded(naive.Period).Where(x => BandOf(x) != DisplayBand.NotKnown).ToList();
        var rows = MicroByArea.For(slice).Rows;

        rows.SkipLast(1).Select(x => x.Name).Should().BeEquivalentTo(recorded.Select(x => x.Area).OfType<string>().Distinct());
        foreach (var row in rows)
        {
            var here = row.Name == "All together" ? recorded : [.. recorded.Where(x => x.Area == row.Name)];
            row.Share.ShouldBeShare(naive, [.. here.Where(x => BandOf(x) == DisplayBand.Micro)], here, designEffect: naive.DesignEffect(DisplayBand.Micro));
        }

        DisplayBand BandOf(PlainReferral referral) => naive.BandAtEnd(naive.Providers.Single(p => p.Name == referral.Provider));
    });
}
