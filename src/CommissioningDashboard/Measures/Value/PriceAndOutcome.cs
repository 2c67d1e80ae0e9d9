using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>What one band's providers cost and how the people with them fare.</summary>
/// <param name="Band">The size.</param>
/// <param name="Price">The price row over the services compared; none where it has no comparable price.</param>
/// <param name="People">People with such a provider who scored their quality of life.</param>
/// <param name="Outcome">Their standardised score less that of people with any other known size, with the interval that holds together
/// with the price's; no figure where that is not tested.</param>
public sealed record PriceAndOutcomeRow(DisplayBand Band, PricePerHourRow? Price, long People, Figure Outcome)
{
    /// <summary>1 for dearer, −1 for cheaper, 0 for neither beyond chance; none where it is not tested.</summary>
    public int? Dearer => Limits switch
    {
        null => null,
        { } x when x.Referrals.Contains(1) || x.Providers.Contains(1) => 0,
        _ => Math.Sign(Price!.Relative.Value!.Value - 1),
    };

    /// <summary>About the same price: no more than 5% from the service's median, by referrals and by providers.</summary>
    public bool IsAlike => Limits is { } x && Within(x.Referrals) && Within(x.Providers);

    /// <summary>1 for better, −1 for worse, 0 for neither beyond chance; none where it is not tested.</summary>
    public int? Better => Outcome switch
    {
        { Value: { } value, Interval: { } interval } => interval.Contains(0) ? 0 : Math.Sign(value),
        _ => null,
    };

    /// <summary>"dearer, and not shown better or worse".</summary>
    public string Verdict => $"{PriceWords}, and {OutcomeWords}";

    /// <summary>The price over its service's median, by referrals and with each provider counting once.</summary>
    public (Interval Referrals, Interval Providers)? Limits
        => Price is { Relative: { Value: { } value, Interval: { } interval }, ByProvider: { } own }
            ? (PriceAndOutcome.Together(value, interval), PriceAndOutcome.Together(Math.Sqrt(own.Low * own.High), own)) : null;

    private string PriceWords => (Dearer, IsAlike) switch
    {
        (null, _) => "price not tested",
        (_, true) => "about the same price (within 5%)",
        (0, _) => "not shown dearer or cheaper",
        ( > 0, _) => "dearer",
        _ => "cheaper",
    };

    private string OutcomeWords => Better switch
    {
        null => "outcome not tested",
        0 => "not shown better or worse",
        > 0 => "better",
        _ => "worse",
    };

    private static bool Within(Interval interval) => interval.Low >= 1 - PricePerHour.Margin && interval.High <= 1 + PricePerHour.Margin;
}

/// <summary>Price and outcome read together, since neither alone is value.</summary>
public sealed record PriceAndOutcome : Measure<PriceAndOutcome, PriceAndOutcomeRow>
{
    /// <summary>How many times as wide as for 95% an interval for 97.5% is, of which two hold together in 95 of 100.</summary>
    private const double _wider = 2.241403 / Confidence.Z95;

    private const string _few = "Fewer than two reasons for support have 8 people each, with this size or with the others.";

    public override string Id => "price-and-outcome";

    public override string Name => "Price and quality of life together";

    public override string Headline => "Quality of life with a micro-provider, less that with others";

    public override Unit Unit => Unit.Score;

    public override DisplayBand? About => DisplayBand.Micro;

    public override bool Trends => false;

    public override bool HasGoal => false;

    public override string NoTrend => "It says of two other measures, each of which has its own trend, how they stand to each other.";

    public override IReadOnlyList<Fact> Needs => [Fact.Cost, Fact.Hours, Fact.Size, Fact.Outcomes];

    public override IReadOnlyList<Fact> Uses => [Fact.Person];

    public override DateOnly VersionFrom => new(2026, 11, 29);

    public override DateOnly ReviewedOn => new(2026, 11, 29);

    public override MeasureWords Words { get; } = new()
    {
        What = "For each size of provider, whether an hour is dearer or cheaper than the median of the same service, and whether people "
            + "with it score their quality of life higher or lower than people with other sizes: dearer and better, dearer and not shown "
            + "better, about the same within 5%, and so on. The headline is how much higher people with a micro-provider score.",
        WhyItMatters = "A low price is no value if people fare worse, and a high one may be worth it. Set apart, each of the two can be "
            + "quoted for or against anybody.",
        Plainly = "Two measures are read side by side for each size of provider: what an hour costs beside others in the same service, and "
            + "how people score their quality of life beside people with other sizes. Each is called dearer, cheaper, better or worse only "
            + "where chance would seldom carry it so far. Both have to hold at once, so each is held to a stricter test. With fewer than "
            + "six providers, or few answers, nothing is tested.",
        How = "Price: the median of prices over their service’s median, as in the price per hour, by referrals and with each provider "
            + "counting once; not tested below six providers. Outcome: the mean quality of life weighed to everybody’s mix of support "
            + "reasons, less the same of people with every other known size; not tested unless both have two reasons of 8 people. So that "
            + "both statements hold together in 95 of 100, each interval is made as wide as for 97.5% (2.24 ÷ 1.96 times, the price’s on "
            + "the logarithm). Dearer or cheaper: both intervals of the price leave out 1. About the same: both lie within 5% of it. "
            + "Better or worse: the interval of the difference leaves out 0. Each size is judged by itself.",
        Limits = "The people asked are not the people whose hours are priced, and people are not dealt out to providers by lot. Not shown "
            + "better is not shown to be alike: there may be too few answers. It is no ratio of cost to benefit and names no price for a "
            + "point of quality of life. Five sizes judged side by side are wrong about one of them more often than five in 100.",
        Source = "As for the price per hour and the quality of life by size of provider; O. J. Dunn (1961), JASA 56:52–64, on several "
            + "intervals that hold together",
    };

