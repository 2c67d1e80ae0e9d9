using CommissioningDashboard.Data;

namespace CommissioningDashboard.Register;

/// <summary>An organisation of a feed with how many things of it wait for a word.</summary>
/// <param name="Provider">The provider that it is; none when it is not on the register.</param>
/// <param name="Waiting">What is not answered yet, in a few words each.</param>
public sealed record FeedLine(OpenReferralOrganisation Organisation, Provider? Provider, IReadOnlyList<string> Waiting);

/// <summary>What feeds tell and the register does not say.</summary>
/// <param name="Told">Organisations that are on the register and of which something waits.</param>
/// <param name="Missing">Organisations that are not on it.</param>
/// <param name="Refused">Organisations that somebody said are not for it.</param>
/// <param name="Settled">How many have nothing that waits.</param>
public sealed record FeedOverview(
    IReadOnlyList<FeedLine> Told, IReadOnlyList<FeedLine> Missing, IReadOnlyList<FeedLine> Refused, int Settled);

/// <summary>All that is to be confirmed of one organisation.</summary>
/// <param name="Suggestions">Providers that it may be.</param>
/// <param name="LeftOut">What was told and cannot be taken, in words.</param>
/// <param name="Services">To choose from where a name is unknown.</param>
/// <param name="Areas">Likewise.</param>
public sealed record FeedView(
    OpenReferralOrganisation Organisation, FeedMatch Match, bool IsRefused, IReadOnlyList<Provider> Suggestions,
    IReadOnlyList<FeedOffer> Offers, IReadOnlyList<string> LeftOut, IReadOnlyList<Service> Services, IReadOnlyList<Area> Areas)
{
    /// <summary>A hash of what is set beside each other: whoever read another version has not seen this one.</summary>
    public string Version => FeedOffers.KeyOf(
        $"{Match.Provider?.Id}", string.Join('\n', Offers.Select(x => $"{x.Key} {x.Before} {x.After}")));
}
