using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What lies on the frameworks, or off them.</summary>
/// <param name="OnFramework">True for what is on one.</param>
/// <param name="Listed">Providers open and able at the period's end.</param>
/// <param name="MicroListed">Those of them that are micro-providers.</param>
/// <param name="Active">Providers that received a referral.</param>
/// <param name="Arranged">Arranged referrals.</param>
/// <param name="MicroArranged">Those of them that went to micro-providers.</param>
/// <param name="Hours">Their planned hours a week, of those that record them.</param>
/// <param name="Pounds">Their planned cost a week, likewise.</param>
public sealed record FrameworkGapRow(bool OnFramework, int Listed, int MicroListed, int Active, long Arranged, long MicroArranged,
    double Hours, double Pounds)
{
    /// <summary>Who gives those hours.</summary>
    public Makers HoursBy { get; init; }

    /// <summary>Who is paid that cost, in pence.</summary>
    public Makers PoundsBy { get; init; }
}

/// <summary>How much goes through frameworks, to how many, and how many small providers are on one.</summary>
public sealed record FrameworkGap : Measure<FrameworkGap, FrameworkGapRow>
{

    private const string _noFramework = "No provider was on a framework for any service looked at.";

    public override string Id => "framework-gap";

    public override string Name => "On and off the frameworks";

    public override string Headline => "Share of open micro-providers on a framework";

    public override Unit Unit => Unit.Share;

    public override IReadOnlyList<Fact> Needs => [Fact.Frameworks, Fact.Services, Fact.SizeOfOpen];

    public override MeasureWords Words { get; } = new()
    {
        What = "Providers listed, providers used, referrals, hours and cost on and off frameworks, with how many of each are "
            + "micro-providers. The headline is the share of open micro-providers that is on a framework.",
        WhyItMatters = "A framework with few places, large lots or long forms leaves small providers out, whatever they can do. The table "
            + "that councils publish by hand shows how much of the market passes them by.",
        Plainly = "We look up whether each provider was on a framework for the service on the day, and count providers, referrals, hours "
            + "and cost on either side.",
        How = "A provider is on a framework for a service on the days of its membership. Listed: open and able on the last day of the "
            + "period, on a framework for one of the services looked at or not. A referral is on the framework when its provider was on "
            + "one for its service on the first day of its month or later in it. Only referrals that the council arranges and that name a "
            + "provider are counted, not direct payments or signposting. A provider’s size is the one it had in the referral’s month. "
            + "Wilson’s 95% interval on each share.",
        Limits = "Being on a framework is not being asked. A provider may be off it by choice. The register may not hold every framework; "
            + "what is not recorded counts as off. Counted by referrals, with hours and cost beside them.",
        Source = "Care Act 2014, section 5; Procurement Act 2023, sections 12 and 86, on barriers that small and medium enterprises face",
    };

