using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class MaximumFlowTests
{
    [Fact]
    public void Something_placed_moves_over_for_what_fits_nowhere_else()
    {
        // The first need fits both stores, the second only the first store.
        MaximumFlow.Compute([5, 5], [5, 5], (need, store) => need == 0 || store == 0).Should().Be(10);
        MaximumFlow.Compute([5, 5], [5, 5], (need, store) => store == 0).Should().Be(5);
    }

    [Fact]
    public void Nothing_to_place_and_nothing_to_place_it_in_are_nothing()
    {
        MaximumFlow.Compute([], [3], (_, _) => true).Should().Be(0);
        MaximumFlow.Compute([3], [], (_, _) => true).Should().Be(0);
        MaximumFlow.Compute([3], [2], (_, _) => false).Should().Be(0);
    }

    [Fact]
    public void A_negative_amount_is_refused()
        => FluentActions.Invoking(() => MaximumFlow.Compute([-1], [2], (_, _) => true)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void It_is_as_much_as_the_narrowest_place_lets_through() => Gen.Select(
        Gen.Long[0, 20].List[0, 6], Gen.Long[0, 20].List[0, 6], Gen.Bool.Array[36]).Sample((needs, stores, fits) =>
    {
        var narrowest = Enumerable.Range(0, 1 << needs.Count).Min(set =>
            needs.Where((_, need) => (set >> need & 1) == 0).Sum()
            + stores.Where((_, store) => needs.Where((_, need) => (set >> need & 1) == 1 && fits[need * 6 + store]).Any()).Sum());

        MaximumFlow.Compute(needs, stores, (need, store) => fits[need * 6 + store]).Should().Be(narrowest);
    });
}
