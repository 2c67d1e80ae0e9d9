using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Web.Components.Pages.MarketAccess;

namespace CommissioningDashboard.Tests.Pages.MarketAccess;

/// <summary>The drawing gives the same answer as the sentence above it.</summary>
public sealed class NewcomerCurvesTests
{
    [Theory]
    [InlineData(10, 2024, "", true)]
    [InlineData(9, 2024, "", false)]
    [InlineData(10, 2026, "", false)]
    [InlineData(10, 2024, "south", false)]
    public void Curves_are_drawn_where_the_finding_gives_a_share(int newcomers, int joined, string area, bool drawn)
    {
        var market = new MarketBuilder().Refer(1, null, "2024-01-01").Refer(1, null, "2026-05-31");
        foreach (var name in Enumerable.Range(0, newcomers).Select(x => $"Micro {x}"))
        {
            market.Provider(name, 3, with: x => x with { Listed = new(joined, 2, 1), Areas = [new("north", new(2020, 1, 1), null)] });
        }

        market.Refer(1, "Micro 0", $"{joined}-03-01");
        var result = NewcomerAccess.For(market.Slice(MarketBuilder.InMay with { Areas = area.Length == 0 ? [] : [area] }));

        NewcomerCurves.FromResult(result).Datasets.Select(x => x.Label).Should().Equal(drawn ? ["Micro"] : []);
        result.Finding.Plain.Contains('%', StringComparison.Ordinal).Should().Be(drawn);
    }
}
