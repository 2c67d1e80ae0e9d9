using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>The codes (in addresses) and names (on screen) of the fixed lists that a filter can choose from.</summary>
public static class CategoryNames
{
    public static IReadOnlyList<(Route Value, string Code, string Name)> Routes { get; } =
    [
        (Route.CouncilCommissioned, "commissioned", "Council commissioned"),
        (Route.ManagedBudget, "managed-budget", "Council-managed personal budget"),
        (Route.DirectPayment, "direct-payment", "Direct payment"),
        (Route.Signposting, "signposting", "Signposting"),
    ];

    public static IReadOnlyList<(Need Value, string Code, string Name)> Needs { get; } =
    [
        (Need.PhysicalSupport, "physical", "Physical support"),
        (Need.SensorySupport, "sensory", "Sensory support"),
        (Need.MemoryAndCognition, "memory", "Memory and cognition"),
        (Need.LearningDisability, "learning-disability", "Learning disability"),
        (Need.MentalHealth, "mental-health", "Mental health"),
        (Need.SocialSupport, "social", "Social support"),
        (Need.NotKnown, "not-known", "Not known"),
    ];

    public static string Name(this Route route) => Routes.First(x => x.Value == route).Name;

    public static string Name(this CqcRating rating) => rating switch
    {
        CqcRating.Outstanding => "Outstanding",
        CqcRating.Good => "Good",
        CqcRating.RequiresImprovement => "Requires improvement",
        CqcRating.Inadequate => "Inadequate",
        _ => "Not yet rated",
    };

    /// <summary>What a size counts, after a number.</summary>
    public static string Words(this SizeBasis basis) => basis switch
    {
        SizeBasis.FullTimeEquivalents => "full-time equivalents",
        SizeBasis.Workers => "workers",
        SizeBasis.PeopleSupported => "people supported",
        _ => "employees",
    };

    /// <summary>A size in words: "4.5 full-time equivalents", or "probably micro" for a hint.</summary>
    public static string SizeOf(this SizeBasis basis, decimal value) => basis == SizeBasis.Hint
        ? $"probably {DisplayBands.OfHint(value).Name().ToLowerInvariant()}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value:0.##} {basis.Words()}");

    public static string Name(this Ownership ownership) => ownership switch
    {
        Ownership.Private => "Private company",
        Ownership.VoluntaryOrCharity => "Voluntary organisation or charity",
        Ownership.CouncilDepartment => "Council department",
        Ownership.CouncilOwnedCompany => "Council-owned company",
        Ownership.Nhs => "NHS",
        Ownership.Individual => "Individual",
        _ => "Not known",
    };
}
