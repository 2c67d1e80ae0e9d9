using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports;

/// <summary>The code lists that more than one format reads.</summary>
internal static class CodeLists
{
    public static CodeList<Route> Route { get; } = new(
        (Data.Route.CouncilCommissioned, ["Council-commissioned", "Commissioned", "CASSR commissioned support"]),
        (Data.Route.ManagedBudget,
            ["Council-managed personal budget", "Managed personal budget", "Managed budget", "CASSR managed personal budget"]),
        (Data.Route.DirectPayment, ["Direct payment", "DP"]),
        (Data.Route.Signposting, ["Signposting", "Signposted"]));

    public static CodeList<ReferralOutcome> Outcome { get; } = new(
        (ReferralOutcome.Arranged, ["Arranged"]),
        (ReferralOutcome.NoProviderFound, ["No provider found"]),
        (ReferralOutcome.Withdrawn, ["Withdrawn"]),
        (ReferralOutcome.Waiting, ["Waiting"]));

    public static CodeList<OptionOutcome> OptionOutcome { get; } = new(
        (Data.OptionOutcome.Accepted, ["Accepted", "Awarded", "Chosen"]),
        (Data.OptionOutcome.Willing, ["Accepted, not chosen", "Accepted, not awarded", "Willing", "Not awarded", "Bid"]),
        (Data.OptionOutcome.WithdrewAfterAccepting, ["Declined after accepting", "Withdrew after accepting", "Withdrew"]),
        (Data.OptionOutcome.DeclinedByProvider, ["Declined by provider", "Declined", "No bid"]),
        (Data.OptionOutcome.DeclinedByPerson, ["Declined by person", "Not chosen by person"]),
        (Data.OptionOutcome.Contacted, ["Contacted", "No answer", "Invited"]),
        (Data.OptionOutcome.Shown, ["Shown", "Not contacted"]));

    public static CodeList<Need> Need { get; } = new(
        (Data.Need.PhysicalSupport, ["Physical support"]),
        (Data.Need.SensorySupport, ["Sensory support"]),
        (Data.Need.MemoryAndCognition, ["Memory and cognition", "Support with memory and cognition", "Support with memory & cognition"]),
        (Data.Need.LearningDisability, ["Learning disability", "Learning disability support"]),
        (Data.Need.MentalHealth, ["Mental health", "Mental health support"]),
        (Data.Need.SocialSupport, ["Social support"]),
        (Data.Need.NotKnown, ["Not known", "Unknown"]));

    public static CodeList<AgeBand> AgeBand { get; } = new(
        (Data.AgeBand.Under18, ["Under 18"]),
        (Data.AgeBand.From18To24, ["18 to 24", "18-24"]),
        (Data.AgeBand.From25To44, ["25 to 44", "25-44"]),
        (Data.AgeBand.From45To64, ["45 to 64", "45-64"]),
        (Data.AgeBand.From65To74, ["65 to 74", "65-74"]),
        (Data.AgeBand.From75To84, ["75 to 84", "75-84"]),
        (Data.AgeBand.From85To94, ["85 to 94", "85-94"]),
        (Data.AgeBand.Over95, ["95 and above", "95 and over", "95+"]),
        (Data.AgeBand.NotKnown, ["Not known", "Unknown"]));

    public static CodeList<EthnicityGroup> EthnicityGroup { get; } = new(
        (Data.EthnicityGroup.Asian, ["Asian or Asian British", "Asian"]),
        (Data.EthnicityGroup.Black, ["Black, Black British, Caribbean or African", "Black"]),
        (Data.EthnicityGroup.Mixed, ["Mixed or multiple ethnic groups", "Mixed"]),
        (Data.EthnicityGroup.White, ["White"]),
        (Data.EthnicityGroup.Other, ["Other ethnic group", "Other"]),
        (Data.EthnicityGroup.NoData, ["No data", "Unknown", "Not known"]));

    public static CodeList<Ownership> Ownership { get; } = new(
        (Data.Ownership.Private, ["Private", "Private sector", "Private company"]),
        (Data.Ownership.VoluntaryOrCharity, ["Voluntary or charity", "Voluntary/Charity", "Voluntary", "Charity", "User-led"]),
        (Data.Ownership.CouncilDepartment, ["Council department", "Local authority", "Council"]),
        (Data.Ownership.CouncilOwnedCompany, ["Council-owned company", "Local authority owned"]),
        (Data.Ownership.Nhs, ["NHS", "Health"]),
        (Data.Ownership.Individual, ["Individual", "Sole trader"]),
        (Data.Ownership.NotKnown, ["Not known", "Unknown"]));

    public static CodeList<RegulatedActivity> Regulated { get; } = new(
        (RegulatedActivity.Yes, ["Yes", "Y", "Regulated"]),
        (RegulatedActivity.No, ["No", "N", "Not regulated", "Unregulated"]),
        (RegulatedActivity.NotKnown, ["Not known", "Unknown"]));

    public static CodeList<CqcRating> Rating { get; } = new(
        (CqcRating.Outstanding, ["Outstanding"]),
        (CqcRating.Good, ["Good"]),
        (CqcRating.RequiresImprovement, ["Requires improvement"]),
        (CqcRating.Inadequate, ["Inadequate"]),
        (CqcRating.NotYetRated, ["Not yet rated", "No published rating", "Not rated"]));

    public static CodeList<SizeBasis> SizeBasis { get; } = new(
        (Data.SizeBasis.FullTimeEquivalents, ["Full-time equivalents", "FTE"]),
        (Data.SizeBasis.Workers, ["Workers", "Paid or unpaid workers", "Heads"]),
        (Data.SizeBasis.Employees, ["Employees", "Staff"]),
        (Data.SizeBasis.PeopleSupported, ["People supported", "Supported people", "Clients"]));
}
