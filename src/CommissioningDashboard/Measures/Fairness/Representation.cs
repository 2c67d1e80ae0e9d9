using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One band's part beside its part of capacity and of a choice blind to size and owner.</summary>
/// <param name="Band">The display band.</param>
/// <param name="Arranged">What went to its providers.</param>
/// <param name="Share">Its share of what went to all.</param>
/// <param name="CapacityShare">Its share of the capacity stated by those able to take the referrals; none when nobody states any.</param>
/// <param name="Index">Share ÷ capacity share; none without capacity.</param>
/// <param name="Expected">The amount that a blind choice would give it, in the weight's unit.</param>
/// <param name="Range">The amounts that a blind choice gives 95 times in 100.</param>
/// <param name="ExpectedShare">The same as a share.</param>
/// <param name="Amount">What it received, in the weight's unit.</param>
public sealed record RepresentationRow(
    DisplayBand Band, Tally Arranged, Figure Share, double? CapacityShare, RatioEstimate? Index, double Expected, Interval Range,
        double? ExpectedShare, double Amount)
{
    private const double _rounding = 1e-6;

    /// <summary>More or less than a blind choice would give 95 times in 100.</summary>
    public bool IsBeyondChance => Amount < Range.Low - _rounding || Amount > Range.High + _rounding;
}

/// <summary>Whether each band receives its part: of the capacity stated, and of a choice that is blind to size and owner.</summary>
public sealed record Representation : Measure<Representation, RepresentationRow>
{
    private const string _noCapacity = "No micro-provider that could have taken a referral states a capacity.";

    public override string Id => "representation";

    public override string Name => "Representation by size of provider";

    public override string Headline => "Micro-providers’ share of referrals, against their share of capacity";

    public override DisplayBand? About => DisplayBand.Micro;

    public override Unit Unit => Unit.Times;

    public override bool IsWeighted => true;

    public override IReadOnlyList<Fact> Needs => [Fact.Size, Fact.Services];

    public override IReadOnlyList<Fact> Uses => [Fact.SizeOfOpen, Fact.Capacity, Fact.Area];

    public override MeasureWords Words { get; } = new()
    {
        What = "Each size’s share of referrals as a multiple of its share of the capacity that providers able to take those referrals "
            + "state, and beside it the number of referrals that it would have if every able provider were as likely to be chosen. The "
            + "headline is the multiple of micro-providers; 1 is proportionate.",
        WhyItMatters = "A bare share says nothing of fairness: ten large providers may rightly receive most. Set against what they can "
            + "give, and against who else could have been chosen, it does.",
        Plainly = "We add up the hours that providers of each size say they can give, and set beside it the referrals they received. A "
            + "size that has a fifth of the hours and a fifth of the referrals stands at 1. We also say what it would receive if everybody "
            + "able were as likely to be chosen.",
        How = "Each arranged referral is compared only with the providers open, offering its service and covering its area in its month, "
            + "each under the size it had then. Capacity share: a size’s share of the hours a week stated by all providers that could have "
            + "taken at least one of the referrals, each counted once, as stated, its hours shared out over the sizes it had in the months "
            + "of the period. Representation = share of referrals ÷ capacity share, with Wilson’s interval of the share divided by it. "
            + "Expected: a referral counts for a size as the size’s share of the number of those providers; the range is the sum ± 1.96 "
            + "times the square root of the sum of p(1 − p), which holds 95% of what chance would give; where people come again it is "
            + "wider by the square root of the design effect (see the share by size of provider). By hours or cost, each referral counts "
            + "for its amount w, and the sum is of w²p(1 − p).",
        Limits = "Capacity is what providers say of themselves, covers all their services and areas together (so a filter on one of them "
            + "makes wide providers look larger than they are), may be old, and counts as none where none is stated. Such an even choice "
            + "treats a sole trader and a large agency alike, which nobody would; it marks one end, capacity the other. Referrals to "
            + "providers that the register does not show as able are left out. It does not say why a size receives more or less. "
            + "Version 1 took every referral for another person, and a provider’s capacity under its size at the end.",
        Source = "Care Act 2014, section 5; E. B. Wilson (1927), JASA 22:209–212; the variance is that of a sum of independent choices",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected override MeasureResult<RepresentationRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var micro = rows.Single(x => x.Band == DisplayBand.Micro);
        return new MeasureResult<RepresentationRow>
        {
            Measure = this,
            Value = micro.Index is { } index
                ? new Figure(index.Value, Unit.Times, micro.Share.Basis, index.Interval)
                : Figure.Cannot(Unit.Times, _noCapacity),
            Finding = Finding(micro, NeutralChoice.For(slice).Whole, slice.Weight),
            Rows = rows,
            Table = Table(rows, NeutralChoice.For(slice).Whole, slice.Weight),
            Working = micro.Index is { } times ? Steps(NeutralChoice.For(slice), micro.Share, times, slice.Weight) : [],
        };
    }

