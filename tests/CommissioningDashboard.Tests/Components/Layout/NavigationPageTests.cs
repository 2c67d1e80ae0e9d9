using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components.Layout;

namespace CommissioningDashboard.Tests.Components.Layout;

public sealed class NavigationPageTests
{
    [Fact]
    public void A_reader_is_offered_only_the_pages_their_role_may_see()
    {
        Titles(Role.Commissioner).Should().Contain("Attention").And.NotContain("Imports");
        Titles(Role.DataOfficer).Should().Contain("Imports");
        Titles(Role.CareManager).Should().Contain("All providers").And.NotContain("Overview");
    }

    [Fact]
    public void Nobody_signed_in_is_offered_nothing()
        => NavigationPage.For(Reader.From(new ClaimsPrincipal(new ClaimsIdentity()))).Should().BeEmpty();

    [Fact]
    public void Every_group_has_a_page_and_every_page_a_place_of_its_own()
    {
        NavigationPage.All.Where(x => x.IsListed).Select(x => x.Place.Group).Should().Contain(Enum.GetValues<NavigationGroup>());
        NavigationPage.All.Select(x => (x.Place.Group, x.Place.Order)).Should().OnlyHaveUniqueItems();
        NavigationPage.All.Select(x => x.Place.Title).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("providers", "All providers")]
    [InlineData("providers/12", "All providers")]
    [InlineData("methods/band-share", "Methods")]
    [InlineData("providersx", null)]
    [InlineData("", null)]
    public void An_address_belongs_to_the_page_that_it_lies_under(string path, string? title)
        => (NavigationPage.At(path)?.Place.Title).Should().Be(title);

    private static IEnumerable<string> Titles(Role role)
        => NavigationPage.For(Reader.From(new ClaimsPrincipal(new ClaimsIdentity([new Claim(AccountClaims.Role, $"{role}")], "password")))).Select(x => x.Place.Title);
}
