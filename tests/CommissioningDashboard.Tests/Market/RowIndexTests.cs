using CommissioningDashboard.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Market;

public sealed class RowIndexTests
{
    [Fact]
    public void Each_service_and_area_has_its_own_rows_in_the_order_received()
    {
        var index = new RowIndex(Columns((1, 0), (0, 2), (1, 0), (0, 0), (1, 2), (1, 0)), services: 2, areas: 3);

        Rows(0, 0).Should().Equal(3);
        Rows(0, 1).Should().BeEmpty();
        Rows(0, 2).Should().Equal(1);
        Rows(1, 0).Should().Equal(0, 2, 5);
        Rows(1, 2).Should().Equal(4);
        index.CountOf((1, 0)).Should().Be(3);
        index.Columns.Provider.Should().Equal(index.Rows.Select(x => (ushort)x), "what the scan reads is laid out in the same order");

        int[] Rows(int service, int area) => index.Range((service, area), 0, 6) is var (from, to) ? index.Rows[from..to] : [];
    }

    [Fact]
    public void A_run_begins_with_the_first_row_asked_for_and_ends_before_the_last()
    {
        var index = new RowIndex(Columns((0, 0), (0, 0), (0, 1), (0, 0), (0, 0)), services: 1, areas: 2);

        (index.Range((0, 0), 0, 5), index.Range((0, 0), 1, 4), index.Range((0, 0), 2, 3), index.Range((0, 1), 2, 3), index.Range((0, 1), 3, 5))
            .Should().Be(((0, 4), (1, 3), (2, 2), (4, 5), (5, 5)));
    }

    [Fact]
    public void A_referral_takes_16_bytes_more()
        => (sizeof(int) + typeof(ScanColumns).GetProperties().Where(x => x.PropertyType.IsArray)
            .Sum(x => System.Runtime.InteropServices.Marshal.SizeOf(x.PropertyType.GetElementType()!)), RowIndex.BytesPerReferral).Should().Be((16, 16));

    [Fact]
    public void Versions_share_an_index_until_many_rows_have_come_since()
    {
        var held = Columns([.. Enumerable.Repeat((0, 0), 10)]);
        var index = held.Index(1, 1);

        var newer = held.FollowedBy(Columns([.. Enumerable.Repeat((0, 0), 1_024)]));
        newer.Index(1, 1).Should().BeSameAs(index);

        var newest = newer.FollowedBy(Columns((0, 0)));
        newest.Index(1, 1).Should().NotBeSameAs(index);
        held.Index(1, 1).Count.Should().Be(1_035, "an older version's reader minds which rows are its own");
    }

    [Fact]
    public void Slices_of_versions_that_share_an_index_are_those_of_the_rows_each_has()
        => Gen.Select(RandomMarkets.Any.Where(x => x.Referrals.Count > 2), RandomMarkets.Filter, Gen.Double[0, 1], Gen.Bool).Sample(
            (rows, filter, part, isNewerAskedFirst) =>
            {
                var whole = rows.Snapshot();
                var count = 1 + (int)(part * (whole.Referrals.Count - 1));
                var (held, alone) = (Version(whole, Run(whole, 0, count)), Version(whole, Run(whole, 0, count)));
                var newer = Version(whole, held.Referrals.FollowedBy(Run(whole, count, whole.Referrals.Count)));
                if (isNewerAskedFirst)
                {
                    MarketSlice.Take(newer, filter);
                }

                ShouldAgree(MarketSlice.Take(held, filter), MarketSlice.Take(alone, filter));
                ShouldAgree(MarketSlice.Take(newer, filter), MarketSlice.Take(whole, filter));
            },
            iter: 300, threads: 1);

    private static MarketSnapshot Version(MarketSnapshot market, ReferralColumns rows) => market.With(1, market.LoadedAt, rows, market.Options, []);

    private static ReferralColumns Run(MarketSnapshot market, int from, int to)
    {
        var columns = new ReferralColumns(0);
        for (var row = from; row < to; row++)
        {
            columns.Add(market.Referrals[row]);
        }

        return columns;
    }

    private static void ShouldAgree(MarketSlice one, MarketSlice other)
    {
        one.Referrals.Select(x => (x.Row, x.Band)).Should().Equal(other.Referrals.Select(x => (x.Row, x.Band)));
        one.ByProvider(one.History).Should().Equal(other.ByProvider(other.History));
        one.ByBand(one.Period).Should().Equal(other.ByBand(other.Period));
        CategoryNames.Routes.Select(x => one.OnRoute(x.Value, one.History)).Should().Equal(CategoryNames.Routes.Select(x => other.OnRoute(x.Value, other.History)));
    }

    private static ReferralColumns Columns(params (int Service, int Area)[] cells)
    {
        var columns = new ReferralColumns(0);
        foreach (var (i, (service, area)) in cells.Index())
        {
            columns.Add(new ReferralRow(0, (ushort)i, (byte)service, (ushort)area, 1, 1, 1, 1, 100, 100, 0, 0, 0, 1, 1, 1, i));
        }

        return columns;
    }
}
