using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Components.Islands;

/// <summary>What the explorer reads out for a band.</summary>
internal static class BandWords
{
    public static string Describe(MarketSlice slice, string band)
    {
        var row = BandShare.For(slice).Rows.First(x => x.Band.Name() == band);
        var text = $"{band}: {Written.Amount(row.Arranged, slice.Weight)} in the period, {row.Share.Text} of {slice.Weight.Noun()}";
        text += row.Share.Interval is null ? "." : $" (95% interval {row.Share.RangeText}).";
        if (row.Before is { Value: not null } before)
        {
            text += $" {Capital(slice.Filter.Compare.Clause(before.Text))}.";
        }

        text += $" {Written.Counted(row.OpenProviders, "provider")} open";
        return text + (row.CapacityShare is { } share ? $", with {Written.Percent(share)} of stated capacity." : ".");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
