using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class RankCorrelationTests
{
    [Fact]
    public void Equal_values_share_the_mean_of_their_places() =>
        RankCorrelation.Ranks([30, 10, 20, 10, 10]).Should().Equal(5, 2, 4, 2, 2);

    [Fact]
    public void Ranks_are_how_many_lie_below_and_half_the_equals() => Gen.Int[0, 12].Select(i => i / 4.0).Array[3, 40].Sample(x =>
        RankCorrelation.Ranks(x).Should().Equal(x.Select(v => x.Count(o => o < v) + (x.Count(o => o == v) + 1) / 2.0)));

    [Fact]
    public void What_is_not_a_number_is_refused()
        => FluentActions.Invoking(() => RankCorrelation.Ranks([1, 2, double.NaN])).Should().Throw<ArgumentOutOfRangeException>();
}
