using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>Shares of what went to recorded providers, worked out the same way in every measure.</summary>
public static class Shares
{
    /// <summary>The column of referrals that a share is worked out from.</summary>
    public static Column ReferralsColumn { get; } = new("referrals", "Referrals", Unit.Referrals, Protection.CountOfPeople);

    /// <summary>The column of the referrals that those are a part of.</summary>
    public static Column AllReferralsColumn { get; } = new(
        "all_referrals", "All referrals", Unit.Referrals, Protection.CountOfPeople, IsWorking: true);

    /// <summary>The column of amounts that a share is worked out from, in the weight's unit.</summary>
    /// <param name="weight">What is counted.</param>
    /// <param name="referrals">The column of their referrals.</param>
    /// <param name="isKnownWhose">True when columns beside it say who makes the amount.</param>
    public static Column AmountColumn(Weight weight, Column referrals, bool isKnownWhose) => new(
        "amount", weight == Weight.Referrals ? "Referrals counted" : $"Sum of {weight.Noun()}", Units.ForWeight(weight),
        isKnownWhose ? MakerColumns.Counted(weight, referrals, "amount") : Counted(weight, referrals),
        IsWorking: weight == Weight.Referrals);

    /// <summary>The column of the whole that those amounts are parts of.</summary>
    public static Column WholeColumn(Weight weight, Column allReferrals)
        => new("all_amount", "The whole", Units.ForWeight(weight), Counted(weight, allReferrals), IsWorking: true);

    /// <summary>
    /// The protection of an amount in the weight's unit: itself a count of people, or an amount of the people in another column.
    /// </summary>
    public static Protection Counted(Weight weight, Column people)
        => weight == Weight.Referrals ? Protection.CountOfPeople : new Protection.AmountOf(people);

    /// <summary>The column of the number of referrals that an interval rests on.</summary>
    public static Column RestsColumn { get; } = new(
        "rests_on", "Effective sample size", Unit.Referrals, Protection.CountOfPeople, IsWorking: true);

    /// <summary>How many referrals of equal weight would be as sure as these, whatever the share; 0 for none.</summary>
    public static double Effective(Tally tally) => Kish.EffectiveCount(tally.Amount, tally.Squares) ?? 0;

    /// <summary>How many referrals of equal weight and of different people would make a part's share of a whole as sure.</summary>
    /// <param name="part">The part.</param>
    /// <param name="whole">The whole.</param>
    /// <param name="designEffect">By how much the share is less sure because people come again.</param>
    public static double? Effective(Tally part, Tally whole, double designEffect)
        => WeightedShare.EffectiveCount(Sums(part), Sums(whole)) / designEffect;

    private static WeightSums Sums(Tally tally) => new(tally.Counted, tally.Amount, tally.Squares);

    /// <summary>What went to providers of any band, those of unknown size included, but not what has no provider recorded.</summary>
    public static Tally Recorded(IReadOnlyList<Tally> byBand)
    {
        // A loop, since every share of every month asks for it.
        var sum = default(Tally);
        foreach (var band in DisplayBands.OfProviders)
        {
            sum += byBand[(int)band];
        }

        return sum;
    }

    /// <summary>What went to providers of known size: what shares are taken of where several are set beside each other.</summary>
    public static Tally OfKnownSize(IReadOnlyList<Tally> byBand) => Recorded(byBand) - byBand[(int)DisplayBand.NotKnown];

    /// <summary>Why a finding has nothing to say: no referral at all, or none that records the amount asked for.</summary>
    public static Sentence Nothing(Tally whole, Weight weight) => whole.Referrals switch
    {
        0 => new("No referral was arranged with a named provider in this period."),
        1 => new($"The one referral to a named provider does not record its {weight.Noun()}."),
        var n => new($"None of the {{{Written.Counted(n, "referral")}}} to named providers records its {weight.Noun()}."),
    };

    /// <summary>
    /// A part as a sentence says it: "{9%} of referrals", "{none} of the weekly hours", and of few referrals "{3} of 7 referrals". The
    /// whole must not be nothing.
    /// </summary>
    public static string PartOf(Tally part, Tally whole, Weight weight)
    {
        if (weight == Weight.Referrals && whole.Referrals < Parts.FewestForPercent)
        {
            return Parts.Share(part.Referrals, whole.Referrals, "referral");
        }

        if (part.Amount == 0)
        {
            return $"{{none}} of the {weight.Noun()}";
        }

        if (part.Amount == whole.Amount)
        {
            return $"{{all}} of the {weight.Noun()}";
        }

        return $"{{{Written.Percent((double)part.Amount / whole.Amount)}}} of {weight.Noun()}";
    }

    /// <summary>
    /// One band's share of what went to recorded providers. Those of unknown size may be of any band, so it is a range while there are any.
    /// </summary>
    public static Figure Calculate(BandTallies byBand, DisplayBand band) => Calculate(byBand, Recorded(byBand), band);

    /// <summary>The same where the whole is known already.</summary>
    public static Figure Calculate(BandTallies byBand, Tally recorded, DisplayBand band)
        => Calculate(byBand[(int)band], recorded, Unknown(byBand, band), byBand.DesignEffect(band));

    /// <summary>A share of counted referrals of which some may belong to the part or not.</summary>
    public static Figure OfCounts(long part, long whole, long unknown, string reason, double designEffect)
        => whole == 0 ? Figure.Cannot(Unit.Share, reason)
            : Calculate(Tally.FromCount(part), Tally.FromCount(whole), Tally.FromCount(unknown), designEffect);

