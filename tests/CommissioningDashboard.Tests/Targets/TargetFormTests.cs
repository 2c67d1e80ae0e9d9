using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Targets;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Targets;

public sealed class TargetFormTests
{
    private static readonly TargetForm _good = new("band-share", "at-least", "15%", "31/3/2027", " Agreed by cabinet ");
    private static readonly DateOnly _today = new(2026, 11, 25);

    [Fact]
    public void A_whole_form_is_a_target_for_the_market_without_its_period()
    {
        var (target, problems) = _good.Read(MarketBuilder.InMay with { Areas = ["north"] }, "Somebody", _today);

        problems.Should().BeEmpty();
        target.Should().BeEquivalentTo(new { MeasureId = "band-share", Filter = "area=north", Sense = TargetSense.AtLeast, Goal = 0.15, By = new DateOnly(2027, 3, 31), Reason = "Agreed by cabinet", SetBy = "Somebody" });
    }

    [Theory]
    [InlineData("band-share", "15", 0.15)]
    [InlineData("inequality", "0.6", 0.6)]
    [InlineData("effective-providers", "1,200.5", 1200.5)]
    public void The_figure_is_read_in_the_measures_own_unit(string measure, string typed, double goal)
        => (_good with { Measure = measure, Goal = typed }).Read(MarketFilter.Everything, "x", _today).Target!.Goal.Should().Be(goal);

    [Theory]
    [InlineData("dependence", true)]
    [InlineData("sole-supply", true)]
    [InlineData("absorption", true)]
    [InlineData("area-bands", true)]
    [InlineData("band-trend-quarter", false)]
    [InlineData("micro-by-team", false)]
    public void A_goal_can_be_set_for_stocks_too_but_not_for_what_has_no_better_and_worse(string measure, bool can)
        => ((_good with { Measure = measure, Goal = "0.2" }).Read(MarketFilter.Everything, "x", _today).Target is not null).Should().Be(can);

    [Fact]
    public void Every_fault_is_named_with_its_field()
    {
        new TargetForm(null, null, null, null, null).Read(MarketFilter.Everything, "x", _today).Problems.Select(x => x.Field)
            .Should().Equal("Measure", "Sense", "By", "Reason");
        foreach (var wrong in new[] { "", "101", "-5", "much" })
        {
            Problem(_good with { Goal = wrong }).Should().Be("Enter the figure to reach as a percentage from 0 to 100, like 15");
        }

        Problem(_good with { Measure = "inequality", Goal = "2" }).Should().Be("Enter the figure to reach as a number from 0 to 1, like 0.6");
        Problem(_good with { By = "25/11/2026" }).Should().Be("The date must be in the future");
        Problem(_good with { By = "1/1/2099" }).Should().Be("The date must be within 20 years");
        Problem(_good with { By = "soon" }).Should().Be("Enter the date like 31/3/2027");
        Problem(_good with { Reason = new string('x', 501) }).Should().Be("The reason must have 500 characters or fewer");
    }

    private static string Problem(TargetForm form)
    {
        var (target, problems) = form.Read(MarketFilter.Everything, "x", _today);
        target.Should().BeNull();
        return problems.Should().ContainSingle().Which.Problem;
    }
}
