using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

public sealed class SpareCapacityIfLargestExitsTableTests
{
    /// <summary>Ash gives 20 hours in the north and 10 in the south; Birch, which covers both, has 15 to spare.</summary>
    [Fact]
    public void Each_place_has_its_hours_those_to_spare_and_what_could_be_placed_there_alone()
    {
        var result = SpareCapacityIfLargestExits.For(new MarketBuilder().Provider("Ash").Provider("Birch", capacity: 15)
            .Refer(2, "Ash", with: x => x with { Hours = 10 }).Refer(1, "Ash", with: x => x with { Hours = 10, Area = "south" }).Slice());

        result.Table.Rows.Select(x => string.Join(" ", x.Skip(2).Select(c => c.Number))).Should().Equal("2 20 1 1 15 15 0.75", "1 10 1 1 15 10 1");
        (result.Value.Value, result.Value.Basis).Should().Be((0.5, 3));
    }

    [Fact]
    public void Support_without_recorded_hours_has_no_share_and_nothing_to_work_through()
    {
        var result = SpareCapacityIfLargestExits.For(
            new MarketBuilder().Provider("Ash", capacity: 10).Refer(3, "Ash").Slice());

        result.Rows.Should().ContainSingle().Which.Share.Should().BeNull();
        result.Working.Should().BeEmpty();
    }
}