    protected override MeasureResult<PriceAndOutcomeRow> Work(MarketSlice slice)
    {
        var prices = PricePerHour.For(slice).Rows.Where(x => x.Service is null).ToDictionary(x => x.Band);
        var answers = OutcomeAnswers.For(slice).QualityOfLife;
        List<PriceAndOutcomeRow> rows =
        [
            .. DisplayBands.OfProviders.Where(x => x != DisplayBand.NotKnown)
                .Select(x => new PriceAndOutcomeRow(x, prices.GetValueOrDefault(x), answers?.In(x).People ?? 0, Outcome(answers, x)))
                .Where(x => x.Price is not null || x.People > 0),
        ];
        var micro = rows.FirstOrDefault(x => x.Band == DisplayBand.Micro);
        var value = micro?.Outcome ?? Figure.Cannot(Unit.Score, _few);
        return new MeasureResult<PriceAndOutcomeRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(micro),
            Rows = rows,
            Working = value.Value is not { } difference ? [] :
            [
                $"Evened out by support reason, people with a micro-provider score {Signed(difference)} points of 24 beside people with "
                    + "others.",
                $"The interval that holds together with the price’s is {Signed(value.Interval!.Value.Low)} to "
                    + $"{Signed(value.Interval.Value.High)}.",
            ],
            Table = Table(rows),
        };
    }

    /// <summary>An interval for 95% around a ratio, made wide enough to hold together with another.</summary>
    internal static Interval Together(double value, Interval interval)
        => new(value * Math.Pow(interval.Low / value, _wider), value * Math.Pow(interval.High / value, _wider));

    private static Figure Outcome(AnswersTo? answers, DisplayBand band)
    {
        if (answers is null)
        {
            return Figure.Cannot(Unit.Score, _few);
        }

        var own = QualityOfLifeByBand.Standardised(answers.Bands[(int)band], answers);
        var others = QualityOfLifeByBand.Standardised(answers.OtherThan(band), answers);
        if (own.Value is not { } score || others.Value is not { } other)
        {
            return Figure.Cannot(Unit.Score, _few);
        }

        var (value, interval) = Mover.Difference(score, own.Interval!.Value, other, others.Interval!.Value);
        return new Figure(value, Unit.Score, own.Basis, new Interval(
            value - ((value - interval.Low) * _wider), value + ((interval.High - value) * _wider)));
    }

    private static Sentence Finding(PriceAndOutcomeRow? micro)
    {
        if (micro is null)
        {
            return new("Neither a price nor an answer of anybody with a micro-provider can be compared.");
        }

        var price = micro.Price?.Relative.Value is { } relative
            ? $"An hour costs {{{Written.Percent(relative)}}} of its service’s median price" : "No price can be compared";
        var outcome = micro.Outcome.Value is { } difference
            ? $"people score their quality of life {{{Signed(difference)}}} points of 24 beside people with others"
            : "too few have answered";
        return new($"Support by micro-providers is {{{micro.Verdict}}}. {price}, and {outcome}.");
    }

    private static string Signed(double points)
        => points < 0 ? $"−{Written.Number(-points, Unit.Score)}" : $"+{Written.Number(points, Unit.Score)}";

    private static MeasureTable Table(List<PriceAndOutcomeRow> rows)
    {
        var people = new Column("people", "People who scored their quality of life", Unit.Referrals, Protection.CountOfPeople);
        var priced = new Column("priced", "Referrals with a price", Unit.Referrals, Protection.CountOfPeople);
        var score = new Protection.FigureOf(people);
        return MeasureTable.FromRows<PriceAndOutcomeRow>(
            "Price and quality of life by size of provider", rows,
            (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
            (new("verdict", "Read together", Unit.Text, Protection.Free), x => x.Verdict),
            (priced, x => x.Price?.Priced ?? 0),
            (new("providers", "Providers with a price", Unit.Providers, Protection.Free), x => x.Price?.Providers ?? 0),
            (new("relative", "Price over the service’s median", Unit.Coefficient, new Protection.MedianOf(priced, MedianEnd.Middle)),
                x => x.Price?.Relative.Value),
            (new("relative_low", "Price, interval from", Unit.Coefficient, new Protection.MedianOf(priced, MedianEnd.Low)),
                x => x.Limits?.Referrals.Low),
            (new("relative_high", "Price, interval to", Unit.Coefficient, new Protection.MedianOf(priced, MedianEnd.High)),
                x => x.Limits?.Referrals.High),
            (people, x => x.People),
            (new("difference", "Quality of life, less that with others", Unit.Score, score), x => x.Outcome.Value),
            (new("difference_low", "Difference, interval from", Unit.Score, score), x => x.Outcome.Interval?.Low),
            (new("difference_high", "Difference, interval to", Unit.Score, score), x => x.Outcome.Interval?.High));
    }
}
