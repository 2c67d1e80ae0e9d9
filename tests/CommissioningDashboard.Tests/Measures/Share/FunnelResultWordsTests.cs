using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Tests.Measures;

public sealed class FunnelResultWordsTests
{
    /// <summary>Above 20%: 20 points on 1,000, 25 on 200 and 30 on 100 and on 80; the surest are named, not the furthest.</summary>
    [Fact]
    public void Of_four_outside_the_three_least_likely_by_chance_are_named()
        => FunnelResult.FromMembers(0.2, [new("Tiny", 40, 80), new("Mid", 50, 100), new("Low", 90, 200), new("Big", 400, 1000)])
        .Finding("teams").Plain
            .Should().Match("*above, Big*Low*Mid and 1 more.");

    /// <summary>1 − 0.998⁵⁰ is 9.5%; of three compared 0.6%, told as one in 100.</summary>
    [Fact]
    public void The_more_are_compared_the_more_often_chance_puts_one_outside()
    {
        Even(50).FalseAlarms.Should().Contain("with 50 compared").And.Contain("about 10 in 100 such charts show one");
        Even(3).FalseAlarms.Should().Contain("about 1 in 100 such charts shows one");
    }

    [Fact]
    public void With_fewer_than_three_nothing_is_worked_through()
    {
        Even(2).Steps("teams").Should().BeEmpty();
        Even(3).Steps("teams").Should().Contain("Outside the 99.8% limits around 20%: 0.").And.Contain(Even(3).FalseAlarms);
    }

    private static FunnelResult Even(int members)
        => FunnelResult.FromMembers(0.2, Enumerable.Range(0, members).Select(x => new FunnelMember($"T{x}", 20, 100)));
}
