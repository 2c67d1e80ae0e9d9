using System.Text.RegularExpressions;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Referrals;

/// <summary>What a provider has said that a list can be narrowed by: languages, communities, times. Each may be unsaid.</summary>
public static partial class ProviderSays
{
    /// <summary>The languages named in its profile, each once, as written.</summary>
    public static IReadOnlyList<string> LanguagesOf(ProviderRecord provider, DateOnly day)
        => [.. Between().Split(provider.ProfileOn(day)?.Texts.Languages ?? "").Select(x => x.Trim().TrimEnd('.')).Where(x => x.Length > 0)
            .Distinct(StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>The communities that it serves or is led by on a day.</summary>
    public static IReadOnlyList<string> CommunitiesOf(ProviderRecord provider, DateOnly day)
        => [.. provider.Communities.Where(x => x.Tie.Contains(day)).Select(x => x.Community)
            .Distinct(StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>The times that its own words name.</summary>
    public static IReadOnlyList<string> TimesOf(ProviderRecord provider, DateOnly day)
        => TimesSaid.Read(provider.ProfileOn(day)?.Texts.Times ?? "");

    [GeneratedRegex(@"[,;/\n]|\band\b", RegexOptions.IgnoreCase)]
    private static partial Regex Between();
}
