using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Imports;

/// <summary>One kind of data on a new authority's way: what it is, what it opens, and how much of it is in.</summary>
public sealed record DataStep
{
    private const string _cld = "cld";

    /// <summary>
    /// In the order in which they are needed. Client Level Data brings referrals, so it is another way to take that step.
    /// </summary>
    public static IReadOnlyList<DataStep> All { get; } =
    [
        new("providers", "provider", "Who supports people, who owns them and how big they are.",
            "Opens the register, and lets everything below tell sizes apart.", x => x.Providers.Count(p => !p.ToBeCompleted)),
        new("referrals", "referral", "What was asked for, and who was chosen.",
            "Opens the market, concentration, equity, resilience, targets and the board workbook.", x => x.ReferralCount, _cld),
        new("capacity", "statement of capacity", "Hours a week that providers say they can give.", "Opens who could take over a provider’s "
            + "hours, and whether each size receives its part.", x => x.Providers.Sum(p => p.Capacities.Count)),
        new("frameworks", "place on a framework", "Who is on an approved list, for which service and when.",
            "Opens how frameworks are used, and who can never be chosen through one.", x => x.Providers.Sum(p => p.Frameworks.Count)),
        new("options", "option", "The lists of providers put forward, in the order shown.",
            "Opens fairness and access: whether the place on a list decides, and who declines.", x => x.Options.Count),
        new("outcomes", "answer", "What people said of their support.", "Opens quality beside price on the value page.",
            x => x.Outcomes.Length),
        new("services", "service", "Which services need registration with the Care Quality Commission.",
            "Opens whether the unregistered are chosen where no registration is needed.",
            x => x.Services.Count(s => s.Regulated != RegulatedActivity.NotKnown)),
    ];

    private readonly string _noun;
    private readonly Func<MarketSnapshot, int> _count;

    private DataStep(string format, string noun, string what, string opens, Func<MarketSnapshot, int> count, string? otherFormat = null)
    {
        Format = ImportFormat.Find(format)!;
        OtherFormat = ImportFormat.Find(otherFormat);
        (What, Opens, _noun, _count) = (what, opens, noun, count);
    }

    public ImportFormat Format { get; }

    /// <summary>Another format that brings the same, or none.</summary>
    public ImportFormat? OtherFormat { get; }

    public string What { get; }

    public string Opens { get; }

    public string Bring => $"Bring in {Sentence(Format.Name)}";

    public string Href => $"imports?format={Format.Id}";

    /// <summary>Whoever may bring data in, for a reader who may not: "A data officer or an administrator".</summary>
    public static string WhoMay { get; } = string.Join(" or ",
        Enum.GetValues<Role>().Where(x => x.May(Permission.ImportData)).Select(x => x.Words().ToLowerInvariant())
            .Select(x => $"{("aeiou".Contains(x[0], StringComparison.Ordinal) ? "an" : "a")} {x}"));

    public static DataStep Of(string format) => All.Single(x => x.Format.Id == format);

    /// <summary>The first step that has nothing in it yet, or none.</summary>
    public static DataStep? Next(MarketSnapshot market) => All.FirstOrDefault(x => !x.IsIn(market));

    public bool IsIn(MarketSnapshot market) => _count(market) > 0;

    /// <summary>How much is in: "214 providers", "3 places on a framework".</summary>
    public string Held(MarketSnapshot market)
    {
        var words = _noun.Split(' ', 2);
        return $"{Written.Counted(_count(market), words[0])}{(words.Length > 1 ? $" {words[1]}" : "")}";
    }

    private static string Sentence(string name) => name.Skip(1).Any(char.IsUpper) ? name : name.ToLowerInvariant();
}
