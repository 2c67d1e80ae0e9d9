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
        var (ages, ethnicities, needs) = (Counts(AgeBand.NotKnown), Counts(EthnicityGroup.NoData), Counts(Need.NotKnown));
        var columns = slice.Market.Referrals;
        foreach (var row in slice.Referrals)
        {
            var one = Referral(slice, columns, row);
            ages[columns.Age[row]].Add(one);
            ethnicities[columns.Ethnicity[row]].Add(one);
            needs[columns.Need[row]].Add(one);
        }

        List<Comparison> compared =
        [
            .. Compared(ages, x => ((AgeBand)x).Name()), .. Compared(ethnicities, x => ((EthnicityGroup)x).Name()), .. Compared(needs, x => ((Need)x).Name()),
        ];
        var gaps = compared.SelectMany(x => x.Gaps).ToList();
        var adjusted = FalseDiscovery.Adjusted([.. gaps.Select(x => x.Gap.P)]);
        var byGroup = gaps.Zip(adjusted, (x, p) => (x.Group, x.Thing, Gap: x.Gap with { P = p })).ToLookup(x => x.Group);
        var rows = compared.ToLookup(x => x.Of, x => x.Row with { Gaps = byGroup[x.Row].ToDictionary(g => g.Thing, g => g.Gap) });
        return new EquityGroups([.. rows[ages]], [.. rows[ethnicities]], [.. rows[needs]]);
    }

    /// <summary>One count for each value; the last is "not known".</summary>
    private static GroupCounts[] Counts<T>(T last) where T : struct, Enum
        => [.. Enumerable.Range(0, Convert.ToInt32(last, null) + 1).Select(_ => new GroupCounts())];

    private static OneReferral Referral(MarketSlice slice, ReferralColumns columns, int row)
    {
        var arranged = columns.Outcome[row] == (byte)ReferralOutcome.Arranged;
        var brokered = (Route)columns.Route[row] is Route.CouncilCommissioned or Route.ManagedBudget;
        return new OneReferral(
            brokered ? columns.OptionCount[row] : 0,
            brokered && arranged ? columns.DaysToArrange(row) ?? -1 : -1,
            arranged ? slice.BandOfReferral(row) : DisplayBand.NotRecorded);
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

    /// <param name="Options">Providers put forward; 0 when it was not brokered or no list was kept.</param>
    /// <param name="Days">Days to arrange; negative when it was not brokered, not arranged or not dated.</param>
    /// <param name="Band">The band it was arranged with.</param>
    private readonly record struct OneReferral(int Options, int Days, DisplayBand Band);

    private sealed class GroupCounts
    {
        private long _listed, _chosenAmong, _named, _micro;

        public long Referrals { get; private set; }

        public DayCounts Days { get; } = new();

        public void Add(in OneReferral one)
        {
            Referrals++;
            _listed += one.Options > 0 ? 1 : 0;
            _chosenAmong += one.Options > 1 ? 1 : 0;
            _named += one.Band != DisplayBand.NotRecorded ? 1 : 0;
            _micro += one.Band == DisplayBand.Micro ? 1 : 0;
            if (one.Days >= 0)
            {
                Days.Add(one.Days);
            }
        }

        public EquityRow Row(string name, bool isKnown) => new(name, isKnown, Referrals, (_chosenAmong, _listed), Days.Total, Days.Median, (_micro, _named));

        public static GroupCounts Together(IEnumerable<GroupCounts> groups)
        {
            var all = new GroupCounts();
            foreach (var one in groups)
            {
                all.Referrals += one.Referrals;
                all._listed += one._listed;
                all._chosenAmong += one._chosenAmong;
                all._named += one._named;
                all._micro += one._micro;
                all.Days.Add(one.Days);
            }

            return all;
        }
    }
}
