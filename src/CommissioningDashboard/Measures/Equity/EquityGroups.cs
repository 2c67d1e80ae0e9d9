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

        List<Comparison> compared =
        [
            .. Compared(byAge, x => ((AgeBand)x).Name()),
            .. Compared(byEthnicity, x => ((EthnicityGroup)x).Name()),
            .. Compared(byNeed, x => ((Need)x).Name()),
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

    private static IEnumerable<Comparison> Compared(GroupCounts[] groups, Func<int, string> name)
    {
        for (var group = 0; group < groups.Length; group++)
        {
            if (groups[group].Referrals > 0)
            {
                var isKnown = group < groups.Length - 1;
                var row = groups[group].Row(name(group), isKnown);
                var others = groups[..^1].Where((_, i) => i != group);
                yield return new Comparison(groups, row, isKnown ? Gaps(row, groups[group], GroupCounts.Together(others)) : []);
            }
        }
    }

    private static List<FoundGap> Gaps(EquityRow row, GroupCounts own, GroupCounts others)
    {
        var other = others.Row("", isKnown: true);
        var gaps = new List<FoundGap>();
        AddShare(EquityDimension.Options, row.Choice, other.Choice);
        if (row.Days.Interval is { } interval && other.Days.Interval is { } otherInterval)
        {
            gaps.Add(new FoundGap(row, EquityDimension.Days, new EquityGap(
                other.Days, Mover.Difference(row.Days.Value!.Value, interval, other.Days.Value!.Value, otherInterval),
                TwoGroups.RankSumP(own.Days.Counts, others.Days.Counts))));
        }

        AddShare(EquityDimension.Micro, row.Micro, other.Micro);
        return gaps;

        void AddShare(EquityDimension thing, (long Part, long Whole) mine, (long Part, long Whole) theirs)
        {
            if (mine.Whole >= EquityRow.Least && theirs.Whole >= EquityRow.Least)
            {
                gaps.Add(new FoundGap(row, thing, new EquityGap(
                    RateColumns.Rate(theirs), Wilson.Difference(mine.Part, mine.Whole, theirs.Part, theirs.Whole)!.Value,
                    TwoGroups.ShareP(mine.Part, mine.Whole, theirs.Part, theirs.Whole))));
            }
        }
    }

    private sealed record FoundGap(EquityRow Group, EquityDimension Thing, EquityGap Gap);

    private sealed record Comparison(GroupCounts[] Of, EquityRow Row, List<FoundGap> Gaps);

    /// <summary>What one group was offered and received.</summary>
    private sealed class GroupCounts
    {
        public long Referrals { get; private set; }

        /// <summary>Waits of brokered referrals that were arranged.</summary>
        public DayCounts Days { get; } = new();

        /// <summary>Brokered referrals with a logged list, and those whose list has two providers or more.</summary>
        private long Listed { get; set; }

        private long ListedWithChoice { get; set; }

        /// <summary>Arranged with a provider whose size is known, and with a micro-provider.</summary>
        private long Named { get; set; }

        private long Micro { get; set; }

        public void Add(ReferralView referral)
        {
            Referrals++;
            var isBrokered = referral.Route.IsBrokered();
            if (isBrokered)
            {
                Listed += referral.Options.Count > 0 ? 1 : 0;
                ListedWithChoice += referral.Options.Count > 1 ? 1 : 0;
            }

            if (!referral.IsArranged)
            {
                return;
            }

            Named += referral.Band is DisplayBand.NotRecorded or DisplayBand.NotKnown ? 0 : 1;
            Micro += referral.Band == DisplayBand.Micro ? 1 : 0;
            if (isBrokered && referral.DaysToArrange is { } days)
            {
                Days.Add(days);
            }
        }

        public void Add(GroupCounts others)
        {
            Referrals += others.Referrals;
            Listed += others.Listed;
            ListedWithChoice += others.ListedWithChoice;
            Named += others.Named;
            Micro += others.Micro;
            Days.Add(others.Days.Counts);
        }

        public EquityRow Row(string name, bool isKnown)
            => new(name, isKnown, Referrals, (ListedWithChoice, Listed), Days.Total, Days.Median, (Micro, Named));

        public static GroupCounts Together(IEnumerable<GroupCounts> groups)
        {
            var all = new GroupCounts();
            foreach (var one in groups)
            {
                all.Add(one);
            }

            return all;
        }
    }
}
