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

    public static EquityGroups Of(MarketSlice slice) => slice.Once(Count);

    private static EquityGroups Count(MarketSlice slice)
    {
        // Each referral is added once, to those alike in all three, and those then to the groups that they belong to.
        var (ages, ethnicities, needs) = ((int)AgeBand.NotKnown + 1, (int)EthnicityGroup.NoData + 1, (int)Need.NotKnown + 1);
        var alike = new GroupCounts?[ages * ethnicities * needs];
        var columns = slice.Market.Referrals;
        var bands = slice.ReferralBands;
        var rows = slice.Referrals;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var (kind, days) = Referral(columns, row, bands[i]);
            (alike[(((columns.Age[row] * ethnicities) + columns.Ethnicity[row]) * needs) + columns.Need[row]] ??= new GroupCounts()).Add(kind, days);
        }

        var byAge = Groups(ages, x => x / needs / ethnicities);
        var byEthnicity = Groups(ethnicities, x => x / needs % ethnicities);
        var byNeed = Groups(needs, x => x % needs);
        List<Comparison> compared =
        [
            .. Compared(byAge, x => ((AgeBand)x).Name()), .. Compared(byEthnicity, x => ((EthnicityGroup)x).Name()), .. Compared(byNeed, x => ((Need)x).Name()),
        ];
        var gaps = compared.SelectMany(x => x.Gaps).ToList();
        var adjusted = FalseDiscovery.Adjusted([.. gaps.Select(x => x.Gap.P)]);
        var byGroup = gaps.Zip(adjusted, (x, p) => (x.Group, x.Thing, Gap: x.Gap with { P = p })).ToLookup(x => x.Group);
        var found = compared.ToLookup(x => x.Of, x => x.Row with { Gaps = byGroup[x.Row].ToDictionary(g => g.Thing, g => g.Gap) });
        return new EquityGroups([.. found[byAge]], [.. found[byEthnicity]], [.. found[byNeed]]);

        // One for each value; the last is "not known".
        GroupCounts[] Groups(int count, Func<int, int> group)
        {
            var members = alike.Index().Where(x => x.Item is not null).ToLookup(x => group(x.Index), x => x.Item!);
            return [.. Enumerable.Range(0, count).Select(x => GroupCounts.Together(members[x]))];
        }
    }

    /// <summary>What kind of referral it is, and days to arrange it: below 0 when it was not brokered, not arranged or not dated.</summary>
    private static (int Kind, int Days) Referral(ReferralColumns columns, int row, DisplayBand band)
    {
        var arranged = columns.Outcome[row] == (byte)ReferralOutcome.Arranged;
        var brokered = (Route)columns.Route[row] is Route.CouncilCommissioned or Route.ManagedBudget;
        var kind = GroupCounts.Kind(
            brokered ? columns.OptionCount[row] : 0,
            arranged ? band : DisplayBand.NotRecorded);
        return (kind, brokered && arranged ? columns.DaysToArrange(row) ?? -1 : -1);
    }

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
        AddShare(EquityThing.Options, row.Choice, other.Choice);
        if (row.Days.Interval is { } interval && other.Days.Interval is { } otherInterval)
        {
            gaps.Add(new FoundGap(row, EquityThing.Days, new EquityGap(
                other.Days, Mover.Difference(row.Days.Value!.Value, interval, other.Days.Value!.Value, otherInterval),
                TwoGroups.RankSumP(own.Days.Counts, others.Days.Counts))));
        }

        AddShare(EquityThing.Micro, row.Micro, other.Micro);
        return gaps;

        void AddShare(EquityThing thing, (long Part, long Whole) mine, (long Part, long Whole) theirs)
        {
            if (mine.Whole >= EquityRow.Least && theirs.Whole >= EquityRow.Least)
            {
                gaps.Add(new FoundGap(row, thing, new EquityGap(
                    RateColumns.Rate(theirs), Wilson.Difference(mine.Part, mine.Whole, theirs.Part, theirs.Whole)!.Value,
                    TwoGroups.ShareP(mine.Part, mine.Whole, theirs.Part, theirs.Whole))));
            }
        }
    }

    private sealed record FoundGap(EquityRow Group, EquityThing Thing, EquityGap Gap);

    private sealed record Comparison(GroupCounts[] Of, EquityRow Row, List<FoundGap> Gaps);

    private sealed class GroupCounts
    {
        private const int _bands = (int)DisplayBand.NotRecorded + 1;

        /// <summary>By how many providers were put forward (none, 1, more) and the band it was arranged with: one count a referral.</summary>
        private readonly long[] _kinds = new long[3 * _bands];

        public long Referrals => _kinds.Sum();

        public DayCounts Days { get; } = new();

        /// <param name="options">Providers put forward; 0 when it was not brokered or no list was kept.</param>
        /// <param name="band">The band it was arranged with.</param>
        public static int Kind(int options, DisplayBand band) => (Math.Min(options, 2) * _bands) + (int)band;

        public void Add(int kind, int days)
        {
            _kinds[kind]++;
            if (days >= 0)
            {
                Days.Add(days);
            }
        }

        public EquityRow Row(string name, bool isKnown)
        {
            var (listed, chosenAmong) = (Sum((options, _) => options > 0), Sum((options, _) => options > 1));
            var (named, micro) = (Sum((_, band) => band != DisplayBand.NotRecorded), Sum((_, band) => band == DisplayBand.Micro));
            return new(name, isKnown, Referrals, (chosenAmong, listed), Days.Total, Days.Median, (micro, named));
        }

        public static GroupCounts Together(IEnumerable<GroupCounts> groups)
        {
            var all = new GroupCounts();
            foreach (var one in groups)
            {
                for (var kind = 0; kind < all._kinds.Length; kind++)
                {
                    all._kinds[kind] += one._kinds[kind];
                }

                all.Days.Add(one.Days);
            }

            return all;
        }

        private long Sum(Func<int, DisplayBand, bool> isCounted)
            => _kinds.Where((_, kind) => isCounted(kind / _bands, (DisplayBand)(kind % _bands))).Sum();
    }
}
