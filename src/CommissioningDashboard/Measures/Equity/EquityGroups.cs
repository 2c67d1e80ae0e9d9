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
        List<ReferralView> looked = [.. slice.Referrals.Where(x => sample.Has(x.Person ?? 0))];
        List<Comparison> compared =
        [
            .. Compared(byAge, new(sample, looked, byAge, x => (int)x.Age), x => ((AgeBand)x).Name()),
            .. Compared(byEthnicity, new(sample, looked, byEthnicity, x => (int)x.Ethnicity), x => ((EthnicityGroup)x).Name()),
            .. Compared(byNeed, new(sample, looked, byNeed, x => (int)x.Need), x => ((Need)x).Name()),
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
        var grid = new IndexGrid<GroupCounts?>(Places<AgeBand>(), Places<EthnicityGroup>(), Places<Need>());
        foreach (var referral in slice.Referrals)
        {
            ref var alike = ref grid[(int)referral.Age, (int)referral.Ethnicity, (int)referral.Need];
            if (alike is null)
            {
                alike = new GroupCounts();
                found.Add((referral.Age, referral.Ethnicity, referral.Need, alike));
            }

            alike.Add(referral);
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
        if (row.Days.Interval is { } interval && other.Days.Interval is { } otherInterval)
        {
            gaps.Add(new FoundGap(row, EquityDimension.Days, new EquityGap(
                other.Days, Mover.Difference(row.Days.Value!.Value, interval, other.Days.Value!.Value, otherInterval),
                TwoGroups.RankSumP(
                    groups[group].Days.Counts, others.Days.Counts, effects.OfGap(EquityDimension.Days, group, rest)))));
        }

        AddShare(EquityDimension.Micro, row.MicroShare, other.MicroShare, row.Micro, other.Micro);
        return gaps;

        void AddShare(
            EquityDimension thing, Figure own, Figure beside, (long Part, long Whole) mine, (long Part, long Whole) theirs)
        {
            if (mine.Whole >= EquityRow.Least && theirs.Whole >= EquityRow.Least)
            {
                var (n, m) = (own.Rests!.Value, beside.Rests!.Value);
                gaps.Add(new FoundGap(row, thing, new EquityGap(
                    beside, Wilson.Difference(own.Value!.Value * n, n, beside.Value!.Value * m, m)!.Value,
                    TwoGroups.ShareP(mine.Part, mine.Whole, theirs.Part, theirs.Whole, effects.OfGap(thing, group, rest)))));
            }
        }
    }

    private sealed record FoundGap(EquityRow Group, EquityDimension Thing, EquityGap Gap);

    private sealed record Comparison(GroupCounts[] Of, EquityRow Row, List<FoundGap> Gaps);
}
