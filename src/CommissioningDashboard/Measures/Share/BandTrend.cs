using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>One month's or quarter's spread over the bands.</summary>
/// <param name="Time">The month, or the three months of the quarter.</param>
/// <param name="Bands">Arranged referrals by band, indexed by band; the last is "provider not recorded".</param>
public sealed record BandTrendRow(Period Time, BandTallies Bands, IReadOnlyList<Makers> Makers)
{
    /// <summary>As on an axis: "Nov 2026", "Oct to Dec 2026".</summary>
    public string Label => Time.Months == 1 ? Time.To.ShortLabel : $"{Time.From.ShortLabel[..3]} to {Time.To.ShortLabel}";

    /// <summary>What went to recorded providers.</summary>
    public Tally Recorded { get; } = Shares.Recorded(Bands);

    /// <summary>A band's share of it; cannot be calculated when there is none.</summary>
    public Figure Share(DisplayBand band) => Shares.Calculate(Bands, Recorded, band);
}

/// <summary>How the spread over the bands has moved, by month or quarter, up to the end of the period.</summary>
public abstract record BandTrend<TSelf>(int MonthsEach) : Measure<TSelf, BandTrendRow> where TSelf : BandTrend<TSelf>, new()
{
    public override Unit Unit => Unit.Share;

    public override bool IsWeighted => true;

    public override bool Trends => false;

    public override bool HasGoal => false;

    public override string NoTrend => "It is a trend itself: see its table.";

    public override IReadOnlyList<Fact> Needs => [Fact.Size];

    public override MeasureWords Words => new()
    {
        What = $"The share of each size of provider in the referrals arranged with a named provider, "
            + $"{(MonthsEach == 1 ? "month by month" : "quarter by quarter")}, for up to five years.",
        WhyItMatters =
            "One year’s figures cannot say whether a market is opening or closing. A slow fall in small providers’ share is easily missed.",
        Plainly = "It is the same count as in the share by size of provider, made anew for each "
            + $"{(MonthsEach == 1 ? "month" : "quarter")}. "
            + "We call a size’s share risen or fallen only when the change is too large for chance.",
        How = $"As the share by size of provider, worked out for each "
            + $"{(MonthsEach == 1 ? "month" : "quarter of the financial year (April to June and so on)")} by itself, each with its "
            + $"95% interval. Only whole {(MonthsEach == 1 ? "months" : "quarters")} within the data are shown. The finding names the "
            + "size whose share has risen or fallen steadily from quarter to quarter (Mann and Kendall’s test), where that holds among all "
            + "that Attention watches; otherwise it gives micro-providers’ share in the first and the last.",
        Limits = "Small numbers move about by chance from one point to the next; look at the run of points. A provider that grows changes "
            + "size from the month its new size was observed. How much people who come again widen an interval is measured over the "
            + "latest period looked at. Version 1 took all packages to be alike and every referral for another person, "
            + "and compared the last with the first.",
        Source = "Care Act 2014, section 5(2)(b) and (d): knowing demand and sustaining the market",
    };

    public override int Version => 2;

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    protected sealed override MeasureResult<BandTrendRow> Work(MarketSlice slice)
    {
        var rows = MonthsEach == 3 ? BandTrends.Quarters(slice) : BandTrends.Rows(slice, MonthsEach);
        return new MeasureResult<BandTrendRow>
        {
            Measure = this,
            Value = rows.Count == 0 ? Figure.Cannot(Unit.Share, "The data hold no whole quarter or month.")
                : rows[^1].Share(DisplayBand.Micro),
            Compared = Compared(slice, rows),
            Finding = Finding(slice, rows),
            Rows = rows,
            Table = Table(rows, slice.Weight),
            Working = rows.Count == 0 ? [] : Working.Share(
                $"In {rows[^1].Label} micro-providers received", rows[^1].Bands[(int)DisplayBand.Micro], "All recorded providers received",
                    rows[^1].Recorded, slice.Weight, rows[^1].Share(DisplayBand.Micro)),
        };
    }

    /// <summary>Beside the last month or quarter stands the one a year before, the one before, or the same in all areas.</summary>
    private Figure? Compared(MarketSlice slice, IReadOnlyList<BandTrendRow> rows)
    {
        if (slice.Filter.Compare == Comparison.AllAreas)
        {
            return slice.Compared is { } all ? For(all).Value : null;
        }

        var back = slice.Filter.Compare == Comparison.YearBefore ? 12 / MonthsEach : 1;
        return rows.Count > back ? rows[^(1 + back)].Share(DisplayBand.Micro) : null;
    }

    /// <summary>By month, too, quarters decide what has risen or fallen, so that the two cannot say different things.</summary>
    private static Sentence Finding(MarketSlice slice, IReadOnlyList<BandTrendRow> rows)
    {
        if (rows.Count < 2 || rows[0].Recorded.Amount == 0 || rows[^1].Recorded.Amount == 0)
        {
            return new("There is too little history to show a trend.");
        }

        var steady = BandTrends.Tests(slice)
            .Where(x => x.Answer == TrendAnswer.Steady).MaxBy(x => Math.Abs(x.Run[^1].Value!.Value - x.Run[0].Value!.Value));
        if (steady is not null)
        {
            return new($"The share of {steady.Series.Band!.Value.Providers()} has {MeasureTrend.Direction(steady.Test!.Value)} steadily "
                + $"since {steady.Run[0].Label}, {steady.FromTo}.");
        }

        var (first, last) = (rows[0], rows[^1]);
        var (then, now) = (first.Share(DisplayBand.Micro), last.Share(DisplayBand.Micro));
        if (Math.Min(first.Recorded.Referrals, last.Recorded.Referrals) < Figure.ReliableBasis)
        {
            return new($"Too few referrals in {first.Label} or {last.Label} to set one beside the other.");
        }

        return then.Text == now.Text ? new($"Micro-providers’ share was {{{then.Text}}} in {first.Label} as in {last.Label}.")
            : new($"Micro-providers’ share was {{{then.Text}}} in {first.Label} and {{{now.Text}}} in {last.Label}.");
    }

    private static MeasureTable Table(IReadOnlyList<BandTrendRow> rows, Weight weight)
    {
        var all = new Column("all", "All with a recorded provider", Unit.Referrals, Protection.CountOfPeople);
        return MeasureTable.FromRows<BandTrendRow>(
            "Share of referrals by size of provider over time", rows,
            [
                (new("time", "Time", Unit.Text, Protection.Free), x => x.Label),
                (all, x => x.Recorded.Referrals),
                .. BandColumns.Create<BandTrendRow>(weight, all, x => x.Bands, x => x.Makers),
            ]);
    }
}

/// <summary>The trend by quarter of the financial year.</summary>
public sealed record BandTrendByQuarter() : BandTrend<BandTrendByQuarter>(3)
{
    public override string Id => "band-trend-quarter";

    public override string Name => "Share by size of provider, by quarter";
}

/// <summary>The trend by month.</summary>
public sealed record BandTrendByMonth() : BandTrend<BandTrendByMonth>(1)
{
    public override string Id => "band-trend-month";

    public override string Name => "Share by size of provider, by month";
}
