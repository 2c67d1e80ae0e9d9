using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>How many of the people whom one band supports agree with one "I" statement.</summary>
/// <param name="Band">The band of the provider in the referral's month.</param>
/// <param name="Agree">How many agree.</param>
/// <param name="People">How many were asked.</param>
/// <param name="Standardised">The share that agrees, weighed to everybody's mix of reasons for support.</param>
public sealed record StatementsByBandRow(string Statement, DisplayBand Band, long Agree, long People, Figure Standardised)
{
    /// <summary>The share that agrees, with Wilson's interval; none of fewer than 8 people.</summary>
    public Figure Share => StatementsByBand.Share(new Scores(People, Agree, Agree));
}

/// <summary>Agreement with "I" statements by size of provider.</summary>
public sealed record StatementsByBand : Measure<StatementsByBand, StatementsByBandRow>
{
    private const double _chance = 0.05;
    private const string _few = "Fewer than 8 people were asked.";
    private const string _none = "No statement was put to 8 people with a micro-provider and 8 with other providers.";

    public override string Id => "statements";

    public override string Name => "“I” statements by size of provider";

    public override string Headline => "Share who agree, with a micro-provider";

    public override Direction Better => Direction.HighIsDiverse;

    public override Unit Unit => Unit.Share;

    public override IReadOnlyList<Fact> Needs => [Fact.Outcomes, Fact.Size];

    public override IReadOnlyList<Fact> Uses => [Fact.Person];

    public override MeasureWords Words { get; } = new()
    {
        What = "For each “I” statement, such as one on being in control, the share of people who agree that it is true of their life, by "
            + "the size of their provider. The headline is the share among people with a micro-provider for the statement on which they "
            + "differ most surely from others.",
        WhyItMatters = "What people want of support is written in statements of their own. Whether they hold true is the plainest test of "
            + "whether support is personal.",
        Plainly = "We take each person’s latest answer to each statement and count how many agree, for each size of provider. Because "
            + "sizes support people with different needs, we also work it out as if all of them supported the same mix of people.",
        How = "Answers given in the period count, the latest of each person with each size of provider to each statement, under the size "
            + "the provider had in the month of the referral that the answer speaks of. The share has Wilson’s 95% interval; beside it "
            + "stands the share standardised to everybody’s mix of primary support reasons, as for quality of life. Micro-providers are "
            + "compared with small, medium, large and in-house ones together, statement by statement, by Pearson’s chi-square; a "
            + "difference is named when its P, adjusted by Benjamini and Hochberg for the number of statements, is at most 0.05. Nothing "
            + "is worked out from fewer than 8 people.",
        Limits = "Whom sizes support differs, and standardising by support reason evens out only that difference: the sizes are not ranked "
            + "and no cause is claimed. Those who were asked and answered may be unlike the rest, and some will have been helped to answer "
            + "by the very people who support them.",
        Source = "Think Local Act Personal, Making It Real: statements of what good support looks like; E. B. Wilson (1927), JASA "
            + "22:209–212; Y. Benjamini and Y. Hochberg (1995), Journal of the Royal Statistical Society B 57:289–300",
    };

    protected override MeasureResult<StatementsByBandRow> Work(MarketSlice slice)
    {
        var answers = OutcomeAnswers.For(slice).Statements;
        List<StatementsByBandRow> rows = [
            .. answers.SelectMany(x => Enum.GetValues<DisplayBand>().Where(band => x.In(band).People > 0).Select(band => Row(x, band)))];
        var compared = Compared(answers);
        var clearest = compared.MinBy(x => x.P);
        var value = clearest is null ? Figure.Cannot(Unit.Share, _none) : Share(clearest.Micro);
        return new MeasureResult<StatementsByBandRow>
        {
            Measure = this,
            Value = value,
            Finding = answers.Count == 0 ? new("No “I” statement was answered in this period.") : Finding(compared, clearest),
            Rows = rows,
            Table = Table(rows),
            Working = Working.Rate(
                $"People with a micro-provider who agree “{clearest?.Statement}”", clearest?.Micro.Sum ?? 0,
                    "People with a micro-provider who were asked", clearest?.Micro.People ?? 0, value),
        };
    }

    internal static Figure Share(Scores scores)
        => scores.People < OutcomeAnswers.Least ? Figure.Cannot(Unit.Share, _few) : RateColumns.Rate((scores.Sum, scores.People));

    private static StatementsByBandRow Row(AnswersTo answers, DisplayBand band)
        => new(answers.Statement, band, answers.In(band).Sum, answers.In(band).People,
            CaseMix.Standardised(answers.Bands[(int)band], answers.Everybody, Unit.Share, Share));

    private static List<Comparison> Compared(IReadOnlyList<AnswersTo> answers)
    {
        var enough = answers.Select(x => (x.Statement, Micro: Scores.All(x.Micro), Others: Scores.All(x.OtherThanMicro)))
            .Where(x => x.Micro.People >= OutcomeAnswers.Least && x.Others.People >= OutcomeAnswers.Least).ToList();
        var p = FalseDiscovery.Adjusted(
            [.. enough.Select(x => TwoGroups.ShareP(x.Micro.Sum, x.Micro.People, x.Others.Sum, x.Others.People))]);
        return [.. enough.Select((x, i) => new Comparison(x.Statement, x.Micro, x.Others, p[i]))];
    }

    private static Sentence Finding(List<Comparison> compared, Comparison? clearest)
    {
        if (clearest is null)
        {
            return new(_none);
        }

        if (clearest.P <= _chance)
        {
            return new(
                $"{{{Share(clearest.Micro).Text}}} of people with a micro-provider agree “{Sentence.Quoted(clearest.Statement)}”, and "
                + $"{{{Share(clearest.Others).Text}}} of others: further apart than chance would explain.");
        }

        if (compared.Count == 1)
        {
            return new(
                $"{{{Share(clearest.Micro).Text}}} of people with a micro-provider agree “{Sentence.Quoted(clearest.Statement)}”, and "
                + $"{{{Share(clearest.Others).Text}}} of others: no further apart than chance would explain.");
        }

        return new($"On none of {{{compared.Count} statements}} do people with a micro-provider differ from others by more than chance "
            + $"would explain.");
    }

    private static MeasureTable Table(List<StatementsByBandRow> rows)
    {
        var agree = new Column("agree", "People who agree", Unit.Referrals, Protection.CountOfPeople);
        var people = new Column("people", "People asked", Unit.Referrals, Protection.CountOfPeople);
        var share = new Column("share", "Share who agree", Unit.Share, new Protection.ShareOf(agree, people, agree));
        var weighed = new Protection.FigureOf(people);
        return MeasureTable.FromRows<StatementsByBandRow>(
            "Agreement with “I” statements by size of provider", rows,
            [
                (new("statement", "Statement", Unit.Text, Protection.Free), x => x.Statement),
                (new("band", "Size of provider", Unit.Text, Protection.Free), x => x.Band.Name()),
                (agree, x => x.Agree),
                (people, x => x.People),
                (share, x => x.Share.Value),
                .. IntervalColumns.Create<StatementsByBandRow>("share", "95% interval", share, people, x => x.Share),
                (new("standardised", "Standardised by support reason", Unit.Share, weighed), x => x.Standardised.Value),
                (new("standardised_low", "95% interval from", Unit.Share, weighed), x => x.Standardised.Interval?.Low),
                (new("standardised_high", "95% interval to", Unit.Share, weighed), x => x.Standardised.Interval?.High),
            ]);
    }

    private sealed record Comparison(string Statement, Scores Micro, Scores Others, double P);
}
