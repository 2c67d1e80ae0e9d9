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
    private static readonly DisplayBand[] _known =
        [DisplayBand.Micro, DisplayBand.Small, DisplayBand.Medium, DisplayBand.Large, DisplayBand.InHouse];

    public Scores In(DisplayBand band) => Scores.All(Bands[(int)band]);

    /// <summary>Everybody's answers by reason for support: the mix that figures are weighed to.</summary>
    public Scores[] Everybody => ByNeed(Enum.GetValues<DisplayBand>());

    /// <summary>The answers of the other bands whose size is known, by reason for support.</summary>
    public Scores[] OtherThanMicro => OtherThan(DisplayBand.Micro);

    /// <summary>Likewise of the bands other than one.</summary>
    public Scores[] OtherThan(DisplayBand band) => ByNeed([.. _known.Where(x => x != band)]);

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

        // Outcomes are in the order asked, so from the end on the first of a person is the latest. What one referral was asked on a day
        // lies together.
        var outcomes = slice.Market.Outcomes;
        var asked = default(Asked);
        for (var i = outcomes.Length - 1; i >= 0 && outcomes[i].On >= first; i--)
        {
            var answer = outcomes[i];
            if (answer.On > last)
            {
                continue;
            }

            if (asked.Referral != answer.Referral || asked.On != answer.On)
            {
                asked = Who(slice, answer, people);
            }

            if (asked.Person is not { } person)
            {
                continue;
            }

            if (!questions.TryGetValue(answer.Statement, out var question))
            {
                questions.Add(answer.Statement, question = new Question(answer.Statement));
            }

            question.Add(person, asked.Band, asked.Need, answer.Score);
        }

        return new OutcomeAnswers([.. questions.Values.Select(x => x.Answers).OrderBy(x => x.Statement, StringComparer.Ordinal)]);
    }

    private static Asked Who(MarketSlice slice, OutcomeRow answer, DistinctPeople people)
    {
        var referral = slice.Referral(answer.Referral);
        return new Asked(
            answer.On, referral.Row, referral.IsArranged && slice.Matches(referral) ? people.NumberOf(referral) : null, referral.Band,
            referral.Need);
    }

    /// <summary>Whom a referral's answers of one day are of.</summary>
    /// <param name="Person">The person's number; none when the referral is not looked at.</param>
    private readonly record struct Asked(DateOnly On, int Referral, int? Person, DisplayBand Band, Need Need);

    private sealed class Question(string statement)
    {
        /// <summary>By the person's number a bit for each band in which an answer of theirs has been counted.</summary>
        private readonly List<int> _countedIn = [];

        public AnswersTo Answers { get; } = new(statement, [.. Enum.GetValues<DisplayBand>().Select(_ => new Scores[Needs])]);

        /// <summary>Adds a person's answer unless a later one of theirs has been counted in this band.</summary>
        public void Add(int person, DisplayBand band, Need need, int score)
        {
            while (_countedIn.Count <= person)
            {
                _countedIn.Add(0);
            }

            var bit = 1 << (int)band;
            if ((_countedIn[person] & bit) == 0)
            {
                _countedIn[person] |= bit;
                Answers.Bands[(int)band][(int)need] += new Scores(1, score, (long)score * score);
            }
        }
    }
}
