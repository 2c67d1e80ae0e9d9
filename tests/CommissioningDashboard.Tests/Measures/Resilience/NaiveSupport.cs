using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>Support that goes on, counted row by row from the definition in words.</summary>
internal static class NaiveSupport
{
    /// <summary>Referrals whose support with a named provider goes on on a day.</summary>
    public static List<PlainReferral> GoingOn(this NaiveMarket naive, DateOnly day)
        => [.. naive.Received((naive.FirstDay, day)).Where(x => x.Provider is not null && GoesOn(x, day))];

    public static bool GoesOn(PlainReferral referral, DateOnly day)
        => referral.Outcome == ReferralOutcome.Arranged && (referral.Arranged ?? referral.Day) <= day && !(referral.Ended < day);

    /// <summary>Different persons, and each referral of nobody known as one more.</summary>
    public static long People(IEnumerable<PlainReferral> rows)
    {
        var all = rows.ToList();
        return all.Where(x => x.Person > 0).Select(x => x.Person).Distinct().Count() + all.Count(x => x.Person == 0);
    }

    public static decimal Hours(IEnumerable<PlainReferral> rows) => rows.Sum(x => x.Hours ?? 0);

    /// <summary>By provider: by people, hours and name.</summary>
    public static List<IGrouping<string, PlainReferral>> Ranked(IEnumerable<PlainReferral> rows)
        => [.. rows.GroupBy(x => x.Provider!).OrderByDescending(People).ThenByDescending(Hours).ThenBy(x => x.Key, StringComparer.Ordinal)];

    /// <summary>By holder of power, ties by the name of its first provider.</summary>
    public static List<IGrouping<string, PlainReferral>> RankedHolders(
        this NaiveMarket naive, IReadOnlyCollection<PlainReferral> rows, DateOnly? day = null)
        => [.. rows.GroupBy(x => naive.HolderOf(x.Provider!, day)).OrderByDescending(People).ThenByDescending(Hours)
            .ThenBy(x => x.Select(r => r.Provider!).Min(StringComparer.Ordinal), StringComparer.Ordinal)];

    private static List<double> Weights(IEnumerable<PlainReferral> rows) => [.. rows.Select(x => x.Hours).OfType<decimal>().Select(x => (double)x)];

    /// <summary>The figures are those of some raw rows and their shares of others.</summary>
    public static void ShouldBe(
        this (SupportAmount Part, SupportAmount Whole) support, IReadOnlyCollection<PlainReferral> part, IReadOnlyCollection<PlainReferral> whole,
        NaiveMarket naive)
    {
        support.Part.People.Should().Be(People(part));
        support.Whole.People.Should().Be(People(whole));
        (support.Part.Hours.Amount / 100m).Should().Be(Hours(part));
        var (people, hours) = (support.Part.PeopleShare(support.Whole), support.Part.HoursShare(support.Whole));
        people.Value.ShouldBeAbout((double)People(part) / People(whole));
        people.Interval!.Value.High.Should().BeApproximately(NaiveMarket.Wilson(people.Value!.Value, People(whole)).High, 1e-6);
        var (low, high) = HoursBetween(part, whole, naive);
        var isOpen = whole.Any(x => x.Hours is null);
        hours.Value.ShouldBeAbout(Hours(whole) == 0 || part.All(x => x.Hours is null) ? null : low);
        if (hours.Interval is { } interval)
        {
            var rests = NaiveMarket.Rests((double)(Hours(part) / Hours(whole)), Weights(part), Weights(whole));
            interval.Low.Should().BeApproximately(Math.Max(0, NaiveMarket.Wilson(low, rests).Low), 1e-6);
            interval.High.Should().BeApproximately(Math.Min(1, NaiveMarket.Wilson(high, rests).High), 1e-6);
            (hours.Range?.High).ShouldBeAbout(isOpen ? high : null);
        }
    }

    /// <summary>
    /// The least and the most that a part's share of hours may be: what is not recorded is between none and the largest that any referral of
    /// the data records, and none of the one while most of the other.
    /// </summary>
    public static (double Low, double High) HoursBetween(
        IReadOnlyCollection<PlainReferral> part, IReadOnlyCollection<PlainReferral> whole, NaiveMarket naive)
    {
        var largest = naive.Rows.Referrals.Max(x => x.Hours) ?? 0;
        return (Share(x => part.Contains(x) ? 0 : largest) ?? 0, Share(x => part.Contains(x) ? largest : 0) ?? 1);

        double? Share(Func<PlainReferral, decimal> guess)
        {
            var all = whole.Sum(x => x.Hours ?? guess(x));
            return all == 0 ? null : (double)(part.Sum(x => x.Hours ?? guess(x)) / all);
        }
    }
}
