using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Statistics;
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
    public void An_area_with_fewer_micro_providers_to_choose_from_is_not_outside()
    {
        var slice = Areas(seed: 1, withMicro: [4, 4, 4, 1], odds: [1, 1, 1, 1]);
        var result = MicroByArea.For(slice);

        result.Rows.Select(x => x.Expected!.Value).Should().Equal([0.5, 0.5, 0.5, 0.2, result.Rows[^1].Expected!.Value], (a, b) => Math.Abs(a - b) < 1e-9);
        result.Rows[3].Share.Value.Should().BeLessThan(0.3);
        MicroShareRow.Read([.. result.Rows.Select(x => x with { Expected = null })]).Outside.Should().Contain(x => x.Member.Name == "area 3");
        MicroShareRow.Read(result.Rows).Outside.Should().BeEmpty();

        // By hand: its share over what was to be expected there, times what was of all.
        var (own, all) = (result.Rows[3], result.Rows[^1]);
        var member = own.Member(all);
        (member.Part / member.Whole).Should().BeApproximately(own.Share.Value!.Value / 0.2 * all.Expected!.Value, 1e-9);
    }

    [Fact]
    public void Areas_that_choose_blindly_are_seldom_called_outside_and_one_that_chooses_otherwise_nearly_always()
    {
        Named(odds: [1, 1, 1, 1]).Should().BeLessThanOrEqualTo(0.07);
        Named(odds: [1, 1, 1, 1, 1, 0.2]).Should().BeGreaterThan(0.8);

        static double Named(double[] odds) => Enumerable.Range(1, 100).Average(x => MicroShareRow.Read(MicroByArea.For(
            Areas((ulong)x, [.. odds.Select((_, i) => 1 + (i % 4))], odds)).Rows).Outside.Count > 0 ? 1.0 : 0);
    }

    [Fact]
    public void Areas_that_all_differ_have_wider_limits()
    {
        // z of −5, 5, −5, 5, −5, 5: five times as wide, and nobody outside.
        FunnelMember[] members = [.. Enumerable.Range(0, 6).Select(x => new FunnelMember($"{x}", 400 * (0.5 + (x % 2 == 0 ? -0.125 : 0.125)), 400))];

        FunnelResult.FromMembers(0.5, members).Outside.Should().HaveCount(6);
        var wider = FunnelResult.Overdispersed(0.5, members);
        wider.Outside.Should().BeEmpty();
        wider.Dispersion.Should().BeApproximately(25, 1e-9);
        wider.Widened.Should().StartWith("The limits are 5.0 times as wide");
    }

    /// <summary>400 referrals in each area, between four providers of another size and so many micro-providers, of whom each is so much as likely.</summary>
    private static MarketSlice Areas(ulong seed, int[] withMicro, double[] odds)
    {
        var random = new Xoshiro256(seed);
        string[] areas = [.. withMicro.Select((_, i) => $"area {i}")];
        var market = new MarketBuilder();
        foreach (var (i, area) in areas.Index())
        {
            foreach (var n in Enumerable.Range(0, withMicro[i] + 4))
            {
                market.Provider($"{area} {n}", n < withMicro[i] ? 3 : 100, with: x => x with { Areas = [new(area, new(2020, 1, 1), null)] });
            }

            foreach (var _ in Enumerable.Range(0, 400))
            {
                var whole = (withMicro[i] * odds[i]) + 4;
                var at = random.NextDouble() * whole;
                var n = at < withMicro[i] * odds[i] ? (int)(at / odds[i]) : withMicro[i] + (int)(at - (withMicro[i] * odds[i]));
                market.Refer(1, $"{area} {n}", with: x => x with { Area = area });
            }
        }

        return MarketSlice.Take((market.Rows with { Areas = areas }).Snapshot(), MarketBuilder.InMay);
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
