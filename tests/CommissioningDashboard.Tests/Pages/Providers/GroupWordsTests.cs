using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Web.Components.Pages.Providers;

namespace CommissioningDashboard.Tests.Pages.Providers;

public sealed class GroupWordsTests
{
    [Fact]
    public void The_history_is_told_from_first_to_last()
    {
        GroupWords.For(Ash(new("Oak", new(0, new(2024, 5, 1), new(2025, 6, 30))), new("Elm", new(0, new(2025, 7, 1), null)))).Should().Equal(
            "independent until 30 April 2024", "part of Oak from 1 May 2024 to 30 June 2025", "part of Elm since 1 July 2025");
        GroupWords.For(Ash(new GroupOf("Oak", new(0, new(2020, 1, 1), new(2025, 6, 30))))).Should().Equal(
            "part of Oak from 1 January 2020 to 30 June 2025", "independent since 1 July 2025");
    }

    private static ProviderRecord Ash(params GroupOf[] groups) => new()
    {
        Index = 0,
        Id = 1,
        Reference = "P1",
        Name = "Ash",
        Ownership = Ownership.Private,
        ListedOn = new(2020, 1, 1),
        Groups = groups,
    };
}
