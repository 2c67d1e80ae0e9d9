using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Sentences that draw on more than one measure.</summary>
public static class MarketSentences
{
    /// <summary>A band is called out when its share is at least this many times its share of stated capacity.</summary>
    private const double _timesCapacity = 1.25;

    /// <summary>The size behind the headline: how much, to how many, and what changed or is unrecorded.</summary>
    public static string Context(MarketSlice slice)
    {
        var bands = BandShare.For(slice);
        var recorded = Tally.Sum(bands.Rows.Select(x => x.Arranged));
        var text = $"{Written.Amount(recorded, slice.Weight)} to {Written.Counted(ProviderAmounts.Now(slice).Active, "provider")}.";
        var micro = bands.Rows.Single(x => x.Band == DisplayBand.Micro);
        if (micro is { Before.Value: not null, Change: { } change })
        {
            text += $" {slice.Filter.Compare.Heading()}, micro-providers received {micro.Before.Text}; "
                + $"{Difference(slice.Filter.Compare, change)} chance would explain.";
        }

        var notRecorded = slice.NotRecorded(slice.Period);
        if (notRecorded.Referrals > 0)
        {
            text += $" A further {Written.Counted(notRecorded.Referrals, "referral")} name no provider, mostly direct payments.";
        }

        if (slice.Weight != Weight.Referrals && recorded.Referrals > 0)
        {
            text += $" The {slice.Weight.Noun()} are recorded for {Written.Percent((double)recorded.Counted / recorded.Referrals)} of "
                + $"these referrals.";
        }

        return text;
    }

    private static string Difference(Comparison compare, Difference change)
    {
        var moved = change.Value > 0 ? "rise" : "fall";
        return change.LargerThanChance
            ? $"the {(compare.IsInTime() ? moved : "difference")} is larger than"
            : "the difference is no larger than";
    }

    /// <summary>The band that receives most beyond the capacity it states, when the excess is beyond chance.</summary>
    public static Sentence Bands(IReadOnlyList<BandShareRow> rows, Weight weight)
    {
        var over = rows.Where(x => x is { Share: { Value: not null, Interval: not null }, CapacityShare: > 0 })
            .Where(x => x.Share.Interval!.Value.Low > x.CapacityShare && x.Share.Value >= _timesCapacity * x.CapacityShare)
            .MaxBy(x => x.Share.Value / x.CapacityShare);
        return over is null
            ? new($"No band receives much more of {weight.Noun()} than the capacity it states.")
            : new($"{over.Band.Name()} providers receive {{{over.Share.Value / over.CapacityShare:0.0}}} times their share of stated "
            + $"capacity.");
    }
}
