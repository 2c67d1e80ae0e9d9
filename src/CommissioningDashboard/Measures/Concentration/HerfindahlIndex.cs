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
    /// <summary>Below this many referrals the small-number form is the headline.</summary>
    public const int SmallNumber = 200;

    public override string Id => "herfindahl";

    public override string Name => "Herfindahl-Hirschman index";

    public override Unit Unit => Unit.Index;

    public override bool IsWeighted => true;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override MeasureWords Words { get; } = new()
    {
        What = "How concentrated the market is, from near 0 (very many equal providers) to 10,000 (one provider has everything).",
        WhyItMatters =
            "It moves when a large provider grows even if the number of providers stays the same, and it can be compared over time.",
        How = "10,000 × the sum of the squares of each provider’s share. With fewer than 200 referrals the small-number form leads: 10,000 "
            + "× Σ n(n − 1) ÷ N(N − 1), which does not make a small market look concentrated by chance. It exists for counts of referrals "
            + "only. The interval is a bootstrap of 500 draws.",
        Limits = "There is no United Kingdom threshold for it: the merger guidelines of 2021 apply none, and none is invented here. "
            + "Compare a market with itself over time, or with a similar one.",
        Source = "O. C. Herfindahl (1950); A. O. Hirschman (1964); Competition and Markets Authority, Merger Assessment Guidelines (2021)",
    };

    protected override MeasureResult<IndexRow> Work(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Now(slice), ProviderAmounts.Compared(slice));
        var plain = Row("Herfindahl-Hirschman index", Concentration.Herfindahl);
        var small = slice.Weight == Weight.Referrals ? Row("Small-number form", Concentration.HerfindahlUnbiased) : null;
        var headline = small is not null && now.Whole.Referrals < SmallNumber ? small : plain;
        List<IndexRow> rows = small is null ? [plain] : [plain, small];
        return new MeasureResult<IndexRow>
        {
            Measure = this,
            Value = headline.Now,
            Compared = headline.Compared,
            Finding = headline.Now.Value is null
                ? TooFew(now.Whole, slice.Weight)
                : new($"The index is {{{headline.Now.Text}}} of 10,000 (95% interval "
                + $"{headline.Now.RangeText}){Beside(slice, headline.Compared)}."),
            Rows = rows,
            Table = IndexRow.Table("Herfindahl-Hirschman index", rows, slice.Filter.Compare),
            Working = Working.Index(
                headline.Now,
                $"{Written.Counted(now.Active, "provider")} received {Written.Amount(now.Whole, slice.Weight)}.",
                headline == plain
                    ? $"The squares of their shares add up to {Working.Number(plain.Now.Value.GetValueOrDefault() / 10_000)}."
                    : $"With fewer than {SmallNumber} referrals, n(n − 1) ÷ N(N − 1) is added up instead of squares: "
                    + $"{Working.Number(headline.Now.Value.GetValueOrDefault() / 10_000)}.",
                $"10,000 × {Working.Number(headline.Now.Value.GetValueOrDefault() / 10_000)} = {headline.Now.Text}."),
        };

        IndexRow Row(string name, Func<ReadOnlySpan<long>, double?> index) => new(
            name, now.Index(Unit.Index, index, new Interval(0, 10_000)), before?.PlainIndex(Unit.Index, index), now.Whole.Referrals,
                now.Active);
    }

    private static string Beside(MarketSlice slice, Figure? compared)
        => compared?.Value is null ? "" : $"; {slice.Filter.Compare.Clause($"{{{compared.Text}}}")}";

    private static Sentence TooFew(Tally whole, Weight weight) => whole.Referrals > 0 && weight == Weight.Referrals
        ? new("One referral is too few to say how concentrated the market is.")
        : Shares.Nothing(whole, weight);
}
