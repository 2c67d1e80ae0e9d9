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

    public override FollowedFigure? Followed { get; } = FollowedFigure.AtCommonNumber(
        "Effective number of providers", ProviderAmounts.Power, x => Diversity.Hill(x, 1));

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Uses => [Fact.Ownership];

    public override MeasureWords Words { get; } = new()
    {
        What = "How many providers would give as much variety as the market really has, if they shared the referrals equally. Few "
            + "referrals show less variety than there is, and what they hide is put back.",
        WhyItMatters = "A long list can hide a short market. “Referrals to 96 providers are as concentrated as if 14 shared them equally” "
            + "says at once how much choice people really meet.",
        Plainly = "If ten providers share the referrals equally, the number is ten. If one of them has nearly everything, it is little "
            + "more than one, however many names are on the list. With few referrals some providers have none by bad luck; we allow for "
            + "them.",
        How = "Hill numbers of each provider’s share p. Order 1, the headline, counts each provider by its share: exp(−Σ p ln p), with "
            + "the entropy of Chao, Wang and Jost in place of the plain one, which adds what small numbers hide: the unevenness that "
            + "chance makes, and providers that had nothing by chance, judged by how many had one referral and two. Order 2 looks mostly "
            + "at the largest: 1 ÷ the chance that two different referrals went to one provider. Order 0 is the plain number used, which "
            + "is counted and has no interval. Providers of one group count as one unless the filter counts them apart. The 95% interval "
            + "of order 1 is 1.96 standard errors each way, from leaving out each referral in turn (jackknife); that of order 2 is the "
            + "turned-round interval of the Herfindahl-Hirschman index. Of hours and cost, the part that chance makes is larger by as "
            + "much as such referrals are worth fewer equal ones. Version 1 took the shares as they fell, and its interval missed the "
            + "truth in 23 of 100 for a year of a county and nearly always for one team.",
        Limits = "It knows nothing of quality, price or kind of support: ten similar agencies count as ten. It comes out above the "
            + "number used where few referrals suggest more providers that had none by chance. On markets made by chance its interval "
            + "held the truth in 93 to 98 of 100, from a team’s quarter of 80 referrals to a county’s year of 8,000; of hours and cost "
            + "in 91 to 99. With two or three providers, or fewer than 30 referrals, it can fall to 88. A person who comes back to the "
            + "same provider counts each time, which makes the interval too narrow where many do.",
        Source = "M. O. Hill (1973), Ecology 54:427–432; A. Chao, Y. T. Wang and L. Jost (2013), Methods in Ecology and Evolution "
            + "4:1091–1100",
    };

    protected override MeasureResult<IndexRow> Work(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Power(slice), ProviderAmounts.PowerCompared(slice));
        var used = Row(now.HasGroups ? "Groups and providers used (order 0)" : "Providers used (order 0)", Used);
        var first = Row("Effective number (order 1)", Order1);
        List<IndexRow> rows = [first, Row("Effective number (order 2)", Order2), used];
        return new MeasureResult<IndexRow>
        {
            Measure = this,
            Value = first.Now,
            Compared = first.Compared,
            Finding = first.Now.Value is null
                ? Shares.Nothing(now.Whole, slice.Weight)
                : new(Parts.Upper($"{InWords(now, first.Now, slice.Weight)}.")),
            Rows = rows,
            Table = IndexRow.Table($"Effective number of providers{now.GroupClause}", rows, slice.Filter.Compare),
            Working = first.Now.Value is { } value ? Working.Estimate(first.Now, Steps(now, value, slice.Weight)) : [],
        };

        IndexRow Row(string name, Func<ProviderAmounts, Figure> figure)
            => new(name, figure(now), before is null ? null : figure(before), now.Whole.Referrals, now.Active);
    }

    /// <summary>"referrals to {119 providers} are as concentrated as if {42} shared them equally", to stand within a sentence or, with a
    /// capital, at its start.</summary>
    internal static string InWords(ProviderAmounts market, Figure effective, Weight weight)
    {
        var (active, them) = (market.Active, weight == Weight.WeeklyCost ? "it" : "them");

        // What is marked stays on one line, on a phone too.
        var who = market.HasGroups ? $"{{{active}}} groups and single providers" : $"{{{active} providers}}";
        if (active == 1)
        {
            return $"{{one {(market.HasGroups ? "group" : "provider")}}} received all of the {weight.Noun()}";
        }

        if (effective.Value > active - _nearlyAll)
        {
            // Equal as they fell: few referrals may hide that more would be used, but not make unequal parts equal.
            var how = Diversity.Hill(market.Amounts, 1) > active * _equal ? "almost equally" : "between them";
            return $"{who} share the {weight.Noun()} {how}";
        }

        return $"{weight.Noun()} to {who} {weight.Are()} as concentrated as if {{{effective.Text}}} shared {them} equally";
    }

    private static string[] Steps(ProviderAmounts market, double value, Weight weight)
    {
        var plain = Diversity.Shannon(market.Amounts).GetValueOrDefault();
        return
        [
            $"{Received(market)} received {Written.Amount(market.Whole, weight)}.",
            $"With each one’s share p, −Σ p ln p = {Working.Number(plain)}.",
            $"With what small numbers hide it is {Working.Number(Math.Log(value))}.",
            $"exp({Working.Number(Math.Log(value))}) = {Working.Number(value)}.",
        ];
    }

    /// <summary>"119 providers", "104 groups and single providers".</summary>
    internal static string Received(ProviderAmounts market)
        => market.HasGroups ? $"{Written.Whole(market.Active)} groups and single providers" : Written.Counted(market.Active, "provider");

    private static Figure Order1(ProviderAmounts market)
        => market.Estimated(Unit.Effective, EffectiveNumber.Order1(market.Received));

    private static Figure Order2(ProviderAmounts market)
        => market.Estimated(Unit.Effective, EffectiveNumber.Order2(market.Received));

    private static Figure Used(ProviderAmounts market)
        => Diversity.Hill(market.Amounts, 0) is { } used
            ? new Figure(used, Unit.Effective, market.Whole.Counted)
            : Figure.Cannot(Unit.Effective, "No referral was arranged with a named provider.");
}
