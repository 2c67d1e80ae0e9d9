using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>How places with few providers are counted in words; all providers give support at home, in the north or everywhere.</summary>
public sealed class CoverageWordsTests
{
    [Fact]
    public void Where_nowhere_is_short_the_least_supplied_place_is_told()
        => Finding(everywhere: 3, north: 1).Should().Be("Every service in every area looked at can be had from 3 providers or more.");

    [Fact]
    public void One_place_with_two_providers_has_few_and_not_only_one()
        => Finding(everywhere: 2, north: 1).Should().Be("1 of 2 places (a service in an area) has two providers or fewer.");

    [Fact]
    public void One_place_with_a_single_provider_is_told_apart()
        => Finding(everywhere: 1, north: 2).Should()
        .Be("1 of 2 places (a service in an area) has two providers or fewer: it has only one.");

    [Fact]
    public void Places_with_one_and_with_two_are_counted_apart()
        => Finding(everywhere: 1, north: 1).Should()
        .Be("Both places (a service in an area) have two providers or fewer: 1 of them only one.");

    [Fact]
    public void Where_only_few_are_left_none_has_only_one()
        => Finding(everywhere: 2, north: 0).Should().Be("Both places (a service in an area) have two providers or fewer.");

    private static string Finding(int everywhere, int north)
    {
        var market = new MarketBuilder();
        for (var i = 0; i < everywhere + north; i++)
        {
            market.Provider($"P{i}", with: x => i < everywhere ? x : x with { Areas = [new("north", new(2020, 1, 1), null)] });
        }

        return Coverage.For(market.Slice(MarketBuilder.InMay with { Services = ["home"] })).Finding.Plain;
    }
}
