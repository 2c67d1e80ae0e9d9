using System.Net;

namespace CommissioningDashboard.Tests.Pages.Errors;

[Collection(PagesInBrowser.Name)]
public sealed class ProblemPageTests(BrowserSite browser)
{
    [Theory]
    [InlineData("/problem/404", HttpStatusCode.NotFound, "Page not found")]
    [InlineData("/not-found", HttpStatusCode.NotFound, "Page not found")]
    [InlineData("/problem/403", HttpStatusCode.Forbidden, "You cannot see this page")]
    [InlineData("/problem/400", HttpStatusCode.BadRequest, "Go back, reload it")]
    [InlineData("/problem/429", HttpStatusCode.TooManyRequests, "Wait a minute")]
    [InlineData("/problem/503", HttpStatusCode.ServiceUnavailable, "not available")]
    [InlineData("/problem", HttpStatusCode.InternalServerError, "there is a problem with the service")]
    public async Task A_page_about_a_problem_has_its_status_and_says_what_to_do(string address, HttpStatusCode status, string words)
    {
        var response = await browser.Site.Anonymous.GetAsync(address);

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Contain(words);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_as_such()
    {
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("Email", new string('x', 2_000_000))]);

        using var asking = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = content };

        // The refusal comes before the body: a client that sends without asking may find the connection closed first.
        asking.Headers.ExpectContinue = true;
        var response = await browser.Site.NewClient().SendAsync(asking);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).Should().Contain("too large").And.NotContain("Exception");
    }
}
