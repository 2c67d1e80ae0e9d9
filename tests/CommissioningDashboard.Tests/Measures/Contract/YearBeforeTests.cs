using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

public sealed class YearBeforeTests
{
    /// <summary>The same market looked at a year earlier says what a measure sets beside its figure.</summary>
    [Fact]
    public void The_figure_of_a_year_before_is_the_one_of_the_period_a_year_before()
    {
        var (now, then) = (Market().Slice(), Market().Slice(MarketBuilder.In("2025-05", "2025-05")));
        var looksBack = MeasureCatalogue.All.Where(x => x.Calculate(now).YearBefore is not null).ToList();

        looksBack.Should().HaveCountGreaterThanOrEqualTo(10);
        looksBack.Select(x => (x.Id, x.Calculate(now).YearBefore!.Value)).Should().Equal(looksBack.Select(x => (x.Id, x.Calculate(then).Value.Value)));
    }

    [Fact]
    public void No_measure_looks_back_beyond_the_start_of_the_data()
        => MeasureCatalogue.All.Where(x => x.Calculate(Lately().Slice()).YearBefore is not null).Select(x => x.Id).Should().BeEmpty();

    private static MarketBuilder Lately() => new MarketBuilder().Provider("Ash", 3, capacity: 75).Provider("Birch", 300, capacity: 100).Provider("Cedar", 30)
        .Refer(12, "Ash", with: Listed("Ash")).Refer(9, "Birch", with: Listed("Birch"));

    private static MarketBuilder Market() => Lately().Refer(3, "Ash", "2025-05-20", Listed("Ash")).Refer(8, "Birch", "2025-05-21", Listed("Birch")).Refer(2, null, "2025-05-22");

    private static Func<PlainReferral, PlainReferral> Listed(string name)
        => x => x with { Hours = 10, Cost = 200, Options = [new("Ash", name == "Ash" ? Accepted : DeclinedByProvider, "too far"), new("Birch", name == "Birch" ? Accepted : Shown)] };
}
