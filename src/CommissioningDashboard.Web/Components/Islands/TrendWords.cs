using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Components.Islands;

/// <summary>What the explorer reads out for a quarter or a month.</summary>
internal static class TrendWords
{
    /// <param name="row">The quarter or month.</param>
    /// <param name="bands">The bands that the chart shows.</param>
    /// <param name="weight">What referrals are counted by.</param>
    public static string Of(BandTrendRow row, IEnumerable<DisplayBand> bands, Weight weight)
    {
        if (row.Recorded.Amount == 0)
        {
            return $"{row.Time.Label}: {Shares.Nothing(row.Recorded, weight).Plain}";
        }

        // What the brackets hold is said once: the rest of a list is easier to hear without it.
        var shares = bands.Select((band, index) => index == 0
            ? $"{band.Name()} {row.Share(band).Text} (95% interval {row.Share(band).RangeText})"
            : $"{band.Name().ToLowerInvariant()} {row.Share(band).Text} ({row.Share(band).RangeText})");
        var text = $"{row.Time.Label}: {Written.Amount(row.Recorded, weight)} to named providers. {string.Join(", ", shares)}.";
        if (row.Recorded.Counted < Figure.ReliableBasis)
        {
            text += $" They rest on fewer than {Figure.ReliableBasis} referrals: low reliability.";
        }

        var unnamed = row.Bands[(int)DisplayBand.NotRecorded].Referrals;
        return unnamed == 0 ? text : $"{text} {Written.Counted(unnamed, "further referral has", "further referrals have")} no provider recorded.";
    }
}
