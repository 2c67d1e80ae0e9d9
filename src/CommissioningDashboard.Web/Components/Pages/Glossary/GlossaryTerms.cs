using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Components.Pages.Glossary;

/// <summary>A word as these pages use it.</summary>
internal sealed record GlossaryTerm(string Term, string Meaning);

/// <summary>The field’s words and the statistics’ words, as these pages use them.</summary>
internal static class GlossaryTerms
{
    public static readonly IReadOnlyList<GlossaryTerm> Providers =
    [
        new("Active provider", "An open provider that received at least one referral in the period."),
        new("Community provider", "A provider that is rooted in a community and led by its members, as the register records it."),
        new("Council-owned company", "A company that the council owns. It is shown as in-house, whatever its size."),
        new("FTE", "Full-time equivalent: two people who each work half a week are one."),
        new("In-house", "A department of the council or a company that it owns."),
        new("Invisible provider", "An open provider that received no referral in the period."),
        new("Large provider", "A provider with more staff than a medium one; where the limit lies, the size scheme says."),
        new("Micro-provider", "A very small independent provider: up to 5 full-time staff or up to 8 workers, as the size scheme says."),
        new("Open provider", "A provider on the register that can take referrals on the last day of the period."),
        new("Provider not recorded", "Support was arranged and the record names no provider, as with most direct payments."),
        new("Size scheme", "The named rule that says where micro, small, medium and large begin. A referral keeps the size of that time."),
        new("Stated capacity", "The hours a week that a provider says it can support people for."),
    ];

    public static readonly IReadOnlyList<GlossaryTerm> Referrals =
    [
        new("Acceptance", "A provider that was asked says yes."),
        new("Brokered referral", "A referral for which providers were looked for and asked."),
        new("Client Level Data",
            "The record of each person’s support that every council in England sends to the Department of Health and Social Care."),
        new("Direct payment", "Money that a person is given to arrange their own support with."),
        new("Framework", "A list of approved providers for some services over some dates."),
        new("Option", "A provider that was put forward for a referral, at a place on the list as it was shown."),
        new("Primary support reason", "The main reason why a person needs support, such as personal care or help with memory."),
        new("Referral", "One request to arrange support for one person."),
        new("Route", "How support is arranged: by the council, with a budget that the council manages, by direct payment, or by advice."),
        new("Unmet", "A referral that ended without support."),
    ];

    public static readonly IReadOnlyList<GlossaryTerm> Figures =
    [
        new("95% interval", "The range in which the true figure would lie 95 times of 100. A wide one says that the figure rests on few."),
        new("Control limits", "The range in which a figure is expected to stay by chance. One outside is a reason to ask, not a verdict."),
        new("Effective number of providers",
            "How many “equal-share” providers would be as concentrated: if all of them received the same."),
        new("Effective sample size",
            "How many referrals of equal weight would be as sure as these, when they are counted by hours or cost."),
        new("False-discovery rate", "Of the findings named, how many may still be chance; held to 5 in 100."),
        new("Funnel", "A drawing of shares against how many each rests on, with limits that narrow as the number grows."),
        new("Gini coefficient", "How unevenly providers are used: 0 when all receive the same, near 1 when one receives nearly all."),
        new("Group", "Providers that one owner decides for. Where the question is how few hold the market, they count as one, unless the "
            + "filter counts them apart."),
        new("Herfindahl-Hirschman index",
            "The chance that two different referrals went to one provider, from 0 to 10,000: 10,000 when one provider has everything."),
        new("Like for like", "Compared only with others of the same kind: the same service, area or support reason."),
        new("Lorenz curve", "The share that the least used providers receive together. The further below the line, the less even."),
        new("Median", "The middle one when all are put in order: half lie below, half above."),
        new("Number at risk",
            "How many providers were still waiting for a first referral at that time; what is known later rests on fewer."),
        new("Odds ratio", "How many times greater the odds of something are in one group than in another; 1 when there is no difference."),
        new("Percentage point", "From 10% to 12% is a rise of 2 percentage points."),
        new("Reliability",
            $"A figure that rests on fewer than {Figure.ReliableBasis} referrals is marked as of low reliability: it may move a great "
            + $"deal by chance."),
    ];

    public static readonly IReadOnlyList<GlossaryTerm> Reports =
    [
        new("Board report", "A workbook frozen under a number: neither new data nor new formulas change it."),
        new("Disclosure profile",
            "How much a workbook may show: how small numbers are withheld and counts rounded, so that nobody can be recognised."),
        new("Frozen", "Kept as it was made. Nobody can alter or delete it."),
        new("Period", "The months that figures are of; unless chosen otherwise, the latest twelve whole months of data."),
        new("Target", "A figure that the authority has set itself to reach by a date, for a market of its own."),
    ];
}
