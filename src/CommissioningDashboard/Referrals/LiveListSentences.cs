using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Referrals;

/// <summary>What the desk's lists say of their own fairness, in words.</summary>
public static class LiveListSentences
{
    /// <param name="lists">The lists.</param>
    /// <param name="serviceName">A service's name from its code.</param>
    public static Sentence Finding(LiveLists lists, Func<string, string> serviceName)
    {
        var tested = lists.Services.Count(x => x.Chance is not null);
        if (lists.Orders == 0)
        {
            return new("No list has been shown at the desk in the last year.");
        }

        var drawn = $"{{{Written.Counted(lists.Orders, "order")}}} {Parts.Verb(lists.Orders, lists.Orders, "was", "were")} shown in the "
            + "last year";
        if (tested == 0)
        {
            return new($"{drawn}, too few of each service to tell whether first places fall as chance would have it.");
        }

        return lists.Uneven.Count == 0
            ? new($"{drawn}; first places fall as chance would have it in {{{Written.Counted(tested, "service")}}} with enough of them.")
            : new($"{drawn}; first places are less even than chance allows in "
                + $"{string.Join(" and ", lists.Uneven.Select(x => serviceName(x.Service)))}: check the orders against the ledger.");
    }
}
