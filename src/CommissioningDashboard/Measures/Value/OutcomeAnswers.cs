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
        var columns = slice.Market.Referrals;
        var (first, last) = (slice.Period.From.FirstDay, slice.Period.To.LastDay);

        // Outcomes are in the order asked, so from the end on the first of a person is the latest. What one person said at once lies
        // together, so that most of it is known from the answer before.
        var (outcomes, questions, next) = (slice.Market.Outcomes, new List<Question>(), 0);
        var (row, isCounted, person, band, need) = (-1, false, 0, 0, 0);
        using var people = new DistinctPeople(columns);
        for (var i = outcomes.Length - 1; i >= 0 && outcomes[i].On >= first; i--)
        {
            ref readonly var answer = ref outcomes[i];
            if (answer.On > last)
            {
                continue;
            }

            if (answer.Referral != row)
            {
                row = answer.Referral;
                isCounted = columns.Outcome[row] == (byte)ReferralOutcome.Arranged && slice.Matches(row);
                (person, band, need) = isCounted ? (people.NumberOf(row), (int)slice.BandOfReferral(row), columns.Need[row]) : default;
            }

            if (isCounted)
            {
                QuestionOf(answer.Statement).Hear(person, band, need, answer.Score);
            }
        }

        return new OutcomeAnswers([.. questions.Select(x => x.Answers).OrderBy(x => x.Statement, StringComparer.Ordinal)]);

        Question QuestionOf(string statement)
        {
            // A handful, asked in turn, and each nearly always the very same string.
            for (var tried = 0; tried < questions.Count; tried++)
            {
                next = next + 1 < questions.Count ? next + 1 : 0;
                if (ReferenceEquals(questions[next].Answers.Statement, statement))
                {
                    return questions[next];
                }
            }

            if (questions.Find(x => x.Answers.Statement == statement) is { } known)
            {
                return known;
            }

            questions.Add(new Question(statement));
            return questions[^1];
        }
    }

    private sealed class Question(string statement)
    {
        /// <summary>For each person a bit for each band in which they have been heard.</summary>
        private byte[] _heard = [];

        public AnswersTo Answers { get; } = new(statement, [.. Enum.GetValues<DisplayBand>().Select(_ => new Scores[Needs])]);

        public void Hear(int person, int band, int need, int score)
        {
            if (person >= _heard.Length)
            {
                Array.Resize(ref _heard, Math.Max(person + 1, 2 * _heard.Length));
            }

            // Reckoned with and not asked, as in meeting people.
            ref var heard = ref _heard[person];
            var isNew = 1 - (heard >> band & 1);
            heard |= (byte)(1 << band);
            ref var scores = ref Answers.Bands[band][need];
            scores = new Scores(scores.People + isNew, scores.Sum + (isNew * score), scores.Squares + (isNew * (long)score * score));
        }
    }
}
