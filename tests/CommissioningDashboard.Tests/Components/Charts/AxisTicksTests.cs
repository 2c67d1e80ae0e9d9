using Bunit;
using CommissioningDashboard.Web.Components.Charts;

namespace CommissioningDashboard.Tests.Components.Charts;

/// <summary>Which labels under a plot give way on a phone.</summary>
public sealed class AxisTicksTests : BunitContext
{
    [Theory]
    [InlineData(3, false, "")]
    [InlineData(5, false, "1 3")]
    [InlineData(5, true, "1 2 3")]
    [InlineData(3, true, "1")]
    [InlineData(2, true, "")]
    public void Every_other_label_gives_way_or_all_but_the_first_and_the_last(int ticks, bool onlyEnds, string giveWay)
    {
        var drawn = Render<AxisTicks>(x => x
            .Add(p => p.Ticks, [.. Enumerable.Range(0, ticks).Select(i => new ChartTick(i, $"{i}"))])
            .Add(p => p.At, i => i * 10)
            .Add(p => p.Y, 20)
            .Add(p => p.OnlyEnds, onlyEnds));

        string.Join(' ', drawn.FindAll(".tick").Index().Where(x => x.Item.ClassList.Contains("tick-odd")).Select(x => x.Index)).Should().Be(giveWay);
        drawn.FindAll(".tick").Should().HaveCount(ticks);
    }
}
