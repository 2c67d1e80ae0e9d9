using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.PublicRegister;

namespace CommissioningDashboard.Web.Components.Pages.Directory;

/// <summary>What the public directory says of a provider beside the provider's own words.</summary>
internal static class DirectoryWords
{
    public static string Where(IReadOnlyList<RegisterEntry> areas, OpenRegister register)
        => areas.Count == 0 ? $"Anywhere in {register.Name}" : $"In {string.Join(", ", areas.Select(x => x.Name))}";

    /// <summary>Public registers that it is on.</summary>
    public static IEnumerable<(string Term, string Words)> Checks(ProviderRecord provider, DateOnly day)
    {
        if (provider.RatingOn(day) is { } rating)
        {
            yield return ("Care Quality Commission", $"{rating.Rating.Name()}, {Written.Date(rating.On)}");
        }
        else if (provider.IsCqcRegistered is true)
        {
            yield return ("Care Quality Commission", "Registered");
        }

        if (provider.CharityNumber is { } charity)
        {
            yield return ("Charity number", charity);
        }

        if (provider.CompaniesHouseNumber is { } company)
        {
            yield return ("Company number", company);
        }
    }
}
