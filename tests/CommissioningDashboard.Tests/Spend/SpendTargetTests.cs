using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Spend;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Targets;

namespace CommissioningDashboard.Tests.Spend;

public sealed class SpendTargetTests
{
    [Theory]
    [InlineData(0.3, 0.5, 0.3, TargetStatus.Reached, "30% to 50% of spend goes to small and medium-sized firms: the target is reached.")]
    [InlineData(0.3, 0.5, 0.5, TargetStatus.CannotTell, "30% to 50% of spend goes to small and medium-sized firms: whether the target is reached, what is not known of suppliers decides.")]
    [InlineData(0.3, 0.5, 0.55, TargetStatus.OffCourse, "30% to 50% of spend goes to small and medium-sized firms, below the target.")]
    [InlineData(0.3, 0.496, 0.5, TargetStatus.OffCourse, "30% to 50% of spend goes to small and medium-sized firms, a little below the target.")]
    [InlineData(0.3, null, 0.3, TargetStatus.Reached, "30% of spend goes to small and medium-sized firms: the target is reached.")]
    [InlineData(0.3, null, 0.4, TargetStatus.OffCourse, "30% of spend goes to small and medium-sized firms, below the target.")]
    [InlineData(null, null, 0.4, TargetStatus.CannotBeCalculated, "The share cannot be calculated.")]
    public void It_is_reached_when_the_least_is_and_not_when_the_most_is_not(double? least, double? most, double goal, TargetStatus status, string words)
    {
        var share = least is { } low ? new Figure(low, Unit.Share, 10) : Figure.Cannot(Unit.Share, "No spend has been brought in.");
        var target = new SpendTarget(Target("spend-sme", goal), SupplierKind.Sme, most is { } high ? share with { Range = new Interval(least!.Value, high) } : share);

        target.Status.Should().Be(status);
        target.Sentence.Plain.Should().Be(words);
    }

    [Fact]
    public void Only_targets_for_spend_that_are_in_force_are_told_of()
    {
        var nothing = new SpendPicture([], [], new SizeScheme { Id = "a", Name = "A", Basis = SizeBasis.Workers, MicroMax = 8, SmallMax = 49, MediumMax = 249, Source = "test" });
        var ended = Target("spend-sme", 0.2);
        ended.EndedAt = DateTimeOffset.UnixEpoch;

        SpendTarget.InForce([ended, Target("band-share", 0.2), Target("spend-vcse", 0.2)], nothing)
            .Should().ContainSingle().Which.Name.Should().Be("VCSEs’ share of spend: at least 20% by 31 March 2028");
    }

    private static Target Target(string measure, double goal)
        => new() { MeasureId = measure, Goal = goal, By = new DateOnly(2028, 3, 31), Sense = TargetSense.AtLeast, Reason = "Agreed", SetBy = "Somebody" };
}
