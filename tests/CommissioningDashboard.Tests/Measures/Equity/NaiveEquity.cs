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
            var (mine, theirs) = (NaiveWaits.Of(own, naive), NaiveWaits.Of(others, naive));
            var (choices, micro) = (Choices(own), Micro(own, naive));

            (row.Referrals, row.Choice, row.Arranged, row.Without, row.Micro).Should().Be(
                (own.Count, Counted(choices), mine.Count(x => x.HasSupport), mine.Count(x => !x.HasSupport), Counted(micro)));
            row.Days.Value.ShouldBeAbout(mine.Count < 8 ? null : NaiveWaits.Median(mine));
            row.MicroShare.Value.ShouldBeAbout(micro.Count == 0 ? null : Share(micro, all: false));
            (row.MicroShare.Range?.High).ShouldBeAbout(micro.Exists(x => x.IsPart is null) ? Share(micro, all: true) : null);
            row.IsKnown.Should().Be(row.Group != name(notKnown));
            ShareGap(row.Gap(EquityDimension.Options), row.IsKnown, choices, Choices(others));
            ShareGap(row.Gap(EquityDimension.Micro), row.IsKnown, micro, Micro(others, naive));
            DaysGap(row.Gap(EquityDimension.Days), row.IsKnown, mine, theirs);
        }
    }

    private static void DaysGap(EquityGap? gap, bool isKnown, List<NaiveWait> mine, List<NaiveWait> theirs)
    {
        (gap is not null).Should().Be(isKnown && mine.Count >= 8 && theirs.Count >= 8 && mine.Concat(theirs).Any(x => x.HasSupport));
        (gap?.Value).ShouldBeAbout(gap is null ? null : NaiveWaits.Median(mine) - NaiveWaits.Median(theirs));
        (gap?.Others.Value).ShouldBeAbout(gap is null ? null : NaiveWaits.Median(theirs));
    }

    private static void ShareGap(EquityGap? gap, bool isKnown, List<NaivePart> mine, List<NaivePart> theirs)
    {
        (gap is not null).Should().Be(isKnown && mine.Count >= 8 && theirs.Count >= 8);
        if (gap is null)
        {
            return;
        }

        var (own, other) = (Rests(mine), Rests(theirs));
        gap.Interval.Low.Should().BeApproximately(Newcombe(Share(mine, all: false), own, Share(theirs, all: true), other).Low, 1e-6);
        gap.Interval.High.Should().BeApproximately(Newcombe(Share(mine, all: true), own, Share(theirs, all: false), other).High, 1e-6);
        gap.Others.Value.ShouldBeAbout(Share(theirs, all: false));
        if (!mine.Concat(theirs).Any(x => x.IsPart is null))
        {
            gap.Value.ShouldBeAbout(Share(mine, all: false) - Share(theirs, all: false));
        }
    }

    private static (double Low, double High) Newcombe(double p, double n, double q, double m)
    {
        var (own, other) = (NaiveMarket.Wilson(p, n), NaiveMarket.Wilson(q, m));
        return (p - q - Math.Sqrt(Math.Pow(p - own.Low, 2) + Math.Pow(other.High - q, 2)),
            p - q + Math.Sqrt(Math.Pow(own.High - p, 2) + Math.Pow(q - other.Low, 2)));
    }

    private static double Share(List<NaivePart> rows, bool all) => rows.Average(x => x.IsPart ?? all ? 1.0 : 0);

    private static double Rests(List<NaivePart> rows) => rows.Count / Math.Max(Effect(rows, all: false), Effect(rows, all: true));

    /// <summary>The variance of the share with each person as one draw, over that with each referral as one.</summary>
    private static double Effect(List<NaivePart> rows, bool all)
    {
        var p = Share(rows, all);
        var draws = rows.Select((x, at) => (Who: x.Person > 0 ? x.Person : -1 - at, Value: p is 0 or 1 ? 1 : (x.IsPart ?? all ? 1 : 0) - p)).ToList();
        return Math.Max(1, draws.GroupBy(x => x.Who).Sum(x => Math.Pow(x.Sum(r => r.Value), 2)) / draws.Sum(x => x.Value * x.Value));
    }

    private static PartCounts Counted(List<NaivePart> rows) => new(rows.Count(x => x.IsPart == true), rows.Count, rows.Count(x => x.IsPart is null));

    private static List<NaivePart> Choices(List<PlainReferral> referrals)
        => [.. referrals.Where(x => x.Route is Route.CouncilCommissioned or Route.ManagedBudget && x.Options.Count >= 1)
            .Select(x => new NaivePart(x.Person, x.Options.Count >= 2))];

    private static List<NaivePart> Micro(List<PlainReferral> referrals, NaiveMarket naive)
        => [.. referrals.Where(x => x.Outcome == ReferralOutcome.Arranged && x.Provider is not null)
            .Select(x => new NaivePart(x.Person, naive.BandThen(x) == DisplayBand.NotKnown ? null : naive.BandThen(x) == DisplayBand.Micro))];

    /// <summary>Whether one person's referral belongs to the part; none where it may or may not.</summary>
    private sealed record NaivePart(int Person, bool? IsPart);
}
