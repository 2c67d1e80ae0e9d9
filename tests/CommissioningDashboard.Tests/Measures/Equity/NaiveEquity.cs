using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>The second computation of one way of grouping people, from raw rows.</summary>
internal static class NaiveEquity
{
    public static void ShouldBe<T>(MarketSlice slice, NaiveMarket naive, IReadOnlyList<EquityRow> rows, Func<PlainReferral, T> group, T notKnown, Func<T, string> name)
        where T : struct, Enum
    {
        var received = naive.Received(naive.Period);
        rows.Select(x => x.Group).Should().Equal(received.Select(group).Distinct().Order().Select(name));
        foreach (var row in rows)
        {
            var own = received.Where(x => name(group(x)) == row.Group).ToList();
            var others = received.Where(x => !own.Contains(x) && !group(x).Equals(notKnown)).ToList();
            var (mine, theirs) = (Count(own, naive), Count(others, naive));

            (row.Referrals, row.Choice, row.Waited, row.Micro).Should().Be((own.Count, mine.Choice, mine.Days.Count, mine.Micro));
            row.Days.Value.ShouldBeAbout(mine.Days.Count < 8 ? null : Median(mine.Days));
            row.IsKnown.Should().Be(row.Group != name(notKnown));
            Share(row.Gap(EquityDimension.Options), row.IsKnown, mine.Choice, theirs.Choice);
            Share(row.Gap(EquityDimension.Micro), row.IsKnown, mine.Micro, theirs.Micro);
            var days = row.Gap(EquityDimension.Days);
            (days?.Difference.Value).ShouldBeAbout(row.IsKnown && mine.Days.Count >= 8 && theirs.Days.Count >= 8 ? Median(mine.Days) - Median(theirs.Days) : null);
        }
    }

    private static void Share(EquityGap? gap, bool isKnown, (long Part, long Whole) mine, (long Part, long Whole) theirs)
    {
        (gap is not null).Should().Be(isKnown && mine.Whole >= 8 && theirs.Whole >= 8);
        if (gap is null)
        {
            return;
        }

        var (p, q) = ((double)mine.Part / mine.Whole, (double)theirs.Part / theirs.Whole);
        var (own, other) = (NaiveMarket.Wilson(p, mine.Whole), NaiveMarket.Wilson(q, theirs.Whole));
        gap.Difference.Value.Should().BeApproximately(p - q, 1e-9);
        gap.Difference.Interval.Low.Should().BeApproximately(p - q - Math.Sqrt(Math.Pow(p - own.Low, 2) + Math.Pow(other.High - q, 2)), 1e-6);
        gap.Difference.Interval.High.Should().BeApproximately(p - q + Math.Sqrt(Math.Pow(own.High - p, 2) + Math.Pow(q - other.Low, 2)), 1e-6);
        gap.Others.Value.ShouldBeAbout(q);
    }

    private static ((long, long) Choice, List<int> Days, (long, long) Micro) Count(List<PlainReferral> referrals, NaiveMarket naive)
    {
        var brokered = referrals.Where(x => x.Route is Route.CouncilCommissioned or Route.ManagedBudget).ToList();
        var named = referrals.Where(x => x.Outcome == ReferralOutcome.Arranged && x.Provider is not null).ToList();
        return (
            (brokered.Count(x => x.Options.Count >= 2), brokered.Count(x => x.Options.Count >= 1)),
            [.. brokered.Where(x => x.Outcome == ReferralOutcome.Arranged && x.Arranged is not null).Select(x => Math.Max(0, x.Arranged!.Value.DayNumber - x.Day.DayNumber)).Order()],
            (named.Count(x => naive.BandThen(x) == DisplayBand.Micro), named.Count(x => naive.BandThen(x) != DisplayBand.NotKnown)));
    }

    private static double Median(List<int> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
}
