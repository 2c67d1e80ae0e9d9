using CommissioningDashboard.Data;
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
        if (slice.IsOutsideData)
        {
            return "";
        }

        var bands = BandShare.For(slice);
        var recorded = Tally.Sum(bands.Rows.Select(x => x.Arranged));
        List<string> said = [];
        if (recorded.Amount > 0)
        {
            said.Add($"{Written.Amount(recorded, slice.Weight)} to {Written.Counted(ProviderAmounts.Now(slice).Active, "provider")}.");
        }

        // Of a handful of referrals in either year, no comparison is worth its sentence.
        var micro = bands.Rows.SingleOrDefault(x => x.Band == DisplayBand.Micro);
        if (micro is
            {
                Before: { Value: not null, Basis: >= Parts.FewestForPercent }, Share.Basis: >= Parts.FewestForPercent,
                Change: { } change
            })
        {
            said.Add($"{slice.Filter.Compare.Heading()}, micro-providers received {micro.Before.Text}; "
                + $"{Difference(slice.Filter.Compare, change)} chance would explain.");
        }

        if (slice.Weight != Weight.Referrals && recorded.Referrals > 0)
        {
            var noun = slice.Weight == Weight.WeeklyCost ? "Weekly cost is" : "Weekly hours are";
            said.Add($"{noun} recorded for "
                + Plain(Parts.Share(recorded.Counted, recorded.Referrals, "referral to a named provider", "referrals to named providers"))
            + ".");
        }

        if (slice.NotRecorded(slice.Period).Referrals is var unnamed and > 0)
        {
            said.Add(Unnamed(unnamed, slice.OnRoute(Route.DirectPayment, slice.Period).NotRecorded.Referrals, recorded.Referrals > 0));
        }

        return string.Join(' ', said);
    }

    private static string Difference(Comparison compare, Difference change)
    {
        var moved = change.Value > 0 ? "rise" : "fall";
        return change.LargerThanChance
            ? $"the {(compare.IsInTime() ? moved : "difference")} is larger than"
            : "the difference is no larger than";
    }

    /// <summary>How many referrals name no provider, and whether they are direct payments: said only where it is so.</summary>
    private static string Unnamed(long unnamed, long direct, bool further)
    {
        var kind = direct switch
        {
            _ when direct == 0 || 2 * direct <= unnamed => "",
            _ when direct < unnamed => ", mostly direct payments",
            _ when unnamed == 1 => ", a direct payment",
            _ => ", all of them direct payments",
        };
        return $"{(further ? "A further " : "")}{Written.Counted(unnamed, "referral")} {(unnamed == 1 ? "names" : "name")} no "
            + $"provider{kind}.";
    }

    private static string Plain(string phrase) => new Sentence(phrase).Plain;

    /// <summary>The size that receives most beyond the capacity it states, when the excess is beyond chance.</summary>
    public static Sentence Bands(IReadOnlyList<BandShareRow> rows, Weight weight)
    {
        var over = rows.Where(x => x is { Share: { Value: not null, Interval: not null }, CapacityShare: > 0 })
            .Where(x => x.Share.Interval!.Value.Low > x.CapacityShare && x.Share.Value >= _timesCapacity * x.CapacityShare)
            .MaxBy(x => x.Share.Value / x.CapacityShare);
        if (rows.All(x => x.Share.Value is null))
        {
            return new($"There are no {weight.Noun()} to compare with stated capacity.");
        }

        if (rows.All(x => x.CapacityShare is null))
        {
            return new("No open provider states a capacity to compare with.");
        }

        if (over is null)
        {
            return new($"No size of provider receives much more of the {weight.Noun()} than its part of stated capacity.");
        }

        return new($"{Parts.Upper(over.Band.Providers())} receive "
            + $"{Shares.PartOf(over.Arranged, Tally.Sum(rows.Select(x => x.Arranged)), weight)} and state "
            + $"{Parts.OfCapacity(over.CapacityShare!.Value)}.");
    }
}