    private static List<RepresentationRow> Rows(MarketSlice slice)
    {
        var neutral = NeutralChoice.For(slice);
        var whole = neutral.Whole;
        var scale = slice.Weight == Weight.Referrals ? 1.0 : 100;
        return [.. DisplayBands.OfProviders.Select(band =>
        {
            var part = neutral[band];
            var effect = slice.DesignEffect(band);
            var range = part.Range(whole.Amount, effect);
            var share = Shares.Calculate(part.To, whole, effect);
            return new RepresentationRow(
                band, part.To, share, part.Capacity,
                share is { Value: { } own, Rests: { } rests } && part.Capacity is { } capacity
                    ? Ratio.ToFixed(own * rests, rests, capacity) : null,
                part.Expected / scale, new Interval(range.Low / scale, range.High / scale),
                    whole.Amount == 0 ? null : part.Expected / whole.Amount, part.To.In(slice.Weight));
        })];
    }

    private static Sentence Finding(RepresentationRow micro, Tally whole, Weight weight)
    {
        var blind = micro.IsBeyondChance ? "" : ", a difference that chance could explain";
        return (micro.Share.Value, micro.ExpectedShare, micro.Index) switch
        {
            (null, _, _) => Shares.Nothing(whole, weight),
            (_, 0, _) => new($"No micro-provider could have taken any of the {weight.Noun()}."),
            (_, 1, _) => new($"Only micro-providers could have taken these {weight.Noun()}."),
            (_, { } expected, null) => new($"Micro-providers receive {Shares.PartOf(micro.Arranged, whole, weight)}; if all able providers "
                + $"were as likely to be chosen, it would be {{{Written.Percent(expected)}}}{blind}."),
            (_, { } expected, _) => new($"Micro-providers receive {Shares.PartOf(micro.Arranged, whole, weight)} and state "
                + $"{Parts.OfCapacity(micro.CapacityShare!.Value)}; "
                + $"if all able providers were as likely to be chosen, it would be {{{Written.Percent(expected)}}}{blind}."),
            _ => Shares.Nothing(whole, weight),
        };
    }

    private static IReadOnlyList<string> Steps(NeutralChoice choice, Figure share, RatioEstimate times, Weight weight)
    {
        var micro = choice[DisplayBand.Micro];
        return
        [
            .. Working.Share(
                "Micro-providers received", micro.To, "All providers able to take the referrals received", choice.Whole, weight, share),
            $"Micro-providers state {Working.Number(micro.Hours)} of the {Working.Number(choice.Hours)} hours a week stated by all able to "
                + $"take any of them: {Working.Percent(micro.Capacity!.Value)}.",
            $"{Working.Percent(share.Value!.Value)} ÷ {Working.Percent(micro.Capacity.Value)} = {Written.Number(times.Value, Unit.Times)}.",
        ];
    }

    private static MeasureTable Table(List<RepresentationRow> rows, Tally whole, Weight weight)
    {
        var all = new Protection.FigureOf(Shares.AllReferralsColumn);
        var own = new Protection.FigureOf(Shares.ReferralsColumn);
        var unit = Units.ForWeight(weight);
        var share = new ShareColumns<RepresentationRow>(
            weight, Shares.ReferralsColumn, Shares.AllReferralsColumn, x => x.Arranged, _ => whole, x => x.Share);
        return MeasureTable.FromRows<RepresentationRow>(
            "Referrals by size of provider, against capacity and against an even choice", rows,
            [
                (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
                .. share.Referrals,
                .. share.Amounts,
                share.Share,
                share.Rests,
                .. share.Interval,
                (new("capacity_share", "Share of stated capacity", Unit.Share, all), x => x.CapacityShare),
                (new("times", "Share ÷ capacity share", Unit.Times, own), x => x.Index?.Value),
                (new("times_low", "95% interval of that from", Unit.Times, own), x => x.Index?.Interval.Low),
                (new("times_high", "95% interval of that to", Unit.Times, own), x => x.Index?.Interval.High),
                (new("expected", "If all able were as likely", unit, all), x => x.Expected),
                (new("expected_low", "95% of such choices from", unit, all), x => x.Range.Low),
                (new("expected_high", "95% of such choices to", unit, all), x => x.Range.High),
            ]);
    }
}
