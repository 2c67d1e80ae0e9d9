using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>The quality of life of the people whom one band supports.</summary>
/// <param name="Band">The band of the provider in the referral's month.</param>
/// <param name="People">How many were asked.</param>
/// <param name="Mean">Their mean score of 0 to 24, with its 95% interval.</param>
/// <param name="Standardised">The same, weighed to everybody's mix of reasons for support.</param>
public sealed record QualityOfLifeByBandRow(DisplayBand Band, long People, Figure Mean, Figure Standardised);

/// <summary>Social care-related quality of life by size of provider, as people scored it themselves.</summary>
public sealed record QualityOfLifeByBand : Measure<QualityOfLifeByBand, QualityOfLifeByBandRow>
{
    private const double _most = 24;
    private const string _few = "Fewer than 8 people were asked.";

    public override string Id => "quality-of-life";

    public override string Name => "Quality of life by size of provider";

    public override string Headline => "Quality of life with a micro-provider, mean of 24";

    public override Direction Better => Direction.HighIsDiverse;

    public override Unit Unit => Unit.Score;

    public override IReadOnlyList<Fact> Needs => [Fact.Outcomes, Fact.Size];

    public override IReadOnlyList<Fact> Uses => [Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "The mean quality of life, from 0 to 24, of people supported by micro, small, medium, large and in-house providers, as they "
            + "answered eight questions on control, comfort, food, safety, company, occupation, home and dignity. The headline is that of "
            + "people with a micro-provider.",
        WhyItMatters = "Price and numbers say nothing of whether support works. The study of micro-enterprises at Birmingham compared "
            + "providers of different sizes by this score.",
        Plainly = "We take each person’s latest answers, put them down to the size of the provider, and work out the average. Because "
            + "sizes support people with different needs, we also work it out as if all of them supported the same mix of people.",
        How = "Answers given in the period count, the latest of each person with each size of provider, under the size the provider had in "
            + "the month of the referral that the answer speaks of. The mean has Student’s 95% interval. Beside it stands the mean "
            + "standardised to everybody’s mix of primary support reasons (direct standardisation): reasons with fewer than 8 of the "
            + "people with that size are put together, and at least two groups of 8 are needed; its interval is put together from those of "
            + "the groups. Micro-providers are compared with small, medium, large and in-house ones together; the difference is called "
            + "larger than chance when its 95% interval leaves out 0. Nothing is worked out from fewer than 8 people.",
        Limits = "People are not dealt out to providers by lot: who is frailer, more alone or has more hours differs between sizes, and "
            + "standardising by support reason evens out only that. So the sizes are not ranked and no cause is claimed. Those who were "
            + "asked and answered may be unlike the rest. A score belongs to a person’s whole life and not only to the provider.",
        Source = "A. Netten and others (2012), Health Technology Assessment 16(16), on the Adult Social Care Outcomes Toolkit; Adult "
            + "Social Care Outcomes Framework, measure 1A; Student (1908), Biometrika 6:1–25; G. Y. Zou and A. Donner (2008), Statistics "
            + "in Medicine 27:1693–1702",
    };

    protected override MeasureResult<QualityOfLifeByBandRow> Work(MarketSlice slice)
    {
        var answers = OutcomeAnswers.For(slice).QualityOfLife;
        List<QualityOfLifeByBandRow> rows = answers is null ? []
            : [.. Enum.GetValues<DisplayBand>().Where(x => answers.In(x).People > 0).Select(x => Row(answers, x))];
        var micro = answers?.In(DisplayBand.Micro) ?? default;
        var value = Mean(micro);
        return new MeasureResult<QualityOfLifeByBandRow>
        {
            Measure = this,
            Value = value,
            Finding = Finding(answers),
            Rows = rows,
            Table = Table(rows),
            Working = value.Value is null ? [] :
            [
                $"{Written.Counted(micro.People, "person", "people")} with a micro-provider scored {Working.Number(micro.Sum)} together.",
                $"{Working.Number(micro.Sum)} ÷ {Working.Number(micro.People)} = {Working.Number(micro.Mean)}.",
                $"The scores’ standard deviation is {Working.Number(Math.Sqrt(micro.Variance))}; over the root of "
                    + $"{Working.Number(micro.People)} and times Student’s {Working.Number(StudentT.Within95((int)micro.People - 1))} it "
                    + $"gives {Working.Number(value.Interval!.Value.Low)} to {Working.Number(value.Interval.Value.High)}.",
            ],
        };
    }

    private static QualityOfLifeByBandRow Row(AnswersTo answers, DisplayBand band)
        => new(band, answers.In(band).People, Mean(answers.In(band)), Standardised(answers.Bands[(int)band], answers));

    internal static Figure Standardised(Scores[] own, AnswersTo answers) => CaseMix.Standardised(own, answers.Everybody, Unit.Score, Mean);

    private static Figure Mean(Scores scores)
    {
        if (scores.People < OutcomeAnswers.Least)
        {
            return Figure.Cannot(Unit.Score, _few);
        }

        var reach = StudentT.Within95((int)scores.People - 1) * Math.Sqrt(scores.Variance / scores.People);
        return new Figure(
            scores.Mean, Unit.Score, scores.People, new Interval(Math.Max(0, scores.Mean - reach), Math.Min(_most, scores.Mean + reach)));
    }

    private static Sentence Finding(AnswersTo? answers)
    {
        if (answers is null)
        {
            return new("No quality of life score was recorded in this period.");
        }

        var (micro, others) = (Mean(Scores.All(answers.Micro)), Mean(Scores.All(answers.OtherThanMicro)));
        if (micro.Value is null || others.Value is null)
        {
            return new("Fewer than 8 people with a micro-provider, or with other providers, were asked about quality of life.");
        }

        var both = $"People with a micro-provider score {{{micro.Text}}} of 24 for quality of life and others {{{others.Text}}}";
        if (!Between(micro, others).LargerThanChance)
        {
            return new($"{both}, no further apart than chance would explain.");
        }

        var own = Standardised(answers.Micro, answers);
        var other = Standardised(answers.OtherThanMicro, answers);
        if (own.Value is null || other.Value is null)
        {
            return new($"{both}, further apart than chance would explain; their reasons for support may differ.");
        }

        if (Between(own, other).LargerThanChance)
        {
            return new($"{both}, further apart than chance would explain, and still so when their reasons for support are evened out.");
        }

        return new($"{both}, but not clearly apart any more when their reasons for support are evened out.");
    }

    private static Difference Between(Figure one, Figure other)
        => Mover.Difference(one.Value!.Value, one.Interval!.Value, other.Value!.Value, other.Interval!.Value);

    private static MeasureTable Table(List<QualityOfLifeByBandRow> rows)
    {
        var people = new Column("people", "People asked", Unit.Referrals, Protection.CountOfPeople);
        var score = new Protection.FigureOf(people);
        return MeasureTable.FromRows<QualityOfLifeByBandRow>(
            "Quality of life, 0 to 24, by size of provider", rows,
            (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
            (people, x => x.People),
            (new("mean", "Mean score", Unit.Score, score), x => x.Mean.Value),
            (new("mean_low", "95% interval from", Unit.Score, score), x => x.Mean.Interval?.Low),
            (new("mean_high", "95% interval to", Unit.Score, score), x => x.Mean.Interval?.High),
            (new("standardised", "Standardised by support reason", Unit.Score, score), x => x.Standardised.Value),
            (new("standardised_low", "95% interval from", Unit.Score, score), x => x.Standardised.Interval?.Low),
            (new("standardised_high", "95% interval to", Unit.Score, score), x => x.Standardised.Interval?.High));
    }
}
