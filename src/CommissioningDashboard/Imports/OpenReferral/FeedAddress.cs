using System.Web;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>The address of a feed’s services, as it may be asked.</summary>
internal static class FeedAddress
{
    private const string _services = "services";
    private const string _remedy = "It looks like https://directory.example/api/services.";

    /// <param name="typed">As somebody typed it: of the feed or of its services.</param>
    /// <param name="isTest">True where a test’s server on this machine may be asked, and so without TLS.</param>
    public static (Uri? Services, FeedProblem? Problem) Read(string? typed, bool isTest)
    {
        if (!Uri.TryCreate(typed?.Trim(), UriKind.Absolute, out var address))
        {
            return (null, Problem("", "This is no whole address.", _remedy));
        }

        if (WhyNot(address, isTest) is { } rule)
        {
            return (null, Problem(address.Host, rule, _remedy));
        }

        var path = address.AbsolutePath.TrimEnd('/');
        return (new UriBuilder(address)
        {
            Path = path.EndsWith($"/{_services}", StringComparison.OrdinalIgnoreCase) ? path : $"{path}/{_services}",
            Fragment = "",
        }.Uri, null);
    }

    /// <summary>Why an address is not asked, whether typed or led to; none when it may be.</summary>
    public static string? WhyNot(Uri address, bool isTest)
    {
        // A file's address counts as this machine's too.
        if (isTest && address.IsLoopback && address.Scheme == Uri.UriSchemeHttp)
        {
            return null;
        }

        if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort)
        {
            return "Only addresses that begin with https:// are read, at their usual port.";
        }

        return address.UserInfo.Length > 0 ? "An address with a name or password in it is not read." : null;
    }

    public static Uri Page(Uri services, int number, int size)
    {
        var query = HttpUtility.ParseQueryString(services.Query);
        (query["page"], query["per_page"]) = ($"{number}", $"{size}");
        return new UriBuilder(services) { Query = $"{query}" }.Uri;
    }

    public static Uri One(Uri services, string id)
        => new UriBuilder(services) { Path = $"{services.AbsolutePath}/{Uri.EscapeDataString(id)}" }.Uri;

    public static FeedProblem Problem(string value, string rule, string remedy) => new("the address", "", value, rule, remedy);
}