    protected override MeasureResult<FrameworkGapRow> Work(MarketSlice slice)
    {
        var sums = Sums(slice);
        List<FrameworkGapRow> rows = [Row(slice, true, sums.On), Row(slice, false, sums.Off)];
        var micro = rows.Sum(x => x.MicroListed);
        var any = slice.Providers.Any(x => x.Frameworks.Any(f => LooksAt(slice, f.Tie)));
        var value = any ? RateColumns.Rate((rows[0].MicroListed, micro), "No micro-provider was open and able at the end of the period.")
            : Figure.Cannot(Unit.Share, _noFramework);
        return new MeasureResult<FrameworkGapRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(any, value, rows),
            Rows = rows,
            Working = Working.Rate("Open micro-providers on a framework", rows[0].MicroListed, "Open micro-providers", micro, value),
            Table = Table(rows),
        };
    }

    private static MeasureTable Table(List<FrameworkGapRow> rows)
    {
        var arranged = RateColumns.Create<FrameworkGapRow>(
            "referrals", "Referrals", "All referrals", "Share of referrals", x => (x.Arranged, rows.Sum(r => r.Arranged)));
        var hours = MakerColumns.Protects(arranged.Part, "hours", Weight.WeeklyHours);
        var pounds = MakerColumns.Protects(arranged.Part, "pounds", Weight.WeeklyCost);
        return MeasureTable.FromRows<FrameworkGapRow>(
            "On and off the frameworks", rows,
            [
                (new("where", "Where", Unit.Text, Protection.Free), x => x.OnFramework ? "On a framework" : "Off the frameworks"),
                (new("listed", "Providers listed", Unit.Providers, Protection.Free), x => x.Listed),
                (new("micro_listed", "Micro-providers listed", Unit.Providers, Protection.Free), x => x.MicroListed),
                (new("active", "Providers used", Unit.Providers, Protection.Free), x => x.Active),
                .. arranged.All,
                .. RateColumns.Create<FrameworkGapRow>("micro", "To micro-providers", "Referrals here", "Micro share", x
                    => (x.MicroArranged, x.Arranged), interval: "Micro share, 95% interval").All,
                (new("hours", "Hours a week", Unit.Hours, hours), x => x.Hours),
                (new("pounds", "Cost a week", Unit.Pounds, pounds), x => x.Pounds),
                .. MakerColumns.Create<FrameworkGapRow>("hours", Weight.WeeklyHours, x => x.HoursBy),
                .. MakerColumns.Create<FrameworkGapRow>("pounds", Weight.WeeklyCost, x => x.PoundsBy),
            ]);
    }

    private static FrameworkGapRow Row(MarketSlice slice, bool on, Sum sum)
    {
        var end = slice.Period.To;
        var listed = slice.OpenAndAble(end).Where(x => IsOn(slice, x, end.LastDay) == on).ToList();
        return new FrameworkGapRow(
            on, listed.Count, listed.Count(x => slice.BandOf(x, end) == DisplayBand.Micro), sum.Used.Count(x => x), sum.Arranged,
                sum.Micro, sum.Hours.Sum() / 100.0, sum.Pence.Sum() / 100.0)
        {
            HoursBy = Makers.FromAmounts(sum.Hours),
            PoundsBy = Makers.FromAmounts(sum.Pence),
        };
    }

    private static (Sum On, Sum Off) Sums(MarketSlice slice)
    {
        var onFramework = OnFramework(slice);
        var on = new Sum(slice.Providers.Count);
        var off = new Sum(slice.Providers.Count);
        foreach (var referral in slice.Named)
        {
            if (referral.Route.IsBrokered())
            {
                var provider = referral.Provider!.Value;
                var sum = onFramework[provider, referral.MonthIndex, referral.Service] ? on : off;
                sum.Add(referral, provider);
            }
        }

        return (on, off);
    }

    /// <summary>By provider, month and service: whether it was on a framework.</summary>
    private static IndexGrid<bool> OnFramework(MarketSlice slice)
    {
        var (months, first) = (slice.Market.Months, slice.Market.FirstMonth);
        var on = new IndexGrid<bool>(slice.Providers.Count, months, slice.Market.Services.Count);
        foreach (var (provider, tie) in slice.Providers.SelectMany(x => x.Frameworks, (x, framework) => (x.Index, framework.Tie)))
        {
            foreach (var month in Enumerable.Range(0, months).Where(x => tie.Meets(first.Plus(x).FirstDay, first.Plus(x).LastDay)))
            {
                on[provider, month, tie.Index] = true;
            }
        }

        return on;
    }

    private static bool IsOn(MarketSlice slice, ProviderRecord provider, DateOnly day)
        => provider.Frameworks.Any(x => x.Tie.Contains(day) && LooksAt(slice, x.Tie));

    private static bool LooksAt(MarketSlice slice, DatedLink tie)
        => slice.Filter.LooksAtService(slice.Market.Services[tie.Index].Code);

    private static Sentence Finding(bool any, Figure value, List<FrameworkGapRow> rows)
    {
        var (all, listed) = (rows.Sum(x => x.Arranged), rows.Sum(x => x.MicroListed));
        if (!any)
        {
            return new(_noFramework);
        }

        if (value.Value is null)
        {
            return new("No micro-provider was open and able at the end of the period.");
        }

        return new($"{Parts.Upper(Parts.Count(rows[0].MicroListed, listed, "open micro-provider"))} "
            + $"{Parts.Verb(rows[0].MicroListed, listed, "is", "are")} on a framework"
            + (all == 0 ? "." : $"; providers on one received "
            + $"{Parts.Share(rows[0].Arranged, all, "referral that the council arranged", "referrals that the council arranged")}."));
    }

    private sealed class Sum(int providers)
    {
        /// <summary>By place in the register.</summary>
        public bool[] Used { get; } = new bool[providers];

        public long Arranged { get; private set; }

        public long Micro { get; private set; }

        /// <summary>By place in the register, as is the next.</summary>
        public long[] Hours { get; } = new long[providers];

        public long[] Pence { get; } = new long[providers];

        public void Add(ReferralView referral, int provider)
        {
            Used[provider] = true;
            Arranged++;
            Micro += referral.Band == DisplayBand.Micro ? 1 : 0;
            Hours[provider] += referral.Hours ?? 0;
            Pence[provider] += referral.Cost ?? 0;
        }
    }
}
