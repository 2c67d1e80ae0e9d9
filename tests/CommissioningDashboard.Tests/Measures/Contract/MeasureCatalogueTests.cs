using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class MeasureCatalogueTests
{
    [Fact]
    public void All_at_once_say_what_each_says_by_itself()
    {
        var market = new MarketBuilder().Provider("Ash", 3, capacity: 75).Provider("Birch", 30).Refer(40, "Ash").Refer(9, "Birch").Rows.Snapshot();

        var together = MeasureCatalogue.Calculate(MarketSlice.Take(market, MarketBuilder.InMay));
        var alone = MarketSlice.Take(market, MarketBuilder.InMay);

        together.Select(x => x.Measure.Id).Should().Equal(MeasureCatalogue.All.Select(x => x.Id));
        together.Select(x => (x.Value, x.Finding.Marked)).Should().Equal(MeasureCatalogue.All.Select(x => x.Calculate(alone)).Select(x => (x.Value, x.Finding.Marked)));
    }

    [Fact]
    public void An_unknown_id_finds_nothing() => MeasureCatalogue.Find("no-such-measure").Should().BeNull();
}
