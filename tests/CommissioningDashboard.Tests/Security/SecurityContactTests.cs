using System.Globalization;
using System.Net;
using CommissioningDashboard.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Security;

public sealed class SecurityContactTests
{
    private const string _address = "/.well-known/security.txt";

    [Theory]
    [InlineData("security@council.example", "mailto:security@council.example")]
    [InlineData("https://council.example/weakness", "https://council.example/weakness")]
    public async Task Anybody_is_told_whom_to_write_to_and_until_when_that_counts(string setting, string contact)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
        await using var site = new Site { Time = clock, Settings = { ["Security:Contact"] = setting } };
        await site.InitializeAsync();

        var response = await site.Anonymous.GetAsync(_address);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/plain; charset=utf-8");
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().Equal(
            $"Contact: {contact}", "Expires: 2027-02-01T00:00:00Z", "Preferred-Languages: en", $"Canonical: https://localhost{_address}");
        DateTimeOffset.Parse(lines[1]["Expires: ".Length..], CultureInfo.InvariantCulture).Should().BeBefore(clock.GetUtcNow().AddYears(1));
    }

    [Fact]
    public async Task With_no_contact_set_there_is_no_such_page()
    {
        await using var site = new Site();
        await site.InitializeAsync();

        (await site.Anonymous.GetAsync(_address)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("the help desk", false)]
    [InlineData("http://council.example", false)]
    [InlineData("security@council.example", true)]
    [InlineData("", true)]
    public void A_contact_that_nobody_could_follow_is_told_at_the_start(string setting, bool isGood)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Security:Contact"] = setting;

        if (isGood)
        {
            builder.SecurityContactProblem().Should().BeNull();
        }
        else
        {
            builder.SecurityContactProblem().Should().Contain(setting).And.Contain("must be an email address");
        }
    }
}
