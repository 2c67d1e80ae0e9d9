using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using static CommissioningDashboard.Data.OptionOutcome;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Rows of tables bear the name of what they count, beside the one for all and the one for what is not recorded.</summary>
public sealed class TableNamesTests
{
    [Fact]
    public void Areas_are_named() => Names(AreaBands.For(Market())).Should().Contain("north");

    [Fact]
    public void Routes_are_named() => Names(ProviderNotRecorded.For(Market())).Should().Contain(Route.CouncilCommissioned.Name()).And.Contain("All routes");

    [Fact]
    public void Services_are_named() => Names(Unmet.For(Market())).Should().Contain("home");

    [Fact]
    public void Reasons_for_declining_are_named() => Names(DeclineReasons.For(Market())).Should().Contain("too far");

    private static IEnumerable<string?> Names(MeasureResult result) => result.Table.Rows.Select(x => x[0].Text);

    private static MarketSlice Market() => new MarketBuilder().Provider("Ash", 3).Provider("Birch", 30)
        .Refer(3, "Ash", with: x => x with { Options = [new("Birch", DeclinedByProvider, "too far"), new("Ash", Accepted)] }).Refer(2, null)
        .Refer(1, null, with: x => x with { Outcome = ReferralOutcome.NoProviderFound }).Slice();
}
