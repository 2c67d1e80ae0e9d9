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
            referral.WeeklyHours is { } hours ? Written.HoursAWeek(hours) : null,
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

    /// <summary>"12 of 37 that fit say so (language: Polish). 20 others have not said and may do so too."</summary>
    public static string Narrowed(NarrowedList narrowed, int fitting)
    {
        var (count, unsaid) = (narrowed.Providers.Count, narrowed.Unsaid);
        return $"{count} of {fitting} that fit {Parts.Verb(count, fitting, "says", "say")} so ({string.Join("; ", narrowed.Words)})."
            + (unsaid == 0 ? "" : $" {Written.Counted(unsaid, "other")} {Parts.Verb(unsaid, unsaid, "has", "have")} not said, and may.");
    }

    /// <summary>A quiet word about smaller providers that nobody looked at.</summary>
    public static string QuietWord(int smaller, string seen)
        => $"{seen}. {Parts.Upper(Written.Counted(smaller, "smaller one"))} on this list {Parts.Verb(smaller, smaller, "fits", "fit")} as "
            + "well. The choice is the person’s and yours.";

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
        else if (service.RequirementOn(day).Regulated == RegulatedActivity.No)
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
        Unsuitable.NotOnFramework => "Has no place on a framework, which this service requires",
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

    /// <summary>"Yes, from 7 December 2026", "No: too far to travel", "Question: …".</summary>
    public static string Answer(Enquiry enquiry) => enquiry.Answer switch
    {
        EnquiryAnswer.Yes => $"Yes, from {Written.Date(enquiry.CanStartOn!.Value)}",
        EnquiryAnswer.No => $"No: {enquiry.Reason!.ToLowerInvariant()}",
        EnquiryAnswer.Question => $"Question: {enquiry.Question}",
        _ => "No answer yet",
    };

    /// <summary>What an enquiry's answer is among the facts of who was put forward; none where it was not asked by one.</summary>
    public static OptionOutcome? OutcomeOf(Enquiry? enquiry) => enquiry?.Answer switch
    {
        EnquiryAnswer.Yes => OptionOutcome.Willing,
        EnquiryAnswer.No => OptionOutcome.DeclinedByProvider,
        _ => enquiry is null ? null : OptionOutcome.Contacted,
    };

    /// <summary>"3 November 2026: hours changed from 7 to 10.5 hours a week", and so on.</summary>
    public static string Happened(SupportEvent happened, MarketSnapshot market)
    {
        var provider = market.FindProvider(happened.ProviderId)?.Name ?? "the provider";
        var why = happened.Reason is { } reason ? $" ({reason.ToLowerInvariant()})" : "";
        var words = happened.Kind switch
        {
            SupportEventKind.Started => $"support by {provider} began",
            SupportEventKind.HoursChanged => $"{Written.HoursAWeek(happened.WeeklyHours!.Value)} from then on"
                + (happened.HoursBefore is { } before ? $", {Written.HoursAWeek(before)} until then" : ""),
            SupportEventKind.Ended => $"support by {provider} ended{why}",
            SupportEventKind.HandedBack => $"{provider} handed it back{why}",
            _ => "reviewed with the person",
        };
        return $"{Written.Date(happened.On)}: {words}.";
    }

    /// <summary>What follows from recording it.</summary>
    public static string SupportHint(SupportEventKind kind, SupportCourse course, string provider) => kind switch
    {
        SupportEventKind.HandedBack when course.StartedOn is null
            => $"{provider} says no before support began: the referral looks for a provider again.",
        SupportEventKind.HandedBack => $"Support by {provider} ends on that day. If the person still needs it, make a new referral then.",
        SupportEventKind.HoursChanged => course.Referral.WeeklyHours is { } hours
            ? $"Now it is {Written.HoursAWeek(hours)}." : "Hours are not recorded so far.",
        SupportEventKind.Reviewed => "Ask the person, and write down only these answers: nothing in the person’s own words.",
        _ => "",
    };

    /// <summary>"Half of {37 choices} took no longer than {2 days}."</summary>
    public static string ChoiceTime(ChoiceTime time) => time.Median is { } median
        ? $"Half of {{{Written.Counted(time.Referrals, "choice")}}} took no longer than {{{Duration(median)}}}."
        : $"{Written.Counted(time.Referrals, "choice")} recorded in twelve months: of fewer than {DeskTimes.Fewest} no figure is shown.";

    private static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 90 } => Written.Counted((long)Math.Max(1, Math.Round(time.TotalMinutes)), "minute"),
        { TotalHours: < 36 } => Written.Counted((long)Math.Round(time.TotalHours), "hour"),
        _ => Written.Counted((long)Math.Round(time.TotalDays), "day"),
    };

    public static string Chooser(ChosenBy by) => by switch
    {
        ChosenBy.Person => "The person",
        ChosenBy.Carer => "A carer or somebody close to the person",
        _ => "The council",
    };
}
