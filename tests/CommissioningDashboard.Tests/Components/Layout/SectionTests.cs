using System.Security.Claims;
using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using CommissioningDashboard.Web.Components.Layout;

namespace CommissioningDashboard.Tests.Components.Layout;

public sealed class SectionTests
{
    [Fact]
    public void A_reader_is_offered_only_the_sections_their_role_may_see()
    {
        Titles(Role.Commissioner).Should().Contain("Market").And.NotContain("Imports");
        Titles(Role.DataOfficer).Should().Contain("Imports");
        Titles(Role.CareManager).Should().Contain("Providers").And.NotContain("Market");
    }

    [Fact]
    public void Nobody_signed_in_is_offered_nothing()
        => Section.For(Reader.From(new ClaimsPrincipal(new ClaimsIdentity()))).Should().BeEmpty();

    private static IEnumerable<string> Titles(Role role)
        => Section.For(Reader.From(new ClaimsPrincipal(new ClaimsIdentity([new Claim(AccountClaims.Role, $"{role}")], "password")))).Select(section => section.Title);
}
