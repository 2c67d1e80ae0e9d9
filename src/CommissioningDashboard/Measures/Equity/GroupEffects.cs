using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// By how much what is said of groups of people is less sure because some people have several referrals, and one person's go alike: to
/// the same provider, after lists and waits of one kind. It is the variance with each person as one draw over that with each referral as
/// one, at least 1; a test's statistic is divided by its root.
/// </summary>
/// <remarks>Source: J. N. K. Rao and A. J. Scott (1992), "A simple method for the analysis of clustered binary data", Biometrics
/// 48:577–585; for the log-rank test as for shares.</remarks>
internal sealed class GroupEffects
{
    private static readonly int _kinds = Enum.GetValues<PartKind>().Length;

    private readonly IReadOnlyList<GroupCounts> _groups;
    private readonly PersonPairs _choices;
    private readonly PersonPairs _micro;
    private readonly PersonPairs _days;

    /// <summary>How many ends a wait of so many days was to expect, were all known groups alike.</summary>
    private readonly double[] _expected;

    /// <summary>By group the sum of the squares of waits' parts in the log-rank test.</summary>
    private readonly double[] _squaresOfDays;

    /// <param name="sample">The people looked at.</param>
    /// <param name="referrals">Their referrals.</param>
    /// <param name="lastDay">The last day of the data.</param>
    /// <param name="groups">What has been counted of each group; the last is of people whose group is not known.</param>
    /// <param name="groupOf">The group of a referral.</param>
    public GroupEffects(
        PersonSample sample, IEnumerable<ReferralView> referrals, int lastDay, IReadOnlyList<GroupCounts> groups,
        Func<ReferralView, int> groupOf)
    {
        _groups = groups;
        _choices = new(sample, _kinds * groups.Count);
        _micro = new(sample, _kinds * groups.Count);
        _days = new(sample, groups.Count);
        _expected = LogRank.Expected(GroupCounts.Together(groups.SkipLast(1)).Waits.Days);
        _squaresOfDays = [.. groups.Select(x => SquaresOf(x.Waits.Days))];
        foreach (var referral in referrals)
        {
            var (person, group) = (referral.Person!.Value, groupOf(referral));
            Add(_choices, person, group, GroupCounts.HasChoice(referral));
            Add(_micro, person, group, GroupCounts.IsMicro(referral));
            if (group < groups.Count - 1 && GroupCounts.Waited(referral, lastDay) is { } wait)
            {
                _days.Add(person, group, (wait.Happened ? 1 : 0) - _expected[wait.Time]);
            }
        }
    }

    /// <summary>Of the figures of some groups together.</summary>
    /// <param name="thing">What is looked at.</param>
    /// <param name="groups">Their numbers.</param>
    public double Of(EquityDimension thing, IReadOnlyCollection<int> groups)
    {
        return Effect(thing, Weights(groups, 1), groups);
    }

    /// <summary>Of the gap of one group from some others.</summary>
    public double OfGap(EquityDimension thing, int own, IReadOnlyCollection<int> others)
    {
        var weights = Weights(others, -1.0 / others.Sum(x => Count(thing, _groups[x])));
        weights[own] = 1.0 / Count(thing, _groups[own]);
        return Effect(thing, weights, [own, .. others]);
    }

    private double[] Weights(IReadOnlyCollection<int> groups, double weight)
        => [.. Enumerable.Range(0, _groups.Count).Select(x => groups.Contains(x) ? weight : 0)];

    private static void Add(PersonPairs pairs, int person, int group, PartKind? kind)
    {
        if (kind is { } one)
        {
            pairs.Add(person, (_kinds * group) + (int)one, 1);
        }
    }

    private static double Count(EquityDimension thing, GroupCounts counts) => thing switch
    {
        EquityDimension.Options => counts.Choice.Whole,
        EquityDimension.Micro => counts.Micro.Whole,
        _ => counts.Waits.Total,
    };

    /// <param name="thing">What is looked at.</param>
    /// <param name="weights">How much a referral of each group counts.</param>
    /// <param name="together">All that count: they are alike if nothing but chance is at work.</param>
    private double Effect(EquityDimension thing, double[] weights, IReadOnlyCollection<int> together) => thing switch
    {
        EquityDimension.Options => OfShare(_choices, weights, together, x => x.Choice),
        EquityDimension.Micro => OfShare(_micro, weights, together, x => x.Micro),
        _ => _days.DesignEffect(weights, weights.Zip(_squaresOfDays, (w, x) => w * w * x).Sum()),
    };

    /// <summary>The larger of the effects if none and if all that may belong to the part do.</summary>
    private double OfShare(PersonPairs pairs, double[] weights, IReadOnlyCollection<int> together, Func<GroupCounts, PartCounts> countsOf)
    {
        var all = together.Aggregate(default(PartCounts), (sum, x) => sum + countsOf(_groups[x]));
        var none = OfShare(pairs, weights, all, countsOf, areUnknownIn: false);
        return all.Unknown == 0 ? none : Math.Max(none, OfShare(pairs, weights, all, countsOf, areUnknownIn: true));
    }

    private double OfShare(
        PersonPairs pairs, double[] weights, PartCounts together, Func<GroupCounts, PartCounts> countsOf, bool areUnknownIn)
    {
        var share = together.Whole == 0 ? 0 : (double)together.Most(areUnknownIn) / together.Whole;
        var (no, yes) = share is > 0 and < 1 ? (-share, 1 - share) : (1, 1);
        var values = weights.SelectMany(w => new[] { w * no, w * yes, w * (areUnknownIn ? yes : no) }).ToArray();
        return pairs.DesignEffect(values, weights.Zip(_groups.Select(countsOf), (w, x) => w * w * Squares(x)).Sum());

        double Squares(PartCounts counts)
        {
            var part = counts.Most(areUnknownIn);
            return ((counts.Whole - part) * no * no) + (part * yes * yes);
        }
    }

    private double SquaresOf(EndedAndOpen waits)
    {
        var sum = 0.0;
        for (var day = 0; day < Math.Min(waits.Days, _expected.Length); day++)
        {
            var expected = _expected[day];
            sum += (waits.EndedOn(day) * (1 - expected) * (1 - expected)) + (waits.OpenAt(day) * expected * expected);
        }

        return sum;
    }
}
