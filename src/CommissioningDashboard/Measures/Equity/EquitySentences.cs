using System.Globalization;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What may be said of gaps between groups: only those clearer than chance, the surest first.</summary>
public static class EquitySentences
{
    internal const string OfAge = "People aged {0}";
    internal const string OfEthnicity = "People of the group “{0}”";
    internal const string OfNeed = "People referred for {0}";

    /// <summary>The answer for all groups together.</summary>
    public static Sentence Headline(MarketSlice slice)
        => slice.IsOutsideData ? MeasureResult.OutsideData(slice) : Finding(All(slice), "groups of people and all others");

    /// <summary>How many gaps were looked at and how many are clear.</summary>
    public static string Context(MarketSlice slice)
    {
        var groups = EquityGroups.For(slice);
        var clear = Clear(All(slice)).Count;
        if (slice.IsOutsideData)
        {
            return "";
        }

        if (groups.Looked == 0)
        {
            return "A group is compared where it and all others have 8 referrals or more.";
        }

        return $"{Written.Counted(groups.Looked, "gap")} between a group and all others {(groups.Looked == 1 ? "was" : "were")} looked at, "
            + $"by age, ethnic group and support reason; {(clear == 0 ? "none is" : clear == 1 ? "1 is" : $"{clear} are")} clearer than "
            + $"chance after allowing for their number. A gap is a question to ask and not yet unfairness: groups differ in need, service "
            + $"and place.";
    }

    internal static Sentence Finding(IReadOnlyList<(EquityRow Row, string People)> rows, string between)
    {
        var looked = rows.Sum(x => x.Row.Gaps.Count);
        var clear = Clear(rows);
        if (looked == 0)
        {
            return new($"Too few referrals to compare {between}.");
        }

        if (clear.Count == 0)
        {
            return new(looked == 1 ? $"The one gap looked at between {between} is no clearer than "
                + $"chance." : $"Of {{{looked}}} gaps looked at between {between}, none is clearer than chance.");
        }

        if (clear.Count == 1)
        {
            return new($"{Sentence(clear[0])}.");
        }

        var others = Written.Counted(clear.Count - 1, "other gap");
        return new($"{Sentence(clear[0])}; {{{others}}} {(clear.Count == 2 ? "is" : "are")} clearer than chance too.");
    }

    private static List<(EquityRow Row, string People)> All(MarketSlice slice)
    {
        var groups = EquityGroups.For(slice);
        return [.. groups.ByAge.Select(x => (x, OfAge)), .. groups.ByEthnicity.Select(x => (x, OfEthnicity)),
            .. groups.ByNeed.Select(x => (x, OfNeed))];
    }

    private static List<(EquityRow Row, string People, EquityDimension Thing)> Clear(IReadOnlyList<(EquityRow Row, string People)> rows) =>
    [
        .. rows.SelectMany(x => x.Row.Gaps.Where(g => g.Value.IsClear).Select(g => (x.Row, x.People, Thing: g.Key)))
            .OrderBy(x => x.Row.Gap(x.Thing)!.P).ThenBy(x => x.Thing),
    ];

    private static string Sentence((EquityRow Row, string People, EquityDimension Thing) clear)
    {
        var (own, others) = (clear.Row.FigureFor(clear.Thing), clear.Row.Gap(clear.Thing)!.Others);
        var who = Who(clear.Row.Group, clear.People);
        return clear.Thing switch
        {
            EquityDimension.Options
                => $"{who} had two providers or more on the list in {{{own.Text}}} of brokered "
                    + $"referrals, and all others in {{{others.Text}}}",
            EquityDimension.Days => Waits(who, own, others),
            _ => $"{who} went to a micro-provider in {{{own.Text}}} of arranged referrals, and all others in {{{others.Text}}}",
        };
    }

    /// <summary>One of them has a median at least: were neither reached, the gap would not be clear.</summary>
    private static string Waits(string who, Figure own, Figure others) => (own.Value, others.Value) switch
    {
        (null, _) => $"Fewer than half of {Within(who)} have support yet, and half of all others had it within {{{DaysText(others)}}}",
        (_, null) => $"Half of {Within(who)} had support within {{{DaysText(own)}}}, and fewer than half of all others have it yet",
        _ => $"{who} waited {{{DaysText(own)}}} for support to be arranged, and all others {{{DaysText(others)}}} (medians)",
    };

    private static string DaysText(Figure days) => $"{days.Text} {(days.Value == 1 ? "day" : "days")}";

    private static string Who(string group, string people) => (people, group) switch
    {
        (OfAge, "Under 18") => "People under 18",
        (OfNeed, _) => string.Format(CultureInfo.InvariantCulture, people, Within(group)),
        _ => string.Format(CultureInfo.InvariantCulture, people, group),
    };

    private static string Within(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
