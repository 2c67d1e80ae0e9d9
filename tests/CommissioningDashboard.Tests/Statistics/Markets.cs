using CsCheck;

namespace CommissioningDashboard.Tests.Statistics;

/// <summary>Made-up markets for property tests.</summary>
internal static class Markets
{
    /// <summary>One to forty providers, some with nothing, and at least two referrals in all.</summary>
    public static readonly Gen<long[]> Any = Gen.Frequency((1, Gen.Const(0L)), (3, Gen.Long[0, 50]), (1, Gen.Long[0, 20_000]))
        .Array[1, 40].Where(counts => counts.Sum() >= 2);

    /// <summary>A market small enough to write every referral out as the number of its provider.</summary>
    public static readonly Gen<long[]> Small = Gen.Long[0, 12].Array[1, 12].Where(counts => counts.Sum() >= 2);

    public static int[] Referrals(long[] counts) =>
        [.. counts.SelectMany((count, provider) => Enumerable.Repeat(provider, (int)count))];
}
