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
    private const int _ages = (int)AgeBand.NotKnown + 1;
    private const int _ethnicities = (int)EthnicityGroup.NoData + 1;
    private const int _needs = (int)Need.NotKnown + 1;
    private const int _routes = (int)Route.Signposting + 1;

    private static readonly int _outcomes = (int)Enum.GetValues<ReferralOutcome>().Max() + 1;

    public IEnumerable<EquityRow> All => ByAge.Concat(ByEthnicity).Concat(ByNeed);

    /// <summary>How many gaps were looked at.</summary>
    public int Looked => All.Sum(x => x.Gaps.Count);

    private static readonly SliceComputation<EquityGroups> _counted = new(Count);

    public static EquityGroups For(MarketSlice slice) => slice.GetOrCompute(_counted);

    private static EquityGroups Count(MarketSlice slice)
    {
        // Each referral is counted once among those alike in all three, who are then added to the groups they belong to. Waits are
        // counted by each of the three: many small tables would not stay in the processor's nearest memory, and one is small.
        var all = slice.Market.Referrals;
        var (age, ethnicity, need, route, outcome, options, arranged, received)
            = (all.Age, all.Ethnicity, all.Need, all.Route, all.Outcome, all.OptionCount, all.Arranged, all.Received);
        var rows = slice.Referrals;
        var bands = slice.ReferralBands;
        var (kinds, waits) = (Kinds(), new WaitTable(_ages + _ethnicities + _needs, rows, all));
        var alike = new int[_ages * _ethnicities * _needs * GroupCounts.Kinds];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            var (kind, isWait) = kinds[KindAt(route[row], outcome[row], Math.Min((int)options[row], GroupCounts.Options - 1), (int)bands[i])];
            var place = WaitTable.PlaceOf(arranged[row], received[row], isWait);
            alike[(((((age[row] * _ethnicities) + ethnicity[row]) * _needs) + need[row]) * GroupCounts.Kinds) + kind]++;
            waits.Add(age[row], place);
            waits.Add(_ages + ethnicity[row], place);
            waits.Add(_ages + _ethnicities + need[row], place);
        }

        var byAge = Groups(_ages, 0, x => x / _needs / _ethnicities);
        var byEthnicity = Groups(_ethnicities, _ages, x => x / _needs % _ethnicities);
        var byNeed = Groups(_needs, _ages + _ethnicities, x => x % _needs);
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
        GroupCounts[] Groups(int count, int first, Func<int, int> group)
        {
            var groups = Enumerable.Range(first, count).Select(x => new GroupCounts(waits.ForGroup(x))).ToArray();
            for (var i = 0; i < alike.Length; i++)
            {
                groups[group(i / GroupCounts.Kinds)].Add(i % GroupCounts.Kinds, alike[i]);
            }

            return groups;
        }
    }

    /// <summary>
    /// What a referral counts as, and 1 when its days count, by route, outcome, options and band: looked up and not asked of each,
    /// since the processor could not guess the answers.
    /// </summary>
    private static (int Kind, int IsWait)[] Kinds()
    {
        var kinds = new (int Kind, int IsWait)[KindAt(_routes, 0, 0, 0)];
        foreach (var route in CategoryNames.Routes.Select(x => x.Value))
        {
            foreach (var outcome in Enum.GetValues<ReferralOutcome>())
            {
                var (brokered, arranged) = (route is Route.CouncilCommissioned or Route.ManagedBudget, outcome == ReferralOutcome.Arranged);
                for (var options = 0; options < GroupCounts.Options; options++)
                {
                    foreach (var band in Enum.GetValues<DisplayBand>())
                    {
                        kinds[KindAt((int)route, (int)outcome, options, (int)band)]
                            = (GroupCounts.Kind(brokered ? options : 0, arranged ? band : DisplayBand.NotRecorded), brokered && arranged ? 1 : 0);
                    }
                }
            }
        }

        return kinds;
    }

    private static int KindAt(int route, int outcome, int options, int band) => ((((route * _outcomes) + outcome) * GroupCounts.Options) + options) * GroupCounts.Bands + band;

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

    private sealed class GroupCounts
    {
        public const int Bands = (int)DisplayBand.NotRecorded + 1;

        /// <summary>None, one, or more.</summary>
        public const int Options = 3;

        public const int Kinds = Options * Bands;

        /// <summary>By how many providers were put forward (none, 1, more) and the band it was arranged with: one count a referral.</summary>
        private readonly long[] _kinds = new long[Kinds];

        public long Referrals => _kinds.Sum();

        public DayCounts Days { get; } = new();

        /// <param name="waits">How many waited no day, one day and so on.</param>
        public GroupCounts(ReadOnlySpan<int> waits) => Days.Add(waits);

        /// <param name="options">Providers put forward, 2 for any more; 0 when it was not brokered or no list was kept.</param>
        /// <param name="band">The band it was arranged with.</param>
        public static int Kind(int options, DisplayBand band) => (options * Bands) + (int)band;

        public void Add(int kind, long referrals) => _kinds[kind] += referrals;

        public EquityRow Row(string name, bool isKnown)
        {
            var (listed, chosenAmong) = (Sum((options, _) => options > 0), Sum((options, _) => options > 1));
            var (named, micro) = (Sum((_, band) => band != DisplayBand.NotRecorded), Sum((_, band) => band == DisplayBand.Micro));
            return new(name, isKnown, Referrals, (chosenAmong, listed), Days.Total, Days.Median, (micro, named));
        }

        public static GroupCounts Together(IEnumerable<GroupCounts> groups)
        {
            var all = new GroupCounts([]);
            foreach (var one in groups)
            {
                for (var kind = 0; kind < Kinds; kind++)
                {
                    all._kinds[kind] += one._kinds[kind];
                }

                all.Days.Add(one.Days.Counts);
            }

            return all;
        }

        private long Sum(Func<int, DisplayBand, bool> isCounted)
            => _kinds.Where((_, kind) => isCounted(kind / Bands, (DisplayBand)(kind % Bands))).Sum();
    }
}
