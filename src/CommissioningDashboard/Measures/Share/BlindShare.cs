using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What a choice that looks at no size would give micro-providers, among those able.</summary>
internal static class BlindShare
{
    /// <summary>The part of those able that are micro, of those of known size; none where no size is known.</summary>
    /// <param name="slice">Whose size scheme counts.</param>
    /// <param name="monthIndex">Months since the snapshot's first; each provider has the size it had then.</param>
    /// <param name="able">Who could have been chosen.</param>
    public static double? OfMicro(MarketSlice slice, int monthIndex, AbleProviders able)
    {
        var month = slice.Market.FirstMonth.Plus(monthIndex);
        var (micro, known) = (0, 0);
        foreach (var provider in able.Places)
        {
            var band = slice.BandOf(slice.Providers[provider], month);
            micro += band == DisplayBand.Micro ? 1 : 0;
            known += band == DisplayBand.NotKnown ? 0 : 1;
        }

        return known == 0 ? null : (double)micro / known;
    }
}
