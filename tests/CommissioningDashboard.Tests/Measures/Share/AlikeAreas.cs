using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;
using CommissioningDashboard.Tests.Statistics;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// A market of six areas, of 30 to 400 referrals, in which one is as likely to choose each of forty providers as another; or in which the
/// fourth has only some of them.
/// </summary>
internal static class AlikeAreas
{
    private const int _providers = 40;

    private static readonly int[] _referrals = [30, 45, 80, 150, 240, 400];

    /// <param name="seed">Where chance begins.</param>
    /// <param name="less">The part of the providers that the fourth area has.</param>
    public static MarketSlice Slice(ulong seed, double less = 1)
    {
        var random = new Xoshiro256(seed);
        var builder = new MarketBuilder();
        var liked = Enumerable.Range(0, _providers).Select(_ => -Math.Log(1 - random.NextDouble())).ToArray();
        foreach (var x in Enumerable.Range(0, _providers))
        {
            builder.Provider($"P{x:00}", 3);
        }

        foreach (var (area, referrals) in _referrals.Index())
        {
            var table = new AliasTable([.. liked.Take(area == 3 ? (int)(_providers * less) : _providers)]);
            foreach (var chosen in Enumerable.Range(0, referrals).Select(_ => table.Next(random)).CountBy(x => x))
            {
                builder.Refer(chosen.Value, $"P{chosen.Key:00}", with: x => x with { Area = $"A{area}" });
            }
        }

        return MarketSlice.Take(
            (builder.Rows with { Areas = [.. _referrals.Index().Select(x => $"A{x.Index}")] }).Snapshot(), MarketBuilder.InMay);
    }
}
