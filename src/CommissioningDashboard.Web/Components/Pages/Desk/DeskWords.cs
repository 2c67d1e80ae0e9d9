using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Referrals;

namespace CommissioningDashboard.Web.Components.Pages.Desk;

/// <summary>What the desk's pages say of referrals and providers.</summary>
internal static class DeskWords
{
    /// <summary>"Home support in North valleys, 12 hours a week, from 7 December 2026, Monday morning. Made today."</summary>
    public static string Describe(DeskCase found, MarketSnapshot market)
    {
        var (referral, desk) = (found.Referral, found.Desk);
        var service = market.Services.First(x => x.Id == referral.ServiceId).Name;
        var area = market.Areas.FirstOrDefault(x => x.Id == referral.AreaId)?.Name;
        var parts = new List<string?>
        {
            area is null ? service : $"{service} in {area}",
            referral.WeeklyHours is { } hours ? Written.HoursAWeek((double)hours) : null,
            desk.WantedFrom is { } from ? $"from {Written.Date(from)}" : null,
            new WeekTimes(desk.Times) is { IsEmpty: false } times ? times.InWords() : null,
            desk.Languages,
        };
        return $"{referral.Reference}: {string.Join(", ", parts.OfType<string>())}."
            + (desk.WhatMatters is { } matters ? $" What matters: {matters.TrimEnd('.')}." : "");
    }

    public static string OrderLine(DateOnly day, bool byName)
        => byName ? "Sorted from A to Z, as you asked; that is kept with the list."
            : $"The order is drawn by chance for {Written.Date(day)}, the same for everybody, and favours nobody.";

    /// <summary>What the register says of a provider that helps to choose; what is not recorded is left out.</summary>
    public static IEnumerable<string> Facts(ProviderRecord provider, RegisterEntry service, DateOnly day)
    {
        yield return provider.Ownership == Ownership.Individual ? "A person working alone" : provider.Ownership.Name();
        foreach (var community in provider.Communities.Where(x => x.Tie.Contains(day)))
        {
            yield return community.IsLedBy ? $"Led by: {community.Community}" : $"Serves: {community.Community}";
        }

        if (provider.Capacities.Where(x => x.On <= day).MaxBy(x => x.On) is { } stated)
        {
            yield return $"Can give {Written.HoursAWeek((double)stated.WeeklyHours)} in all, as it said on {Written.Date(stated.On)}";
        }

        var frameworks = provider.Frameworks.Where(x => x.Tie.Contains(day)).Select(x => x.Framework).Distinct().ToList();
        if (frameworks.Count > 0)
        {
            yield return $"On {string.Join(" and ", frameworks)}";
        }

        if (provider.IsCqcRegistered is true)
        {
            yield return "Registered with CQC";
        }
        else if (service.Regulated == RegulatedActivity.No)
        {
            yield return "Needs no CQC registration for this service";
        }

        if (provider.RatingOn(day) is { } rating)
        {
            yield return $"Rated by CQC: {rating.Rating.Name().ToLowerInvariant()}, {Written.Date(rating.On)}";
        }
    }

    public static string Reason(Unsuitable reason) => reason switch
    {
        Unsuitable.Closed => "Closed to referrals",
        Unsuitable.OtherServices => "Does not offer the service",
        Unsuitable.OtherAreas => "Does not cover the area",
        Unsuitable.NoCapacity => "Has fewer hours than are asked for",
        _ => "Not registered with CQC, which this service requires",
    };

    public static string OthersFinding(IReadOnlyList<UnsuitableProvider> others)
        => others.Count == 0 ? "Every provider on the register fits."
            : $"{{{Written.Counted(others.Count, "provider")}}} of the register "
                + $"{Parts.Verb(others.Count, others.Count, "does", "do")} not fit; each stands under the first reason that holds.";

    public static string Outcome(OptionOutcome outcome) => outcome switch
    {
        OptionOutcome.Contacted => "asked, no answer yet",
        OptionOutcome.Accepted => "said yes and was chosen",
        OptionOutcome.Willing => "said yes",
        OptionOutcome.DeclinedByProvider => "could not",
        OptionOutcome.DeclinedByPerson => "the person did not want them",
        OptionOutcome.WithdrewAfterAccepting => "said yes, then no",
        _ => "shown, not asked",
    };

    public static string Chooser(ChosenBy by) => by switch
    {
        ChosenBy.Person => "The person",
        ChosenBy.Carer => "A carer or somebody close to the person",
        _ => "The council",
    };
}
