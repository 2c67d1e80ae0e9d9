using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How unevenly referrals are spread over the providers that could take them: Gini's coefficient and the Lorenz curve.</summary>
public sealed record UseInequality : Measure<UseInequality, LorenzPoint>
{
    public override string Id => "inequality";

    public override string Name => "Inequality of use (Gini)";

    public override Unit Unit => Unit.Coefficient;

    public override bool IsWeighted => true;

    public override Direction Diverse => Direction.LowIsDiverse;

    public override FollowedFigure? Followed { get; } = FollowedFigure.AtCommonNumber(
        "Inequality of use (Gini)", ProviderAmounts.Now, x => Inequality.Gini(x));

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override IReadOnlyList<Fact> Needs => [Fact.Services];

    public override MeasureWords Words { get; } = new()
    {
        What = "How unevenly referrals are spread over all providers open and able to take them, including those that received none: 0 "
            + "when all receive the same, towards 1 when one receives everything. The Lorenz curve draws the same thing.",
        WhyItMatters =
            "Counting only providers that were used hides those that never were. With the zeros in, an invisible half of the market shows.",
        Plainly = "We put all providers that could be used in a row, from least to most used, and look at what the least used half "
            + "receives. If all receive the same the figure is 0; if one receives everything it is close to 1.",
        How = "Providers are ordered from least to most used; the curve shows what share of referrals the least used part of them "
            + "received. Gini’s coefficient is twice the area between the curve and the line of equal shares. "
            + "It is a full count of the period and has no interval; version 1 had one, which held the truth of the chances behind the "
            + "count far too seldom.",
        Limits = "Providers of one group are counted apart: the question is use and not power. Providers differ in size, so some "
            + "inequality is natural; set it beside capacity. Chance alone makes some providers receive more than others, and more so the "
            + "fewer referrals there are: compare periods with about as many. The trend is at a common number.",
        Source = "C. Gini (1912); M. O. Lorenz (1905), Publications of the American Statistical Association 9:209–219",
    };

    protected override MeasureResult<LorenzPoint> Work(MarketSlice slice)
    {
        var (now, before) = (ProviderAmounts.Now(slice), ProviderAmounts.Compared(slice));
        var value = now.Index(Unit.Coefficient, Inequality.Gini);
        var points = Inequality.Lorenz(now.Amounts);
        return new MeasureResult<LorenzPoint>
        {
            Measure = this,
            Value = value,
            Compared = before?.Index(Unit.Coefficient, Inequality.Gini),
            Finding = (value.Value, now.Holders.Count) switch
            {
                (null, _) => Shares.Nothing(now.Whole, slice.Weight),
                (_, 1) => new("{One provider} was open or used, so there is nothing to compare it with."),
                _ => Finding(Inequality.At(points, 0.5), slice.Weight),
            },
            Rows = points,
            Working = value.Value is null ? [] :
            [
                $"{Written.Counted(now.Holders.Count, "provider")} could take a referral or did; "
                    + $"{Written.Whole(now.Holders.Count - now.Active)} of them received none.",
                $"The curve of what they received, least used first, encloses "
                    + $"{Working.Number(0.5 - (value.Value.GetValueOrDefault() / 2))} of the square beneath it; the line of equal shares "
                    + $"encloses 0.5.",
                $"Twice the difference is {Working.Number(value.Value.GetValueOrDefault())}.",
            ],
            Table = Table(points, now, slice.Weight),
        };
    }

    private static MeasureTable Table(IReadOnlyList<LorenzPoint> curve, ProviderAmounts market, Weight weight)
    {
        var referrals = Shares.ReferralsColumn with { IsWorking = true };
        var used = new Column("used", "Providers used", Unit.Providers, Protection.Free, IsWorking: true);
        return MeasureTable.FromRows<LorenzPoint>(
            "Lorenz curve: share of referrals received by the least used providers", Tenths(curve),
            (new("providers", "The least used part of providers", Unit.Share, Protection.Free), x => x.ProviderShare),
            (new("share", $"receives this share of {weight.Noun()}", Unit.Share, new Protection.IndexOf(referrals, used)),
                x => x.ReferralShare),
            (referrals, _ => market.Whole.Referrals),
            (used, _ => market.Active));
    }

    private static Sentence Finding(double half, Weight weight) => half == 0
        ? new($"The least used half of providers receive {{none}} of the {weight.Noun()}.")
        : new($"The least used half of providers receive {{{Written.Percent(half)}}} of {weight.Noun()}.");

    /// <summary>The curve at every tenth of providers: enough for a table to be read.</summary>
    private static IEnumerable<LorenzPoint> Tenths(IReadOnlyList<LorenzPoint> curve)
        => curve.Count == 0 ? [] : Enumerable.Range(1, 10).Select(x => new LorenzPoint(x / 10.0, Inequality.At(curve, x / 10.0)));
}
