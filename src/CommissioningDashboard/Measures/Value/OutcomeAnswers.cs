using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Some people's whole-number scores, added up: how many, their sum and the sum of their squares.</summary>
internal readonly record struct Scores(long People, long Sum, long Squares)
{
    public double Mean => (double)Sum / People;

    /// <summary>The sample variance; for two people or more.</summary>
    public double Variance => Math.Max(0, (Squares - (double)Sum * Sum / People) / (People - 1));

    public static Scores operator +(Scores left, Scores right)
        => new(left.People + right.People, left.Sum + right.Sum, left.Squares + right.Squares);

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

    private static readonly SliceComputation<OutcomeAnswers> _read = new(Read);

    public static OutcomeAnswers For(MarketSlice slice) => slice.GetOrCompute(_read);

    private static OutcomeAnswers Read(MarketSlice slice)
    {
        var (first, last) = (slice.Period.From.FirstDay, slice.Period.To.LastDay);
        var people = new DistinctPeople(slice.Market);
        var questions = new Dictionary<string, Question>(StringComparer.Ordinal);

        // Outcomes are in the order asked, so from the end on the first of a person is the latest.
        var outcomes = slice.Market.Outcomes;
        for (var i = outcomes.Length - 1; i >= 0 && outcomes[i].On >= first; i--)
        {
            var answer = outcomes[i];
            var referral = slice.Referral(answer.Referral);
            if (answer.On > last || !referral.IsArranged || !slice.Matches(referral))
            {
                continue;
            }

            if (!questions.TryGetValue(answer.Statement, out var question))
            {
                questions.Add(answer.Statement, question = new Question(answer.Statement));
            }

            question.Add(people.NumberOf(referral), referral, answer.Score);
        }

        return new OutcomeAnswers([.. questions.Values.Select(x => x.Answers).OrderBy(x => x.Statement, StringComparer.Ordinal)]);
    }

    private sealed class Question(string statement)
    {
        private static readonly int _bands = Enum.GetValues<DisplayBand>().Length;

        /// <summary>Persons and bands, each pair as one number.</summary>
        private readonly HashSet<int> _counted = [];

        public AnswersTo Answers { get; } = new(statement, [.. Enum.GetValues<DisplayBand>().Select(_ => new Scores[Needs])]);

        /// <summary>Adds a person's answer unless a later one of theirs has been counted in this band.</summary>
        public void Add(int person, ReferralView referral, int score)
        {
            if (_counted.Add((person * _bands) + (int)referral.Band))
            {
                Answers.Bands[(int)referral.Band][(int)referral.Need] += new Scores(1, score, (long)score * score);
            }
        }
    }
}
