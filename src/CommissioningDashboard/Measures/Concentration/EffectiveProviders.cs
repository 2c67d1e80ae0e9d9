using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How many providers of equal size would make a market as varied as this one.</summary>
public sealed record EffectiveProviders : Measure<EffectiveProviders, IndexRow>
{
    public override string Id => "effective-providers";

    public override string Name => "Effective number of providers";

    public override Unit Unit => Unit.Effective;

    public override Direction Diverse => Direction.HighIsDiverse;

    public override MeasureWords Words { get; } = new()
    {
        What = "The number of equally used providers that would give as much variety as the market really has. It is never more than the "
            + "number used.",
        WhyItMatters =
            "A long list can hide a short market. “Your 96 active providers act like 14” says at once how much choice people really meet.",
        How = "Hill numbers of each provider’s share p. Order 1, the headline: exp(−Σ p ln p), which weighs providers by their share. "
            + "Order 2: 1 ÷ Σ p², which looks mostly at the largest. Order 0 is the plain number used. Intervals are bootstraps of 500 "
            + "draws.",
        Limits = "It knows nothing of quality, price or kind of support: ten similar agencies count as ten. With fewer than about ten "
            + "referrals a provider its interval is too narrow.",
        Source = "M. O. Hill (1973), Diversity and evenness, Ecology 54:427–432",
    };

    protected override MeasureResult<IndexRow> Work(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Now(slice), ProviderAmounts.Compared(slice));
        var used = new IndexRow("Providers used (order 0)", Used(now), before is null ? null : Used(before), now.Whole.Referrals);
        var first = Row("Effective number (order 1)", 1);
        List<IndexRow> rows = [first, Row("Effective number (order 2)", 2), used];
        return new MeasureResult<IndexRow>
        {
            Measure = this,
            Value = first.Now,
            Compared = first.Compared,
            Finding = first.Now.Value is null
                ? Shares.Nothing(now.Whole, slice.Weight)
                : new($"{{{Written.Counted(now.Active, "active provider")}}} act{(now.Active == 1 ? "s" : "")} like {{{first.Now.Text}}}."),
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
            now.Whole.Referrals);
    }

    private static Figure Hill(ProviderAmounts market, int order)
        => market.Index(Unit.Effective, counts => Diversity.Hill(counts, order), new Interval(1, Math.Max(1, market.Active)));

    private static Figure Used(ProviderAmounts market)
        => Diversity.Hill(market.Amounts, 0) is { } used
            ? new Figure(used, Unit.Effective, market.Whole.Counted)
            : Figure.Cannot(Unit.Effective, "No referral was arranged with a named provider.");
}
