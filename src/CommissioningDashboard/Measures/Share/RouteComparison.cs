using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What was arranged by one route.</summary>
/// <param name="Arranged">Arranged referrals.</param>
/// <param name="Hours">Their planned hours a week, of those that record them.</param>
/// <param name="Pounds">Their planned cost a week in pounds, likewise.</param>
/// <param name="Micro">Those that went to micro-providers.</param>
/// <param name="Recorded">Those that name a provider.</param>
/// <param name="Unknown">Those of them that went to providers of unknown size.</param>
/// <param name="DesignEffect">By how much the share is less sure because people come again, in the whole of the slice.</param>
public sealed record RouteComparisonRow(
    Route Route, long Arranged, double Hours, double Pounds, long Micro, long Recorded, long Unknown, double DesignEffect)
{
    /// <summary>A range while some went to providers of unknown size.</summary>
    public Figure MicroShare => Shares.OfCounts(
        Micro, Recorded, Unknown, "No referral by this route names its provider.", DesignEffect);
}

/// <summary>The routes side by side: each is another kind of thing, so they are never added together.</summary>
public sealed record RouteComparison : Measure<RouteComparison, RouteComparisonRow>
{
    private const string _none = "No council-commissioned referral in this period names its provider.";

    public override string Id => "routes";

    public override string Name => "Micro-providers’ share by route";

    public override string Headline => "Micro-providers’ share of council-commissioned referrals";

    public override DisplayBand? About => DisplayBand.Micro;

    public override Direction Better => Direction.HighIsDiverse;

    public override Unit Unit => Unit.Share;

    public override IReadOnlyList<Fact> Needs => [Fact.Size];

    public override MeasureWords Words { get; } = new()
    {
        What = "For each route (council commissioned, council-managed personal budget, direct payment, signposting) the referrals, hours "
            + "and cost arranged, the share that went to micro-providers, and the part that names no provider. The headline is "
            + "micro-providers’ share of what the council commissions.",
        WhyItMatters = "People who hold their own budget choose differently from a council that buys for them. Adding the routes together "
            + "would hide both.",
        Plainly = "We sort the arranged referrals by who pays and who arranges, and for each kind count how many that name a provider went "
            + "to micro-providers.",
        How = "Arranged referrals of the period by route. Micro share = referrals to micro-providers ÷ referrals that name a provider, "
            + "with Wilson’s 95% interval, on fewer referrals where people come again (see the share by size of provider); a provider’s "
            + "size is the one it had in the referral’s month. Not recorded = referrals that name no provider ÷ all of the route. Always "
            + "counted by referrals.",
        Limits = "Most direct payments name no provider, so their micro share rests on the few that do and may not speak for the rest. "
            + "Hours and cost are sums of what is recorded, so they are too low where it is missing. Version 1 took every "
            + "referral for another person.",
        Source = "Care Act 2014, sections 26 and 31 to 33; the delivery mechanisms of the Client Level Data specification",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected override MeasureResult<RouteComparisonRow> Work(MarketSlice slice)
    {
        var rows = Rows(slice);
        var commissioned = rows.SingleOrDefault(x => x.Route == Route.CouncilCommissioned);
        var value = commissioned?.MicroShare ?? Figure.Cannot(Unit.Share, _none);
        return new MeasureResult<RouteComparisonRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(value, rows),
            Rows = rows,
            Working = commissioned is null ? [] : Working.Rate(
                "Commissioned referrals to micro-providers", commissioned.Micro, "Commissioned referrals that name a provider",
                    commissioned.Recorded, value),
            Table = Table(rows),
        };
    }

    private static MeasureTable Table(List<RouteComparisonRow> rows)
    {
        var amount = new Protection.AmountOf(Shares.ReferralsColumn);
        return MeasureTable.FromRows<RouteComparisonRow>(
            "What was arranged by each route", rows,
            [
                (new("route", "Route", Unit.Text, Protection.Free), x => x.Route.Name()),
                (Shares.ReferralsColumn, x => x.Arranged),
                (new("hours", "Hours a week", Unit.Hours, amount), x => x.Hours),
                (new("pounds", "Cost a week", Unit.Pounds, amount), x => x.Pounds),
                .. RateColumns.Create<RouteComparisonRow>(
                    "micro", "To micro-providers", "Provider named", "Micro share", x => (x.Micro, x.Recorded),
                    figure: x => x.MicroShare, isOpen: true).All,
                .. RateColumns.Create<RouteComparisonRow>(
                    "unnamed", "Provider not recorded", "All of the route", "Not recorded", x => (x.Arranged - x.Recorded, x.Arranged),
                        interval: "Not recorded, 95% interval").All,
            ]);
    }

    private static List<RouteComparisonRow> Rows(MarketSlice slice)
    {
        var sums = Enumerable.Range(0, CategoryNames.Routes.Max(x => (int)x.Value) + 1).Select(_ => new RouteSum()).ToArray();
        foreach (var referral in slice.Referrals)
        {
            if (referral.IsArranged)
            {
                sums[(int)referral.Route].Add(referral);
            }
        }

        return
        [
            .. CategoryNames.Routes.Select(x => (Route: x.Value, Sum: sums[(int)x.Value])).Where(x => x.Sum.Arranged > 0)
                .Select(x => new RouteComparisonRow(
                x.Route, x.Sum.Arranged, x.Sum.Hours / 100.0, x.Sum.Pence / 100.0, x.Sum.Micro, x.Sum.Recorded, x.Sum.Unknown,
                slice.DesignEffect(DisplayBand.Micro, weight: Weight.Referrals))),
        ];
    }

    private static Sentence Finding(Figure commissioned, List<RouteComparisonRow> rows)
    {
        var direct = rows.SingleOrDefault(x => x.Route == Route.DirectPayment);
        if (commissioned.Value is null)
        {
            return new(rows.Count == 0 ? "No referral was arranged in this period." : _none);
        }

        var council = rows.Single(x => x.Route == Route.CouncilCommissioned);
        var text = "Micro-providers receive " + Shares.PartOf(
            council.MicroShare, council.Micro, council.Recorded, "council-commissioned referral", "council-commissioned referrals");
        if (direct?.MicroShare.Value is null)
        {
            return new($"{text}.");
        }

        var unnamed = direct.Arranged - direct.Recorded;
        return new(
            $"{text} and " + Shares.PartOf(
                direct.MicroShare, direct.Micro, direct.Recorded, "direct payment that names its provider",
                "direct payments that name their provider")
            + (unnamed == 0 ? "." : $"; {Parts.Share(unnamed, direct.Arranged, "direct payment")} "
            + $"{Parts.ShareVerb(unnamed, direct.Arranged, "names", "name")} none."));
    }

    /// <summary>What was arranged on one route.</summary>
    private sealed class RouteSum
    {
        public long Arranged { get; private set; }

        public long Hours { get; private set; }

        public long Pence { get; private set; }

        public long Micro { get; private set; }

        public long Recorded { get; private set; }

        public long Unknown { get; private set; }

        public void Add(ReferralView referral)
        {
            Arranged++;
            Hours += referral.Hours ?? 0;
            Pence += referral.Cost ?? 0;
            Micro += referral.Band == DisplayBand.Micro ? 1 : 0;
            Recorded += referral.Band == DisplayBand.NotRecorded ? 0 : 1;
            Unknown += referral.Band == DisplayBand.NotKnown ? 1 : 0;
        }
    }
}
