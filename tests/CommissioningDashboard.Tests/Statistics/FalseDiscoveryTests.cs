using CommissioningDashboard.Statistics;
using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class FalseDiscoveryTests
{
    private static readonly Gen<double[]> Chances = Gen.Double[0, 1].Array[0, 40];

    [Fact]
    public void It_agrees_with_Rs_adjustment() =>
        FalseDiscovery.Adjusted([0.01, 0.04, 0.03, 0.005, 0.5, 0.04]).Zip([0.03, 0.048, 0.048, 0.03, 0.5, 0.048])
            .Should().AllSatisfy(pair => pair.First.Should().BeApproximately(pair.Second, 1e-15));

    // The fifteen comparisons of the 1995 paper, section 4.1: at 0.05 the procedure rejects the four smallest.
    [Fact]
    public void The_papers_own_example_finds_four()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1];

        FalseDiscovery.Adjusted(p).Count(adjusted => adjusted <= 0.05).Should().Be(4);
    }

    [Fact]
    public void What_it_finds_is_what_the_step_up_rule_finds() => Gen.Select(Chances, Gen.Double[0.01, 0.3]).Sample((p, level) =>
    {
        var sorted = p.Order().ToArray();

        // A P on the step itself is decided by the last bit of two different roundings; the two rules need not agree there.
        if (sorted.Where((value, i) => Math.Abs(value - (level * (i + 1) / p.Length)) < 1e-12).Any())
        {
            return;
        }

        var found = Enumerable.Range(1, p.Length).LastOrDefault(rank => sorted[rank - 1] <= level * rank / p.Length);

        FalseDiscovery.Adjusted(p).Count(adjusted => adjusted <= level).Should().Be(found);
    });

    [Fact]
    public void Order_is_kept_and_nothing_gets_smaller() => Chances.Sample(p =>
    {
        var adjusted = FalseDiscovery.Adjusted(p);

        adjusted.Should().HaveCount(p.Length);
        adjusted.Zip(p).All(pair => pair.First >= pair.Second && pair.First <= 1).Should().BeTrue();
        FalseDiscovery.Adjusted([.. p.Reverse()]).Should().Equal(adjusted.Reverse());
    });

    [Fact]
    public void What_is_not_a_chance_is_refused()
    {
        FluentActions.Invoking(() => FalseDiscovery.Adjusted([0.1, 1.1])).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => FalseDiscovery.Adjusted([double.NaN])).Should().Throw<ArgumentOutOfRangeException>();
    }
}
