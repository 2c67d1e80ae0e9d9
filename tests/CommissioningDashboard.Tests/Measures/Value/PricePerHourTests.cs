using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class PricePerHourTests
{
    [Fact]
    public void Like_is_set_beside_like_within_a_service()
    {
        // Home: micro 9 at £18, large 9 at £22, so the middle is £20; day: micro alone, so it is not compared.
        var market = Priced(new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300), "Ash", 9, 18, "Oak", 9, 22)
            .Refer(8, "Ash", with: x => x with { Service = "day", Hours = 10, Cost = 900 })
            .Refer(3, "Ash").Refer(2, "Ash", with: x => x with { Hours = 0, Cost = 40 });

        var rows = PricePerHour.For(market.Slice()).Rows;

        rows.Select(x => (x.Service?.Name, x.Band, x.Arranged, x.Priced, x.Price.Value, x.Relative.Value)).Should().Equal(
            (null, DisplayBand.Micro, 14, 9, null, 0.9), (null, DisplayBand.Large, 9, 9, null, 1.1),
            ("day", DisplayBand.Micro, 8, 8, 90, 1), ("home", DisplayBand.Micro, 14, 9, 18, 0.9),
                ("home", DisplayBand.Large, 9, 9, 22, 1.1));
    }

    [Fact]
    public void The_middle_half_and_the_interval_of_the_median_are_order_statistics()
    {
        var market = new MarketBuilder().Provider("Ash", 3);
        foreach (var pounds in Enumerable.Range(11, 10))
        {
            market.Refer(1, "Ash", with: x => x with { Hours = 2, Cost = 2 * pounds });
        }

        var row = PricePerHour.For(market.Slice()).Rows.Single();

        // £11 to £20: with ten values the interval of the median runs from the second to the ninth.
        (row.Price.Value, row.Middle!.Value.Low, row.Middle.Value.High).Should().Be((15.5, 13.25, 17.75));
        row.Price.Interval.Should().Be(new CommissioningDashboard.Statistics.Interval(12, 19));
        row.Price.IsReliable.Should().BeFalse("ten referrals are few");
    }

    [Fact]
    public void No_price_is_given_of_fewer_than_eight()
    {
        var result = PricePerHour.For(
            Priced(new MarketBuilder().Provider("Ash", 3).Provider("Oak", 300), "Ash", 7, 18, "Oak", 8, 22).Slice());

        result.Rows.Select(x => (x.Band, x.Price.Value)).Should().Equal((DisplayBand.Micro, null), (DisplayBand.Large, 22));
        result.Value.Reason.Should().Be(result.Finding.Plain);
        result.Finding.Plain.Should().Be("No service has priced referrals to micro-providers and to another size, 8 of each.");
    }

    [Fact]
    public void A_band_is_cheaper_only_when_its_providers_agree()
    {
        PricePerHour.For(Market(providers: 1).Slice()).Finding.Marked.Should().Be(
            "An hour with a micro-provider costs {91%} of the median price of the same service; whether that is a difference is not tested, "
                + "as one provider sets these prices.");
        PricePerHour.For(Market(providers: 8).Slice()).Finding.Marked.Should().Be(
            "An hour with a micro-provider costs {9%} less than the median price of the same service.");
        PricePerHour.For(Market(providers: 8, cost: 222).Slice()).Finding.Marked.Should().Be("An hour with a micro-provider costs about the "
            + "same as the median price of the same service ({101%} of it): no more than 5% from it, by its 95% interval.");
        PricePerHour.For(Market(providers: 8, cost: 200, other: 250).Slice()).Finding.Marked.Should()
            .EndWith("of the median price of the same service; that could easily be chance or a few providers’ own prices.");

        static MarketBuilder Market(int providers, decimal cost = 200, decimal? other = null)
        {
            var market = new MarketBuilder().Provider("Oak", 300).Refer(200, "Oak", with: x => x with { Hours = 10, Cost = 220 });
            foreach (var i in Enumerable.Range(0, providers))
            {
                market.Provider($"Ash {i}", 3).Refer(80 / providers, $"Ash {i}", with: x => x with { Hours = 10, Cost = i % 2 == 0 ? cost : other ?? cost });
            }

            return market;
        }
    }

    [Fact]
    public void A_cell_that_one_provider_makes_is_flagged_and_its_price_kept_from_the_board()
    {
        var market = new MarketBuilder().Provider("Oak", 300).Provider("Elm", 300).Provider("Fir", 300).Provider("Ash", 3)
            .Provider("Bay", 3).Provider("Cob", 3)
            .Refer(40, "Oak", with: Hour(20, 22)).Refer(4, "Elm", with: Hour(10, 22)).Refer(4, "Fir", with: Hour(10, 22))
            .Refer(10, "Ash", with: Hour(10, 18)).Refer(10, "Bay", with: Hour(10, 18)).Refer(10, "Cob", with: Hour(10, 18));

        var result = PricePerHour.For(market.Slice());
        var (board, inside) = (
            Disclosed.FromTable(result.Table, DisclosureProfile.Board), Disclosed.FromTable(result.Table, DisclosureProfile.Internal));

        // Oak: 800 of 880 hours are 91%.
        result.Rows.Select(x => (x.Band, x.IsDominated)).Should().Equal(
            (DisplayBand.Micro, false), (DisplayBand.Large, true), (DisplayBand.Micro, false), (DisplayBand.Large, true));
        $"{board.Cell(3, "price")} {board.Cell(3, "relative")} {board.Cell(3, "dominated")}".Should()
            .Be("[c] [c] one provider has over 85% of the hours");
        $"{board.Cell(2, "price")}".Should().Be("£18.00");
        $"{inside.Cell(3, "price")}".Should().Be("£22.00");
    }

    [Fact]
    public void Nothing_priced_is_said()
        => PricePerHour.For(new MarketBuilder().Provider("Ash", 3).Refer(9, "Ash").Slice()).Finding.Plain
            .Should().StartWith("Nothing can be said of this yet: the cost a week is recorded for none of 9 referrals to named providers.");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var recorded = naive.Recorded(naive.Period);
        static double? Price(PlainReferral x) => x.Hours > 0 && x.Cost > 0 ? (double)(x.Cost.Value / x.Hours.Value) : null;
        double? Median(IEnumerable<PlainReferral> of) => Middle([.. of.Select(Price).OfType<double>()]);
        var rows = PricePerHour.For(slice).Rows;

        var priced = recorded.Where(x => recorded.Exists(r => r.Service == x.Service && Price(r) is not null)).ToList();
        rows.Where(x => x.Service is not null).Select(x => (x.Service!.Code, x.Band)).Should()
            .BeEquivalentTo(priced.Select(x => (x.Service, naive.BandThen(x))).Distinct());
        foreach (var row in rows.Where(x => x.Service is not null))
        {
            var here = recorded.Where(x => x.Service == row.Service!.Code && naive.BandThen(x) == row.Band).ToList();
            var with = here.Where(x => Price(x) is not null).ToList();
            (row.Arranged, row.Priced, row.Providers).Should().Be((here.Count, with.Count, with.DistinctBy(x => x.Provider).Count()));
            row.LargestShare.ShouldBeAbout(
                with.Count == 0 ? null : (double)(with.GroupBy(x => x.Provider).Max(x => x.Sum(r => r.Hours)) / with.Sum(x => x.Hours))!);
            row.Price.Value.ShouldBeAbout(with.Count < 8 ? null : Median(with));
            row.Relative.Value.ShouldBeAbout(
                with.Count < 8 ? null : Median(with) / Median(recorded.Where(x => x.Service == row.Service!.Code)));
        }

        var compared = recorded.GroupBy(x => x.Service)
            .Where(s => s.GroupBy(naive.BandThen).Count(x => x.Count(r => Price(r) is not null) >= 8) > 1).ToList();
        foreach (var row in rows.Where(x => x.Service is null))
        {
            var ratios = compared.SelectMany(
                s => s.Where(x => naive.BandThen(x) == row.Band && Price(x) is not null).Select(x => Price(x)!.Value / Median(s)!.Value))
                    .ToList();
            row.Priced.Should().Be(ratios.Count);
            row.Relative.Value.ShouldBeAbout(ratios.Count < 8 ? null : Middle(ratios));
        }
    });

    private static double? Middle(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? null : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    private static MarketBuilder Priced(
        MarketBuilder market, string one, int count, int pounds, string other, int otherCount, int otherPounds)
        => market.Refer(count, one, with: Hour(10, pounds)).Refer(otherCount, other, with: Hour(10, otherPounds));

    private static Func<PlainReferral, PlainReferral> Hour(int hours, int pounds) => x => x with { Hours = hours, Cost = hours * pounds };
}
