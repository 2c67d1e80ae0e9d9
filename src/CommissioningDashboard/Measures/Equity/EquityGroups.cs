using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// What each group by age, ethnicity and support reason was offered and received, counted in one pass. The gaps of all three are
/// one family: whoever looks at that many would find some by chance.
/// </summary>
internal sealed record EquityGroups(IReadOnlyList<EquityRow> ByAge, IReadOnlyList<EquityRow> ByEthnicity, IReadOnlyList<EquityRow> ByNeed)
{
    public IEnumerable<EquityRow> All => ByAge.Concat(ByEthnicity).Concat(ByNeed);

    /// <summary>How many gaps were looked at.</summary>
    public int Looked => All.Sum(x => x.Gaps.Count);

    private static readonly SliceComputation<EquityGroups> _counted = new(Count);

    public static EquityGroups For(MarketSlice slice) => slice.GetOrCompute(_counted);

    private static EquityGroups Count(MarketSlice slice)
    {
        var byAge = Groups<AgeBand>();
        var byEthnicity = Groups<EthnicityGroup>();
        var byNeed = Groups<Need>();
        foreach (var (age, ethnicity, need, counts) in Combinations(slice))
        {
            byAge[(int)age].Add(counts);
            byEthnicity[(int)ethnicity].Add(counts);
            byNeed[(int)need].Add(counts);
        }

        var sample = new PersonSample(slice.Market.PeopleCount, slice.Referrals.Count);
        var lastDay = WaitCounts.LastDay(slice.Market);
        List<ReferralView> looked = [.. slice.Referrals.Where(x => sample.Has(x.Person ?? 0))];
        List<Comparison> compared =
        [
            .. Compared(byAge, new(sample, looked, lastDay, byAge, x => (int)x.Age), x => ((AgeBand)x).Name()),
            .. Compared(byEthnicity, new(sample, looked, lastDay, byEthnicity, x => (int)x.Ethnicity), x => ((EthnicityGroup)x).Name()),
            .. Compared(byNeed, new(sample, looked, lastDay, byNeed, x => (int)x.Need), x => ((Need)x).Name()),
        ];
        var gaps = compared.SelectMany(x => x.Gaps).ToList();
        var adjusted = FalseDiscovery.Adjusted([.. gaps.Select(x => x.Gap.P)]);
        var byGroup = gaps.Zip(adjusted, (x, p) => (x.Group, x.Thing, Gap: x.Gap with { P = p })).ToLookup(x => x.Group);
        var found = compared.ToLookup(x => x.Of, x => x.Row with { Gaps = byGroup[x.Row].ToDictionary(g => g.Thing, g => g.Gap) });
        return new EquityGroups([.. found[byAge]], [.. found[byEthnicity]], [.. found[byNeed]]);
    }

    /// <summary>
    /// Those who are alike in all three, counted by themselves, so that a referral is looked at once and not three times: in about
    /// half the time.
    /// </summary>
    private static List<(AgeBand Age, EthnicityGroup Ethnicity, Need Need, GroupCounts Counts)> Combinations(MarketSlice slice)
    {
        var found = new List<(AgeBand, EthnicityGroup, Need, GroupCounts)>();
        var lastDay = WaitCounts.LastDay(slice.Market);
        var grid = new IndexGrid<GroupCounts?>(Places<AgeBand>(), Places<EthnicityGroup>(), Places<Need>());
        foreach (var referral in slice.Referrals)
        {
            ref var alike = ref grid[(int)referral.Age, (int)referral.Ethnicity, (int)referral.Need];
            if (alike is null)
            {
                alike = new GroupCounts();
                found.Add((referral.Age, referral.Ethnicity, referral.Need, alike));
            }

            alike.Add(referral, lastDay);
        }

        return found;
    }

    private static int Places<T>() where T : struct, Enum => Enum.GetValues<T>().Max(x => Convert.ToInt32(x)) + 1;

    /// <summary>One for each value; the last is "not known".</summary>
    private static GroupCounts[] Groups<T>() where T : struct, Enum
        => [.. Enumerable.Range(0, Places<T>()).Select(_ => new GroupCounts())];

    private static IEnumerable<Comparison> Compared(GroupCounts[] groups, GroupEffects effects, Func<int, string> name)
    {
        for (var group = 0; group < groups.Length; group++)
        {
            if (groups[group].Referrals > 0)
            {
                var isKnown = group < groups.Length - 1;
                var own = group;
                var row = groups[group].Row(name(group), isKnown, x => effects.Of(x, [own]));
                yield return new Comparison(groups, row, isKnown ? Gaps(row, groups, group, effects) : []);
            }
        }
    }

    private static List<FoundGap> Gaps(EquityRow row, GroupCounts[] groups, int group, GroupEffects effects)
    {
        int[] rest = [.. Enumerable.Range(0, groups.Length - 1).Where(x => x != group)];
        var others = GroupCounts.Together(rest.Select(x => groups[x]));
        var other = others.Row("", isKnown: true, x => effects.Of(x, rest));
        var gaps = new List<FoundGap>();
        AddShare(EquityDimension.Options, row.ChoiceShare, other.ChoiceShare, row.Choice, other.Choice);
        if (row.Waited >= EquityRow.Least && other.Waited >= EquityRow.Least && row.Arranged + other.Arranged > 0)
        {
            var effect = effects.OfGap(EquityDimension.Days, group, rest);
            gaps.Add(new FoundGap(row, EquityDimension.Days, new EquityGap(
                other.Days, row.Days.Value - other.Days.Value, row.Wait.From(other.Wait),
                LogRank.P(groups[group].Waits.Days, others.Waits.Days, effect))));
        }

        AddShare(EquityDimension.Micro, row.MicroShare, other.MicroShare, row.Micro, other.Micro);
        return gaps;

        void AddShare(EquityDimension thing, Figure own, Figure beside, PartCounts mine, PartCounts theirs)
        {
            if (mine.Whole >= EquityRow.Least && theirs.Whole >= EquityRow.Least)
            {
                gaps.Add(new FoundGap(row, thing, GapOfShares(own, beside, mine, theirs, effects.OfGap(thing, group, rest))));
            }
        }
    }

    /// <summary>
    /// The gap of two shares. Of what is unknown, none of the group's and all of the others' may belong to the part, or the other way
    /// round: the interval holds both, and the gap is as sure as the less sure of them.
    /// </summary>
    private static EquityGap GapOfShares(Figure own, Figure beside, PartCounts mine, PartCounts theirs, double effect)
    {
        var (least, p) = Between(mine.Most(all: false), theirs.Most(all: true));
        var (most, q) = Between(mine.Most(all: true), theirs.Most(all: false));
        return new EquityGap(
            beside, own.Settled - beside.Settled, new Interval(least.Interval.Low, most.Interval.High),
            Math.Sign(least.Value) == Math.Sign(most.Value) ? Math.Max(p, q) : 1);

        (Difference Difference, double P) Between(long part, long others)
        {
            var (n, m) = (own.Rests!.Value, beside.Rests!.Value);
            return (
                Wilson.Difference((double)part / mine.Whole * n, n, (double)others / theirs.Whole * m, m)!.Value,
                TwoGroups.ShareP(part, mine.Whole, others, theirs.Whole, effect));
        }
    }

    private sealed record FoundGap(EquityRow Group, EquityDimension Thing, EquityGap Gap);

    private sealed record Comparison(GroupCounts[] Of, EquityRow Row, List<FoundGap> Gaps);
}
