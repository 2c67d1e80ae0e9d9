using CommissioningDashboard.Market;

namespace CommissioningDashboard.Tests.Market;

public sealed class MarketSnapshotTests
{
    private readonly MarketSnapshot _market = new MarketBuilder().Provider("A", 3).Refer(4, "A").Rows.Snapshot();

    [Fact]
    public void Readers_who_ask_the_same_share_one_slice()
    {
        var first = _market.Slice(new MarketFilter { Areas = ["north"] });

        _market.Slice(new MarketFilter { Areas = ["north"] }).Should().BeSameAs(first);
        _market.Slice(new MarketFilter { Areas = ["south"] }).Should().NotBeSameAs(first);
    }

    [Fact]
    public void However_many_filters_are_asked_each_gets_its_own_answer()
    {
        var months = Enumerable.Range(1, 200).Select(x => new Month((2010 * 12) + x)).ToList();

        months.Should().OnlyContain(x => _market.Slice(new MarketFilter { From = x, To = x }).Period == new Period(x, x));
    }
}
