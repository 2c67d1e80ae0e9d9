using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class ProviderNotRecordedTests
{
    [Fact]
    public void Each_route_has_its_share_and_the_last_row_is_all_of_them()
    {
        var slice = new MarketBuilder().Provider("Ash", 3).Refer(8, "Ash").Refer(2, null)
            .Refer(1, "Ash", with: x => x with { Route = Route.DirectPayment })
            .Refer(9, null, with: x => x with { Route = Route.DirectPayment }).Slice();

        var result = ProviderNotRecorded.For(slice);

        result.Rows.Select(x => (x.Route, x.Share.Value)).Should()
            .Equal((Route.CouncilCommissioned, 0.2), (Route.DirectPayment, 0.9), (null, 0.55));
        result.Finding.Marked.Should()
            .Be("{55%} of 20 arranged referrals name no provider; most of them, {9}, came by the route “direct payment”.");
    }

    [Fact]
    public void One_referral_names_none()
        => ProviderNotRecorded.For(new MarketBuilder().Provider("Ash").Refer(3, "Ash").Refer(1, null).Slice()).Finding.Marked
        .Should().Be("{1} of 4 arranged referrals names no provider; it came by the route “council commissioned”.");

    [Fact]
    public void Counted_by_hours_the_finding_still_counts_referrals()
        => ProviderNotRecorded.For(new MarketBuilder().Provider("Ash").Refer(3, "Ash", with: x => x with { Hours = 10 }).Refer(1, null)
                .Slice(MarketBuilder.InMay with { Weight = Weight.WeeklyHours })).Finding.Plain
            .Should().StartWith("1 of 4 arranged referrals names no provider; it came by the route “council commissioned”.");

    [Fact]
    public void Every_referral_may_name_its_provider()
        => ProviderNotRecorded.For(new MarketBuilder().Provider("Ash").Refer(3, "Ash").Slice()).Finding.Marked
        .Should().Be("Every arranged referral names its provider.");

    [Fact]
    public void Nothing_may_have_been_arranged() => ProviderNotRecorded.For(new MarketBuilder().Provider("Ash").Slice()).Finding.Marked
        .Should().Be("No referral was arranged in this period.");

    [Fact]
    public void It_agrees_with_a_plain_count_of_raw_rows() => NaiveChecks.OnAnyMarket((slice, naive) =>
    {
        var result = ProviderNotRecorded.For(slice);
        var arranged = naive.Arranged(naive.Period);
        foreach (var row in result.Rows)
        {
            var whole = arranged.Where(x => row.Route is null || x.Route == row.Route).ToList();
            row.Arranged.Referrals.Should().Be(whole.Count);
            row.Share.ShouldBeShare(naive, [.. whole.Where(x => x.Provider is null)], whole);
        }

        result.Rows.Count.Should().Be(arranged.DistinctBy(x => x.Route).Count() + 1);
        var before = naive.Arranged(naive.YearBefore);
        result.Compared?.ShouldBeShare(naive, [.. before.Where(x => x.Provider is null)], before);
    });
}
