using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Whether a provider is of the kind looked at.</summary>
internal enum IsKind
{
    Yes,
    No,
    NotKnown,

    /// <summary>Neither, so that it has no part in the comparison.</summary>
    Outside,
}

/// <summary>
/// How often choices fell on able providers of one kind, beside a choice blind to it. A person who stays with a provider has chosen once.
/// </summary>
/// <param name="OfKind">Choices that fell on the kind.</param>
/// <param name="Known">Choices of a provider of which it is known whether it is of the kind.</param>
/// <param name="Unknown">Choices of one of which it is not.</param>
/// <param name="Expected">How many of the known would have fallen on the kind if each able provider of which it is known were as
/// likely.</param>
/// <param name="Odds">How many times others' odds those of the kind are; none where that is not tested.</param>
internal sealed record KindChoices(long OfKind, long Known, long Unknown, double Expected, KindEstimate? Odds)
{
    public long All => Known + Unknown;

    public double? ExpectedShare => Known == 0 ? null : Expected / Known;

    /// <param name="slice">The slice.</param>
    /// <param name="choices">The choices looked at.</param>
    /// <param name="isKind">Whether a provider is of the kind in a month, counted from the first of the data.</param>
    public static KindChoices Count(MarketSlice slice, IEnumerable<AbleChoices> choices, Func<int, int, IsKind> isKind)
    {
        var unknown = 0L;
        var expected = 0.0;
        var sets = new List<ChoiceSet>();
        foreach (var choice in choices)
        {
            var known = new List<(int Who, bool IsKind, int Chosen)>(choice.To.Count);
            foreach (var (at, provider) in choice.Able.Places.Index())
            {
                var kind = isKind(provider, choice.Month);
                unknown += kind == IsKind.NotKnown ? choice.To[at] : 0;
                if (kind is IsKind.Yes or IsKind.No)
                {
                    known.Add((provider, kind == IsKind.Yes, choice.To[at]));
                }
            }

            var set = new ChoiceSet([.. known.Select(x => x.Who)], [.. known.Select(x => x.IsKind)], [.. known.Select(x => x.Chosen)]);
            expected += set.Choices == 0 ? 0 : (double)set.Choices * set.OfKind / set.Who.Length;
            sets.Add(set);
        }

        return new KindChoices(
            sets.Sum(x => x.KindChosen), sets.Sum(x => x.Choices), unknown, expected, KindOdds.Fit(sets, slice.Providers.Count));
    }

    /// <summary>The share of the kind, with the range that the unknown leave open.</summary>
    public Figure Share(string reason) => Shares.OfCounts(OfKind, All, Unknown, reason, designEffect: 1);

    /// <summary>"if all able were as likely, it would be 38%. Their odds …": what follows the share, to the end of the sentences.</summary>
    public string BesideBlind => $"if all of those able were as likely, it would be {{{Written.Percent(ExpectedShare ?? 0)}}}. "
        + Odds switch
        {
            null => "Whether that is more than chance is not tested: too few providers of either kind could have been chosen.",
            { LargerThanChance: true } odds => $"Their odds of being chosen are {{{Written.Number(odds.Value, Unit.Times)}}} others’ "
                + $"({Written.Range(odds.Interval, Unit.Times)}), further from even than chance, or a liking for a few of them, would "
                + "carry it.",
            _ => "That is no further apart than chance, or a liking for a few of them, would carry it.",
        };

    /// <summary>The estimate of the odds worked through.</summary>
    public IEnumerable<string> Steps => Odds is not { } odds ? [] :
    [
        $"Providers of the kind ÷ all able, added up over the choices: {Working.Number(Expected)} if everybody able were as likely.",
        $"With {Working.Number(odds.Value)} times the odds, the chances m × θ ÷ (m × θ + n − m) of the {Written.Whole(odds.Choices)} "
            + "choices between both kinds add up to as many as there were.",
        $"The 95% interval of the odds is {Written.Range(odds.Interval, Unit.Times)}.",
    ];
}
