using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Some people's whole-number scores, added up: how many, their sum and the sum of their squares.</summary>
internal readonly record struct Scores(long People, long Sum, long Squares)
{
    public double Mean => (double)Sum / People;

    /// <summary>The sample variance; for two people or more.</summary>
    public double Variance => Math.Max(0, (Squares - (double)Sum * Sum / People) / (People - 1));

    public static Scores operator +(Scores left, Scores right) => new(left.People + right.People, left.Sum + right.Sum, left.Squares + right.Squares);

    public static Scores Of(int score) => new(1, score, (long)score * score);

    public static Scores All(IEnumerable<Scores> scores) => scores.Aggregate(default(Scores), (sum, x) => sum + x);
}

/// <summary>The answers to one question, by the band that supports the person and the person's reason for support.</summary>
/// <param name="Statement">The "I" statement; empty for quality of life.</param>
/// <param name="Bands">By band, then by <see cref="Need"/>.</param>
internal sealed record AnswersTo(string Statement, Scores[][] Bands)
{
    public Scores In(DisplayBand band) => Scores.All(Bands[(int)band]);

    /// <summary>Everybody's answers by reason for support: the mix that figures are weighed to.</summary>
    public Scores[] Everybody => ByNeed(Enum.GetValues<DisplayBand>());

    /// <summary>The answers of the other bands whose size is known, by reason for support.</summary>
    public Scores[] OtherThanMicro => ByNeed(DisplayBand.Small, DisplayBand.Medium, DisplayBand.Large, DisplayBand.InHouse);

    public Scores[] Micro => Bands[(int)DisplayBand.Micro];

    private Scores[] ByNeed(params DisplayBand[] bands)
        => [.. Enumerable.Range(0, OutcomeAnswers.Needs).Select(need => Scores.All(bands.Select(x => Bands[(int)x][need])))];
}

/// <summary>
/// What people said in the period: of each person in each band the latest answer to each question, so that nobody counts twice.
/// A referral whose person is not known is a person of its own.
/// </summary>
internal sealed record OutcomeAnswers(IReadOnlyList<AnswersTo> Questions)
{
    /// <summary>No figure is given of fewer people than this.</summary>
    public const int Least = 8;

    /// <summary>Reasons for support, from 0 (unused) on.</summary>
    public static int Needs { get; } = (int)Enum.GetValues<Need>().Max() + 1;

    public AnswersTo? QualityOfLife => Questions.FirstOrDefault(x => x.Statement.Length == 0);

    public IReadOnlyList<AnswersTo> Statements => [.. Questions.Where(x => x.Statement.Length > 0)];

    public static OutcomeAnswers Of(MarketSlice slice) => slice.Once(Read);

    private static OutcomeAnswers Read(MarketSlice slice)
    {
        var columns = slice.Market.Referrals;
        var lets = new bool[columns.Count];
        foreach (var row in slice.Market.Outcomes.Count == 0 ? [] : slice.ReferralsIn(slice.History))
        {
            lets[row] = true;
        }

        // Outcomes are in the order asked, so that a later answer takes an earlier one's place.
        var latest = new Dictionary<(string Statement, DisplayBand Band, int Person), (byte Need, int Score)>();
        foreach (var answer in slice.Market.Outcomes)
        {
            var row = answer.Referral;
            if (lets[row] && columns.Outcome[row] == (byte)ReferralOutcome.Arranged && slice.Period.Contains(Month.Of(answer.On)))
            {
                latest[(answer.Statement, slice.BandOfReferral(row), columns.Person[row] is > 0 and var person ? person : -row - 1)] = (columns.Need[row], answer.Score);
            }
        }

        var questions = new SortedDictionary<string, AnswersTo>(StringComparer.Ordinal);
        foreach (var ((statement, band, _), (need, score)) in latest)
        {
            if (!questions.TryGetValue(statement, out var question))
            {
                questions[statement] = question = new AnswersTo(statement, [.. Enum.GetValues<DisplayBand>().Select(_ => new Scores[Needs])]);
            }

            question.Bands[(int)band][need] += Scores.Of(score);
        }

        return new OutcomeAnswers([.. questions.Values]);
    }
}
