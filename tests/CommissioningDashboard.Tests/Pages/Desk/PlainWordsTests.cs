using CommissioningDashboard.Data;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Web.Components.Pages.Desk;

namespace CommissioningDashboard.Tests.Pages.Desk;

public sealed class PlainWordsTests
{
    [Fact]
    public void Every_size_and_owner_is_told_in_good_grammar_a_size_that_is_not_known_too()
    {
        var builder = new MarketBuilder();
        foreach (var ownership in Enum.GetValues<Ownership>())
        {
            foreach (var size in new decimal?[] { null, 3, 20, 100, 400 })
            {
                builder = builder.Provider($"{ownership} {size}", size, ownership);
            }
        }

        var market = builder.Refer(1, "Private 3").Slice().Market;
        var said = market.Providers
            .ToDictionary(x => x.Name, x => PlainWords.Of(x, market, market.Services[0], MarketBuilder.Day("2026-05-28")).First().Words);

        said.Values.Where(x => System.Text.RegularExpressions.Regex.IsMatch(x, @"\b[Aa] [aeio]|  ")).Should().BeEmpty();
        said["Private "].Should().Be("An organisation");
        said["Private 3"].Should().Be("A very small organisation");
        said["VoluntaryOrCharity "].Should().Be("A charity or community group");
        said["Individual 3"].Should().Be("One person who works alone");
    }
}
