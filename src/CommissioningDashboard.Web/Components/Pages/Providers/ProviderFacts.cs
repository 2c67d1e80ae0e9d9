using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Register;

namespace CommissioningDashboard.Web.Components.Pages.Providers;

/// <summary>What a provider's page says of it, in words; what is not on the register is said to be missing only where it matters.</summary>
internal static class ProviderFacts
{
    public static IEnumerable<(string Term, string Fact)> List(ProviderRecord provider, MarketSlice slice, DateOnly day)
    {
        yield return ("Reference", provider.Reference);
        yield return ("Ownership", provider.Ownership.Name());
        if (provider.Groups.Count > 0)
        {
            yield return ("Groups", string.Join("; ", GroupWords.For(provider)));
        }

        yield return ("Size", Size(provider, day));
        yield return ("Services", Names(provider.Services, slice.Market.Services, day));
        yield return ("Areas", Names(provider.Areas, slice.Market.Areas, day));
        yield return (
            "Stated capacity", provider.Capacity(day) is { } hours ? $"{Written.Whole((double)hours)} hours a week" : "not stated");
        yield return ("On the register since", Written.Date(provider.ListedOn));
        yield return (
            "Frameworks",
                string.Join(
                    ", ", provider.Frameworks.Where(x => x.Tie.Contains(day)).Select(x => x.Framework).Distinct()) is { Length: > 0 } names
                        ? names : "none");
        if (provider.RatingOn(day) is { } rating)
        {
            yield return ("CQC rating", $"{rating.Rating.Name()}, published {Written.Date(rating.On)} ({rating.Source})");
        }
        else if (provider.IsCqcRegistered == false)
        {
            yield return ("CQC registration", "none on the register");
        }

        foreach (var (term, number) in new[]
        {
            ("CQC provider", provider.CqcProviderId), ("CQC location", provider.CqcLocationId),
            ("Companies House", provider.CompaniesHouseNumber), ("Charity number", provider.CharityNumber), ("ODS code", provider.OdsCode),
        })
        {
            if (number is not null)
            {
                yield return (term, number);
            }
        }
    }

    /// <summary>Where the provider stands among those used in the period.</summary>
    public static Sentence Standing(ProviderRecord provider, MarketSlice slice)
    {
        var market = ProviderAmounts.Now(slice);
        var own = slice.To(provider, slice.Period);
        if (own.Referrals == 0)
        {
            return slice.LastReferral(provider) is { } last
                ? new($"No referral in {slice.Period.Label}; the last was in {last.Label}.")
                : new($"No referral in {slice.Period.Label} or before.");
        }

        var rank = 1 + market.Amounts.Count(x => x > own.Amount);
        return new($"{{{Written.Counted(own.Referrals, "referral")}}} in {slice.Period.Label}: "
            + $"{{{Shares.Calculate(own, market.Whole).Text}}} of all, number {rank} of {market.Active} used.");
    }

    /// <summary>A text of the profile as others call it: the provider itself is asked "What you do".</summary>
    public static string OfThem(ProfileText.Field field)
        => field.Name == nameof(ProfileText.About) ? "What they do" : field.Label;

    private static string Size(ProviderRecord provider, DateOnly day)
        => provider.Sizes.Where(x => x.On <= day).OrderBy(x => x.On).LastOrDefault() is { } size
            ? $"{size.Basis.SizeOf(size.Value)} ({size.Source}, {Written.Date(size.On)})"
            : "not on the register";

    private static string Names(IReadOnlyList<DatedLink> ties, IReadOnlyList<RegisterEntry> entries, DateOnly day)
        => string.Join(
        ", ", ties.Where(x => x.Contains(day)).Select(x => entries[x.Index].Name).Distinct().Order()) is { Length: > 0 } names ? names
            : "none stated";
}
