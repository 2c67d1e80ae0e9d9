using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class HolmTests
{
    /// <summary>R: p.adjust(c(0.04, 0.01, 0.03, 0.9), "holm").</summary>
    [Fact]
    public void Each_is_multiplied_by_how_many_are_left()
        => Holm.Adjusted([0.04, 0.01, 0.03, 0.9]).Should().Equal([0.09, 0.04, 0.09, 0.9], (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void One_by_itself_stays_and_none_exceeds_1()
    {
        Holm.Adjusted([0.03]).Should().Equal(0.03);
        Holm.Adjusted([0.6, 0.7]).Should().Equal(1, 1);
        Holm.Adjusted([]).Should().BeEmpty();
    }
}
