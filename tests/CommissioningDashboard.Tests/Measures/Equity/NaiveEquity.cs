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
            Share(row.Gap(EquityDimension.Options), row.IsKnown, Choices(own), Choices(others));
            Share(row.Gap(EquityDimension.Micro), row.IsKnown, Micro(own, naive), Micro(others, naive));
            var days = row.Gap(EquityDimension.Days);
            (days?.Difference.Value).ShouldBeAbout(days is not null || !IsRepeated(own, others) && row.IsKnown && mine.Days.Count >= 8 && theirs.Days.Count >= 8
                ? Median(mine.Days) - Median(theirs.Days) : null);
        }
    }

    private static void Share(EquityGap? gap, bool isKnown, List<(int Person, bool IsPart)> mine, List<(int Person, bool IsPart)> theirs)
    {
        (gap is not null).Should().Be(isKnown && mine.Count >= 8 && theirs.Count >= 8);
        if (gap is null)
        {
            return;
        }

        var (p, q) = (mine.Average(x => x.IsPart ? 1.0 : 0), theirs.Average(x => x.IsPart ? 1.0 : 0));
        var (own, other) = (NaiveMarket.Wilson(p, mine.Count / Effect(mine)), NaiveMarket.Wilson(q, theirs.Count / Effect(theirs)));
        gap.Difference.Value.Should().BeApproximately(p - q, 1e-9);
        gap.Difference.Interval.Low.Should().BeApproximately(p - q - Math.Sqrt(Math.Pow(p - own.Low, 2) + Math.Pow(other.High - q, 2)), 1e-6);
        gap.Difference.Interval.High.Should().BeApproximately(p - q + Math.Sqrt(Math.Pow(own.High - p, 2) + Math.Pow(q - other.Low, 2)), 1e-6);
        gap.Others.Value.ShouldBeAbout(q);
    }

    /// <summary>Where somebody comes again, too few different people may be left for an interval, and then there is no gap.</summary>
    private static bool IsRepeated(List<PlainReferral> own, List<PlainReferral> others)
        => own.Concat(others).Where(x => x.Person > 0).GroupBy(x => x.Person).Any(x => x.Count() > 1);

    /// <summary>The variance of the share with each person as one draw, over that with each referral as one.</summary>
    private static double Effect(List<(int Person, bool IsPart)> rows)
    {
        var p = rows.Average(x => x.IsPart ? 1.0 : 0);
        var draws = rows.Select((x, at) => (Who: x.Person > 0 ? x.Person : -1 - at, Value: p is 0 or 1 ? 1 : (x.IsPart ? 1 : 0) - p)).ToList();
        return Math.Max(1, draws.GroupBy(x => x.Who).Sum(x => Math.Pow(x.Sum(r => r.Value), 2)) / draws.Sum(x => x.Value * x.Value));
    }

    private static List<(int Person, bool IsPart)> Choices(List<PlainReferral> referrals)
        => [.. referrals.Where(x => x.Route is Route.CouncilCommissioned or Route.ManagedBudget && x.Options.Count >= 1)
            .Select(x => (x.Person, x.Options.Count >= 2))];

    private static List<(int Person, bool IsPart)> Micro(List<PlainReferral> referrals, NaiveMarket naive)
        => [.. referrals.Where(x => x.Outcome == ReferralOutcome.Arranged && x.Provider is not null && naive.BandThen(x) != DisplayBand.NotKnown)
            .Select(x => (x.Person, naive.BandThen(x) == DisplayBand.Micro))];

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