    /// <summary>A share as a sentence says it: how many of how many, or the range in which it lies.</summary>
    public static string PartOf(Figure share, long part, long whole, string one, string many)
    {
        if (share.IsSettled)
        {
            return Parts.Share(part, whole, one, many);
        }

        if (whole >= Parts.FewestForPercent)
        {
            return $"{{{Open(share)}}} of {Written.Counted(whole, one, many)}";
        }

        var most = (long)Math.Round(share.Range!.Value.High * whole);
        return $"{{{(part == 0 ? "up to" : $"{part} to")} {most}}} of {Written.Counted(whole, one, many)}";
    }

    /// <summary>
    /// A share that the unknown may leave open, before "of": "40%", "20% to 40%", "up to 40%", "40% or more", "any part".
    /// </summary>
    public static string Open(Figure share) => share.IsSettled || share.Range is not { } range ? share.Text
        : (Written.Percent(range.Low), Written.Percent(range.High)) switch
        {
            ("0%", "100%") => "any part",
            ("0%", var high) => $"up to {high}",
            (var low, "100%") => $"{low} or more",
            _ => share.Text,
        };

    /// <summary>What may belong to a band besides what is known to.</summary>
    public static Tally Unknown(IReadOnlyList<Tally> byBand, DisplayBand band)
        => band switch
        {
            DisplayBand.NotKnown => default,
            DisplayBand.InHouse => byBand[DisplayBands.OwnerNotKnown],
            _ => byBand[(int)DisplayBand.NotKnown],
        };

    /// <summary>A part's share of a whole of which some may belong to the part or not.</summary>
    public static Figure Calculate(Tally part, Tally whole, Tally unknown, double designEffect)
    {
        var least = Calculate(part, whole, designEffect);
        if (unknown.Amount == 0 || least is not { Value: { } low, Rests: { } own })
        {
            return least;
        }

        // Both ends on the smaller number, so that one says what the interval rests on.
        var most = Calculate(part + unknown, whole, designEffect);
        var (high, rests) = (most.Value!.Value, Math.Min(own, most.Rests!.Value));
        return least with
        {
            Range = new Interval(low, high),
            Interval = new Interval(
                Wilson.Interval(low * rests, rests)!.Value.Low, Wilson.Interval(Math.Min(high, 1) * rests, rests)!.Value.High),
            Rests = rests,
        };
    }

    /// <summary>
    /// A part's share of a whole, with Wilson's interval on the effective number of referrals that follows from the share's linearised
    /// variance.
    /// </summary>
    public static Figure Calculate(Tally part, Tally whole, double designEffect = 1)
        => Figure.Share(part.Amount, whole.Amount, whole.Counted, Effective(part, whole, designEffect),
            whole.Referrals == 0 ? "No referral was arranged with a named provider." : "None of the referrals records this amount.");

    /// <summary>
    /// The difference of a band's share from what the slice is set beside. All areas hold those looked at: the areas' share is then
    /// compared with the rest's, from which their share of all follows, since p − all = (1 − w)(p − rest) when they are the part w of all.
    /// </summary>
    /// <param name="compare">What is set beside.</param>
    /// <param name="now">The slice's amounts by band.</param>
    /// <param name="beside">Those of what it is set beside.</param>
    /// <param name="z">The level of the interval, as a standard normal deviate.</param>
    public static Difference? Change(
        Comparison compare, BandTallies now, BandTallies beside, DisplayBand band, double z = Confidence.Z95)
    {
        if (compare.IsInTime())
        {
            return Change(now, beside, band, z);
        }

        var rest = beside - now;
        var part = (double)Recorded(rest).Amount / Recorded(beside).Amount;
        return Change(now, rest, band, z) is { } change
            ? new Difference(part * change.Value, new Interval(part * change.Interval.Low, part * change.Interval.High))
            : null;
    }

    /// <summary>
    /// The change of a band's share between two periods, with Newcombe's interval. Where sizes are unknown the interval reaches from the
    /// change if they count before and not now to that if they count now and not before.
    /// </summary>
    public static Difference? Change(BandTallies now, BandTallies before, DisplayBand band, double z = Confidence.Z95)
    {
        var (unknownNow, unknownBefore) = (Unknown(now, band), Unknown(before, band));
        if (unknownNow.Amount == 0 && unknownBefore.Amount == 0)
        {
            return KnownChange(now, before, band, default, default, z);
        }

        return KnownChange(now, before, band, default, unknownBefore, z) is { } least
            && KnownChange(now, before, band, unknownNow, default, z) is { } most
            ? new Difference((least.Value + most.Value) / 2, new Interval(least.Interval.Low, most.Interval.High))
            : null;
    }

    private static Difference? KnownChange(
        BandTallies now, BandTallies before, DisplayBand band, Tally moreNow, Tally moreBefore, double z)
    {
        var own = Calculate(now[(int)band] + moreNow, Recorded(now), now.DesignEffect(band));
        var other = Calculate(before[(int)band] + moreBefore, Recorded(before), before.DesignEffect(band));
        return own is { Value: { } share, Rests: { } n } && other is { Value: { } shareBefore, Rests: { } m }
            ? Wilson.Difference(share * n, n, shareBefore * m, m, z) : null;
    }
}
