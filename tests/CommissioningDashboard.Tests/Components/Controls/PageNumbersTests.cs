using CommissioningDashboard.Web.Components.Controls;

namespace CommissioningDashboard.Tests.Components.Controls;

public sealed class PageNumbersTests
{
    [Fact]
    public void Ends_and_neighbours_are_offered_and_a_gap_never_hides_a_single_page()
    {
        PageNumbers.Shown(1, 1).Should().Equal(1);
        PageNumbers.Shown(4, 9).Should().Equal(1, 2, 3, 4, 5, null, 9);
        PageNumbers.Shown(6, 12).Should().Equal(1, null, 5, 6, 7, null, 12);
    }
}
