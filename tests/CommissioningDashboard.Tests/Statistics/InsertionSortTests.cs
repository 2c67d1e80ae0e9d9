using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class InsertionSortTests
{
    [Fact]
    public void Numbers_near_their_places_are_put_there()
    {
        long[] numbers = [2, 1, 3, 5, 4, 4, 0];

        InsertionSort.Sort<long>(numbers, moves: 9).Should().BeTrue();

        numbers.Should().Equal(0, 1, 2, 3, 4, 4, 5);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void As_many_moves_are_made_as_are_allowed_and_no_more(int moves, bool enough)
        => InsertionSort.Sort<long>([4, 3, 2, 1], moves).Should().Be(enough, "four numbers turned round take six moves");

    [Fact]
    public void Numbers_in_order_need_no_move() => InsertionSort.Sort<double>([1, 1, 2], moves: 0).Should().BeTrue();
}
