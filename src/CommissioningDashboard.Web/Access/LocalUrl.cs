namespace CommissioningDashboard.Web.Access;

/// <summary>Where to go after signing in. An address handed in from outside may lead only to a page of ours.</summary>
internal static class LocalUrl
{
    public const string Start = "/";

    /// <returns>The address when it is a path on this host, or else the start page.</returns>
    public static string OrStart(string? url)
        => url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(c => char.IsControl(c) || c == '\\') ? url : Start;
}
