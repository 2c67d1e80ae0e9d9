using CommissioningDashboard.DatedChanges;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.DatedChanges;

public sealed class DatedChangeFormTests
{
    private static readonly DatedChangeForm _good = new(" Coordinator ", "1/4/2026", [], ["north"]);
    private static readonly DateOnly _today = new(2026, 11, 30);

    [Fact]
    public void A_whole_form_is_a_change_of_the_services_and_areas_named()
    {
        var (change, problems) = _good.Read(Market(), "Somebody", _today);

        problems.Should().BeEmpty();
        change.Should().BeEquivalentTo(new { Name = "Coordinator", From = new DateOnly(2026, 4, 1), Filter = "area=north", RecordedBy = "Somebody" });
    }

    [Fact]
    public void All_services_chosen_one_by_one_are_no_choice_and_unknown_ones_are_left_out()
    {
        (_good with { Services = ["day", "home"] }).Read(Market(), "x", _today).Change!.Filter.Should().Be("area=north");
        (_good with { Services = ["home", "moon"] }).Read(Market(), "x", _today).Change!.Filter.Should().Be("service=home&area=north");
    }

    [Theory]
    [InlineData("", "1/4/2026", "north", "Name", "Say what was changed")]
    [InlineData("x", "soon", "north", "From", "Enter the date like 1/4/2026")]
    [InlineData("x", "1/12/2026", "north", "From", "The date must be today or in the past")]
    [InlineData("x", "1/4/1996", "north", "From", "The date must be within the last 20 years")]
    [InlineData("x", "1/4/2026", "moon", "Services",
        "Choose the services or the areas in which it applied; what changed everywhere has nothing to be compared with")]
    public void Each_fault_is_named_with_its_field(string name, string from, string area, string field, string problem)
        => new DatedChangeForm(name, from, [], [area]).Read(Market(), "x", _today).Problems.Should().Equal((field, problem));

    [Fact]
    public void A_long_name_is_refused()
        => (_good with { Name = new string('x', 101) }).Read(Market(), "x", _today).Problems.Should().ContainSingle().Which.Problem.Should().Contain("100");

    private static CommissioningDashboard.Market.MarketSnapshot Market() => new MarketBuilder().Refer(1, null).Rows.Snapshot();
}
