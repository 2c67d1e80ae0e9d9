using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How many providers of equal size would make a market as varied as this one.</summary>
public sealed record EffectiveProviders : Measure<EffectiveProviders, IndexRow>
{
    /// <summary>Closer to the number used than this, as written, and the two are as good as one.</summary>
    private const double _nearlyAll = 0.05;

    /// <summary>Nearer to the number used than this share of it, and no reader would call the parts unequal: 55% to 45% for two.</summary>
    private const double _equal = 0.995;

    public override string Id => "effective-providers";

    public override string Name => "Effective number of providers";

    public override Unit Unit => Unit.Effective;

    public override bool IsWeighted => true;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override MeasureWords Words { get; } = new()
    {
        What = "How many providers would give as much variety as the market really has, if they shared the referrals equally. It is never "
            + "more than the number used.",
        WhyItMatters = "A long list can hide a short market. “Referrals to 96 providers are as concentrated as if 14 shared them equally” "
            + "says at once how much choice people really meet.",
        How = "Hill numbers of each provider’s share p. Order 1, the headline: exp(−Σ p ln p), which counts each provider by its share. "
            + "Order 2: 1 ÷ Σ p², which looks mostly at the largest. Order 0 is the plain number used. Intervals are bootstraps of 500 "
            + "draws.",
        Limits = "It knows nothing of quality, price or kind of support: ten similar agencies count as ten. With fewer than about ten "
            + "referrals a provider its interval is too narrow.",
        Source = "M. O. Hill (1973), Diversity and evenness, Ecology 54:427–432",
    };

    protected override MeasureResult<IndexRow> Work(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Now(slice), ProviderAmounts.Compared(slice));
        var used = new IndexRow("Providers used (order 0)", Used(now), before is null ? null : Used(before), now.Whole.Referrals,
            now.Active);
        var first = Row("Effective number (order 1)", 1);
        List<IndexRow> rows = [first, Row("Effective number (order 2)", 2), used];
        return new MeasureResult<IndexRow>
        {
            Measure = this,
            Value = first.Now,
            Compared = first.Compared,
            Finding = first.Now.Value is null
                ? Shares.Nothing(now.Whole, slice.Weight)
                : new(Parts.Upper($"{InWords(now.Active, first.Now, slice.Weight)}.")),
            Rows = rows,
            Table = IndexRow.Table("Effective number of providers", rows, slice.Filter.Compare),
            Working = Working.Index(
                first.Now,
                $"{Written.Counted(now.Active, "provider")} received {Written.Amount(now.Whole, slice.Weight)}.",
                $"With each one’s share p, −Σ p ln p = {Working.Number(Math.Log(first.Now.Value.GetValueOrDefault(1)))}.",
                $"exp({Working.Number(Math.Log(first.Now.Value.GetValueOrDefault(1)))}) = "
                    + $"{Working.Number(first.Now.Value.GetValueOrDefault())}."),
        };

        IndexRow Row(string name, int order)
            => new(name, Hill(now, order), before?.PlainIndex(Unit.Effective, counts => Diversity.Hill(counts, order)),
            now.Whole.Referrals, now.Active);
    }

    /// <summary>"referrals to {119 providers} are as concentrated as if {42} shared them equally", to stand within a sentence or, with a
    /// capital, at its start.</summary>
    internal static string InWords(int active, Figure effective, Weight weight)
    {
        var them = weight == Weight.WeeklyCost ? "it" : "them";
        if (active == 1)
        {
            return $"{{one provider}} received all of the {weight.Noun()}";
        }

        if (effective.Value > active - _nearlyAll)
        {
            var how = effective.Value > active * _equal ? "almost equally" : "between them";
            return $"{{{active} providers}} share the {weight.Noun()} {how}";
        }

        return $"{weight.Noun()} to {{{active} providers}} {weight.Are()} as concentrated as if {{{effective.Text}}} shared {them} equally";
    }

    private static Figure Hill(ProviderAmounts market, int order)
        => market.Index(Unit.Effective, counts => Diversity.Hill(counts, order), new Interval(1, Math.Max(1, market.Active)));

    private static Figure Used(ProviderAmounts market)
        => Diversity.Hill(market.Amounts, 0) is { } used
            ? new Figure(used, Unit.Effective, market.Whole.Counted)
            : Figure.Cannot(Unit.Effective, "No referral was arranged with a named provider.");
}
