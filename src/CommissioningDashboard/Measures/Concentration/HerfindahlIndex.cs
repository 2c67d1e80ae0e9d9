using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One form of an index for the period and for what it is set beside.</summary>
/// <param name="Name">Which form it is.</param>
/// <param name="Now">The figure for the period.</param>
/// <param name="Compared">The figure of what the slice is set beside.</param>
/// <param name="Referrals">How many referrals this year's figure rests on.</param>
/// <param name="Used">How many providers received any of them.</param>
public sealed record IndexRow(string Name, Figure Now, Figure? Compared, long Referrals, int Used)
{
    /// <summary>The table that all index measures share.</summary>
    internal static MeasureTable Table(string title, IReadOnlyList<IndexRow> rows, Comparison compare)
    {
        var referrals = new Column("referrals", "Referrals it rests on", Unit.Referrals, Protection.CountOfPeople);
        var used = new Column("used", "Providers used", Unit.Providers, Protection.Free, IsWorking: true);
        var index = new Protection.IndexOf(referrals, used);
        var unit = rows[0].Now.Unit;
        return MeasureTable.FromRows<IndexRow>(
            title, rows,
            (new("index", "Index", Unit.Text, Protection.Free), x => x.Name),
            (referrals, x => x.Referrals),
            (used, x => x.Used),
            (new("value", "Value", unit, index), x => x.Now.Value),
            (new("low", "95% interval from", unit, index), x => x.Now.Interval?.Low),
            (new("high", "95% interval to", unit, index), x => x.Now.Interval?.High),
            (new("compared", compare.Heading(), unit, index), x => x.Compared?.Value));
    }
}

/// <summary>How concentrated the market is, on economists' usual scale.</summary>
public sealed record HerfindahlIndex : Measure<HerfindahlIndex, IndexRow>
{
    public override string Id => "herfindahl";

    public override string Name => "Herfindahl-Hirschman index";

    public override Unit Unit => Unit.Index;

    public override bool IsWeighted => true;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Uses => [Fact.Ownership];

    public override MeasureWords Words { get; } = new()
    {
        What = "How concentrated the market is, from near 0 (very many equal providers) to 10,000 (one provider has everything).",
        WhyItMatters =
            "It moves when a large provider grows even if the number of providers stays the same, and it can be compared over time.",
        Plainly = "Take two referrals at random: how likely is it that they went to the same provider? Ten thousand times that is the "
            + "index. If everything went to one provider it would be 10,000; with a hundred providers that share equally it is about "
            + "100.",
        How = "10,000 × the chance that two different referrals went to one provider: Σ n(n − 1) ÷ N(N − 1) with n of N referrals. "
            + "Unlike the plain sum of squared shares, which stands below it, it does not make a small market look concentrated by "
            + "chance. Providers of one group count as one unless the filter counts them apart. Of hours and cost each pair of referrals "
            + "counts by the product of what the two weigh. The 95% interval is from the variance of an average over pairs, on the "
            + "logarithm. Version 1 led with the plain sum from 200 referrals on, and its interval held the truth in 67 of 100 for a "
            + "year of one team.",
        Limits = "There is no United Kingdom threshold for it: the merger guidelines of 2021 apply none, and none is invented here. "
            + "Compare a market with itself over time, or with a similar one. On markets made by chance its interval held the truth in "
            + "94 to 99 of 100, from a team’s quarter of 80 referrals to a county’s year of 8,000. A person who comes back to the same "
            + "provider counts each time, which makes the interval too narrow where many do.",
        Source = "O. C. Herfindahl (1950); A. O. Hirschman (1964); E. H. Simpson (1949), Nature 163:688; Competition and Markets "
            + "Authority, Merger Assessment Guidelines (2021)",
    };

    protected override MeasureResult<IndexRow> Work(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Power(slice), ProviderAmounts.PowerCompared(slice));
        var index = Row("Herfindahl-Hirschman index", Unbiased);
        var plain = Row("Sum of squared shares", x => x.Index(Unit.Index, Concentration.Herfindahl));
        List<IndexRow> rows = [index, plain];
        return new MeasureResult<IndexRow>
        {
            Measure = this,
            Value = index.Now,
            Compared = index.Compared,
            Finding = index.Now.Value is null
                ? TooFew(now.Whole, slice.Weight)
                : new($"The index is {{{index.Now.Text}}} of 10,000 (95% interval {index.Now.RangeText}){now.GroupClause}"
                    + $"{Beside(slice, index.Compared)}."),
            Rows = rows,
            Table = IndexRow.Table($"Herfindahl-Hirschman index{now.GroupClause}", rows, slice.Filter.Compare),
            Working = Working.Estimate(
                index.Now,
                $"{EffectiveProviders.Received(now)} received {Written.Amount(now.Whole, slice.Weight)}.",
                $"The squares of their shares add up to {Working.Number(plain.Now.Value.GetValueOrDefault() / 10_000)}.",
                $"Without each referral’s pair with itself it is {Working.Number(index.Now.Value.GetValueOrDefault() / 10_000)}"
                    + (slice.Weight == Weight.Referrals ? ": n(n − 1) ÷ N(N − 1) added up over the providers." : "."),
                $"10,000 × {Working.Number(index.Now.Value.GetValueOrDefault() / 10_000)} = {index.Now.Text}."),
        };

        IndexRow Row(string name, Func<ProviderAmounts, Figure> figure)
            => new(name, figure(now), before is null ? null : figure(before), now.Whole.Referrals, now.Active);
    }

    private static Figure Unbiased(ProviderAmounts market) => market.Estimated(Unit.Index, SamePair.Chance(market.Received), 10_000);

    private static string Beside(MarketSlice slice, Figure? compared)
        => compared?.Value is null ? "" : $"; {slice.Filter.Compare.Clause($"{{{compared.Text}}}")}";

    private static Sentence TooFew(Tally whole, Weight weight) => whole switch
    {
        { Amount: 0 } => Shares.Nothing(whole, weight),
        { Counted: 1 } => new("One referral is too few to say how concentrated the market is."),
        _ => new("Too few referrals weigh anything to say how concentrated the market is."),
    };
}
