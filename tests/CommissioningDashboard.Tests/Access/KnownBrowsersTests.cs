using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Access;

public sealed class KnownBrowsersTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly KnownBrowsers _browsers;
    private readonly UserAccount _ann = Account(5, "hash of ann's");

    public KnownBrowsersTests() => _browsers = new(new EphemeralDataProtectionProvider(), _clock);

    [Fact]
    public void The_cookie_is_for_this_host_alone_out_of_scripts_reach_and_says_nothing_readable()
    {
        var set = Remembered(_ann);

        set.Should().StartWith("__Host-known-3-5=").And.Contain("; path=/")
            .And.Contain("; secure").And.Contain("; httponly").And.Contain("; samesite=strict");
        set.Should().NotContain("domain=").And.NotContain("ann").And.NotContain("|");
    }

    [Fact]
    public void A_browser_is_known_to_the_account_that_was_entered_from_it_and_to_no_other()
    {
        var value = ValueOf(Remembered(_ann));

        _browsers.Recognise(With("__Host-known-3-5", value), _ann).Should().NotBeNull();
        _browsers.Recognise(With("__Host-known-3-6", value), Account(6, "another")).Should().BeNull("it was moved to another's name");
        _browsers.Recognise(With("__Host-known-3-5", value), Account(5, "hash of a new one")).Should().BeNull("the password is a new one");
    }

    [Theory]
    [InlineData("")]
    [InlineData("made up")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public void A_cookie_that_we_did_not_sign_makes_nothing_known(string value)
    {
        _browsers.Recognise(With("__Host-known-3-5", value), _ann).Should().BeNull();
        _browsers.RecogniseAny(With("__Host-known-3-5", value)).Should().BeNull();
    }

    [Fact]
    public void Another_installations_cookie_makes_nothing_known()
    {
        var others = new KnownBrowsers(new EphemeralDataProtectionProvider(), _clock);

        others.Recognise(With("__Host-known-3-5", ValueOf(Remembered(_ann))), _ann).Should().BeNull();
    }

    [Fact]
    public void After_ten_wrong_passwords_of_its_own_a_browser_is_a_stranger_for_a_while()
    {
        var request = With("__Host-known-3-5", ValueOf(Remembered(_ann)));
        for (var tries = 0; tries < 11; tries++)
        {
            _browsers.CountWrong(_browsers.Recognise(request, _ann)!);
        }

        _browsers.Recognise(request, _ann).Should().BeNull();
        _clock.Advance(TimeSpan.FromMinutes(15));
        _browsers.Recognise(request, _ann).Should().NotBeNull();
    }

    [Fact]
    public void A_browser_is_forgotten_after_half_a_year()
    {
        var request = With("__Host-known-3-5", ValueOf(Remembered(_ann)));

        _clock.Advance(KnownBrowsers.KnownFor);

        _browsers.Recognise(request, _ann).Should().BeNull();
    }

    private string Remembered(UserAccount account)
    {
        var context = new DefaultHttpContext();
        _browsers.Remember(context, account);
        return context.Response.Headers.SetCookie.Single()!;
    }

    private static string ValueOf(string set) => set.Split(';')[0].Split('=', 2)[1];

    private static HttpRequest With(string name, string value)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{name}={value}";
        return context.Request;
    }

    private static UserAccount Account(int id, string hash)
        => new() { AuthorityId = 3, Id = id, Email = "ann@council.example", Name = "Ann", PasswordHash = hash };
}
