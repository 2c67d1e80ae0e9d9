using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

/// <summary>What readers have asked of one version is worked out for the next before they see it.</summary>
public sealed class SliceCacheTests
{
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(1);

    private readonly SliceComputation<int> _referrals;

    private int _counted;

    public SliceCacheTests() => _referrals = new SliceComputation<int>(slice =>
    {
        Interlocked.Increment(ref _counted);
        return slice.Market.Referrals.Count;
    });

    [Fact]
    public void A_newer_version_has_ready_what_was_asked_of_the_one_before()
    {
        var (held, newer) = (Market(1), Market(2));
        Referrals(held).Should().Be(1);

        held.MakeReady(newer, _long);

        _counted.Should().Be(2);
        (Referrals(newer), _counted).Should().Be((2, 2));
    }

    [Fact]
    public void What_nobody_has_read_since_the_last_version_is_let_go()
    {
        var (held, newer, newest) = (Market(1), Market(2), Market(3));
        Referrals(held);

        held.MakeReady(newer, _long);
        newer.MakeReady(newest, _long);

        _counted.Should().Be(2);
    }

    [Fact]
    public void Another_filters_slice_is_made_ready_by_itself()
    {
        var (held, newer) = (Market(1), Market(2));
        held.Slice(MarketFilter.Everything);
        Referrals(held, MarketBuilder.InMay);

        held.MakeReady(newer, _long);

        _counted.Should().Be(2);
        (Referrals(newer), _counted).Should().Be((2, 3));
    }

    [Fact]
    public void Nothing_is_begun_when_the_time_is_up()
    {
        var (held, newer) = (Market(1), Market(2));
        Referrals(held);

        held.MakeReady(newer, TimeSpan.Zero);

        _counted.Should().Be(1);
    }

    [Fact]
    public void What_takes_long_is_left_to_whoever_asks_for_it()
    {
        var (held, newer) = (Market(1), Market(2));
        held.Slice(MarketFilter.Everything).GetOrCompute(new SliceComputation<int>(_ =>
        {
            Thread.Sleep(60);
            return _counted++;
        }));

        held.MakeReady(newer, TimeSpan.FromMilliseconds(59));

        _counted.Should().Be(1);
    }

    private static MarketSnapshot Market(int referrals) => new MarketBuilder().Provider("Ash", 3).Refer(referrals, "Ash").Rows.Snapshot();

    private int Referrals(MarketSnapshot market, MarketFilter? filter = null)
        => market.Slice(filter ?? MarketFilter.Everything).GetOrCompute(_referrals);
}
