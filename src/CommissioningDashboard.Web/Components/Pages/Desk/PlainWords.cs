using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Web.Components.Pages.Providers;

namespace CommissioningDashboard.Web.Components.Pages.Desk;

/// <summary>A provider as told to the person who is to be supported: short, without words of the trade.</summary>
internal static class PlainWords
{
    public static IEnumerable<(string Term, string Words)> Of(
        ProviderRecord provider, MarketSnapshot market, RegisterEntry service, DateOnly day)
    {
        yield return ("Who they are", Who(provider, provider.BandOn(market.Slice(MarketFilter.Everything).Scheme, day)));
        foreach (var (field, text) in provider.ProfileOn(day)?.Texts.Said() ?? [])
        {
            yield return (ProviderFacts.OfThem(field), text);
        }

        foreach (var community in provider.Communities.Where(x => x.Tie.Contains(day)))
        {
            yield return (community.IsLedBy ? "Run by people from" : "Made for", community.Community);
        }

        if (provider.RatingOn(day) is { } rating && rating.Rating != CqcRating.NotYetRated)
        {
            yield return ("Checked by", $"The Care Quality Commission, which said “{rating.Rating.Name().ToLowerInvariant()}” on "
                + $"{Written.Date(rating.On)}");
        }
        else if (provider.IsCqcRegistered is true)
        {
            yield return ("Checked by", "The Care Quality Commission. It has not said yet how good they are");
        }
        else if (service.RequirementOn(day).Regulated == RegulatedActivity.No)
        {
            yield return ("Checks", "The law asks for no registration for this kind of support");
        }
    }

    private static string Who(ProviderRecord provider, DisplayBand band) => (provider.Ownership, band) switch
    {
        (Ownership.Individual, _) => "One person who works alone",
        (Ownership.CouncilDepartment, _) => "A part of the council",
        (Ownership.CouncilOwnedCompany, _) => "A company that the council owns",
        (Ownership.Nhs, _) => "A part of the NHS",
        (Ownership.VoluntaryOrCharity, _) => $"A {Size(band)}charity or community group",
        _ when Size(band).Length == 0 => "An organisation",
        _ => $"A {Size(band)}organisation",
    };

    private static string Size(DisplayBand band) => band switch
    {
        DisplayBand.Micro => "very small ",
        DisplayBand.Small => "small ",
        DisplayBand.Medium => "middle-sized ",
        DisplayBand.Large => "large ",
        _ => "",
    };
}
