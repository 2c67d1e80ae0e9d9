using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// By how much what is said of groups of people is less sure because some people have several referrals, and one person's go alike: to
/// the same provider, after lists and waits of one kind. It is the variance with each person as one draw over that with each referral as
/// one, at least 1; a test's statistic is divided by its root.
/// </summary>
/// <remarks>Source: J. N. K. Rao and A. J. Scott (1992), "A simple method for the analysis of clustered binary data", Biometrics
/// 48:577–585; for ranks as for shares.</remarks>
internal sealed class GroupEffects
{
    private readonly IReadOnlyList<GroupCounts> _groups;
    private readonly PersonPairs _choices;
    private readonly PersonPairs _micro;
    private readonly PersonPairs _days;

    /// <summary>Where each wait stands among those of all known groups, from −½ to ½.</summary>
    private readonly double[] _ranks;

    /// <param name="sample">The people looked at.</param>
    /// <param name="referrals">Their referrals.</param>
    /// <param name="groups">What has been counted of each group; the last is of people whose group is not known.</param>
    /// <param name="groupOf">The group of a referral.</param>
    public GroupEffects(
        PersonSample sample, IEnumerable<ReferralView> referrals, IReadOnlyList<GroupCounts> groups, Func<ReferralView, int> groupOf)
    {
        _groups = groups;
        _choices = new(sample, 2 * groups.Count);
        _micro = new(sample, 2 * groups.Count);
        _days = new(sample, groups.Count);
        _ranks = GroupCounts.Together(groups.SkipLast(1)).Days.Ranks();
        foreach (var referral in referrals)
        {
            var (person, group) = (referral.Person!.Value, groupOf(referral));
            Add(_choices, person, group, GroupCounts.HasChoice(referral));
            Add(_micro, person, group, GroupCounts.IsMicro(referral));
            if (group < groups.Count - 1 && GroupCounts.Waited(referral) is { } days)
            {
                _days.Add(person, group, _ranks[days]);
            }
        }
    }

    /// <summary>Of the figures of some groups together.</summary>
    /// <param name="thing">What is looked at.</param>
    /// <param name="groups">Their numbers.</param>
    public double Of(EquityDimension thing, IReadOnlyCollection<int> groups)
    {
        var together = GroupCounts.Together(groups.Select(x => _groups[x]));
        return Effect(thing, Weights(groups, 1), together);
    }

    /// <summary>Of the gap of one group from some others.</summary>
    public double OfGap(EquityDimension thing, int own, IReadOnlyCollection<int> others)
    {
        var (mine, theirs) = (_groups[own], GroupCounts.Together(others.Select(x => _groups[x])));
        var (n, m) = (Count(thing, mine), Count(thing, theirs));
        var weights = Weights(others, -1.0 / m);
        weights[own] = 1.0 / n;
        return Effect(thing, weights, GroupCounts.Together([mine, theirs]));
    }

    private double[] Weights(IReadOnlyCollection<int> groups, double weight)
        => [.. Enumerable.Range(0, _groups.Count).Select(x => groups.Contains(x) ? weight : 0)];

    private static void Add(PersonPairs pairs, int person, int group, bool? isPart)
    {
        if (isPart is { } yes)
        {
            pairs.Add(person, (2 * group) + (yes ? 1 : 0), 1);
        }
    }

    private static double Count(EquityDimension thing, GroupCounts counts) => thing switch
    {
        EquityDimension.Options => counts.Choice.Whole,
        EquityDimension.Micro => counts.Micro.Whole,
        _ => counts.Days.Total,
    };

    /// <param name="thing">What is looked at.</param>
    /// <param name="weights">How much a referral of each group counts.</param>
    /// <param name="together">All that count: they are alike if nothing but chance is at work.</param>
    private double Effect(EquityDimension thing, double[] weights, GroupCounts together) => thing switch
    {
        EquityDimension.Options => OfShare(_choices, weights, together.Choice, x => x.Choice),
        EquityDimension.Micro => OfShare(_micro, weights, together.Micro, x => x.Micro),
        _ => _days.DesignEffect(weights, weights.Zip(_groups, (w, x) => w * w * x.Days.SquaresOf(_ranks)).Sum()),
    };

    private double OfShare(
        PersonPairs pairs, double[] weights, (long Part, long Whole) together, Func<GroupCounts, (long Part, long Whole)> countsOf)
    {
        var share = together.Whole == 0 ? 0 : (double)together.Part / together.Whole;
        var (no, yes) = share is > 0 and < 1 ? (-share, 1 - share) : (1, 1);
        var values = weights.SelectMany(w => new[] { w * no, w * yes }).ToArray();
        var byReferral = weights.Zip(_groups.Select(countsOf), (w, x) => w * w * (((x.Whole - x.Part) * no * no) + (x.Part * yes * yes)));
        return pairs.DesignEffect(values, byReferral.Sum());
    }
}
