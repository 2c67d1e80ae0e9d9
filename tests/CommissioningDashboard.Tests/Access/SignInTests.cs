using System.Net;
using CommissioningDashboard.Access;

namespace CommissioningDashboard.Tests.Access;

public sealed class SignInTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_good_password_signs_in_and_sets_a_cookie_that_only_this_host_ever_sees()
    {
        var response = await Site.SignInAsync(site.NewClient(), Site.EmailOf(Role.Commissioner));

        response.StatusCode.Should().Be(HttpStatusCode.Found);
        response.Headers.Location!.OriginalString.Should().EndWith("/");
        response.Headers.GetValues("Set-Cookie").Should().ContainSingle(x => x.StartsWith("__Host-dashboard="))
            .Which.Should().Contain("; path=/").And.Contain("; secure").And.Contain("; httponly").And.Contain("; samesite=lax").And.NotContain("domain=");
    }
}
