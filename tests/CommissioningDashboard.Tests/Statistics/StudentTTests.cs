using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

public sealed class StudentTTests
{
    [Fact]
    public void Within_its_limits_are_just_95_in_100_for_few_degrees_of_freedom_and_for_many()
    {
        foreach (var freedom in new[] { 1, 2, 3, 7, 30, 1_001, 20_000, 100_000, 100_001, 1_000_000 })
        {
            StudentT.TwoSided(StudentT.Within95(freedom), freedom).Should().BeApproximately(0.05, 1e-12, "of {0} degrees of freedom", freedom);
        }
    }

    // Printed tables of the distribution, two-sided 5%.
    [Theory]
    [InlineData(1, 12.706205)]
    [InlineData(2, 4.302653)]
    [InlineData(7, 2.364624)]
    [InlineData(10, 2.228139)]
    [InlineData(29, 2.045230)]
    [InlineData(100, 1.983972)]
    [InlineData(1000, 1.962339)]
    [InlineData(100_000, 1.959988)]
    public void The_reach_of_95_in_100_is_the_tables(int freedom, double t)
        => StudentT.Within95(freedom).Should().BeApproximately(t, 1e-5);

    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(2, 1, 0.4226497)]
    [InlineData(3, 2, 0.1393257)]
    [InlineData(4, 2, 0.1161165)]
    [InlineData(5, 0, 1)]
    public void The_chance_is_the_tables(int freedom, double t, double p)
    {
        StudentT.TwoSided(t, freedom).Should().BeApproximately(p, 1e-6);
        StudentT.TwoSided(-t, freedom).Should().Be(StudentT.TwoSided(t, freedom));
    }

    [Fact]
    public void The_two_ways_of_working_it_out_meet()
        => StudentT.TwoSided(2.1, 100_001).Should().BeApproximately(StudentT.TwoSided(2.1, 100_000), 1e-7).And.BeGreaterThan(Normal.TwoSided(2.1));

    [Fact]
    public void There_must_be_a_degree_of_freedom()
        => FluentActions.Invoking(() => StudentT.TwoSided(1, 0)).Should().Throw<ArgumentOutOfRangeException>();
}
