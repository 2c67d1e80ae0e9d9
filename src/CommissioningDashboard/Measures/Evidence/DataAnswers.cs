using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>A file that would answer more, with the questions it bears on.</summary>
/// <param name="Format">The file's format.</param>
/// <param name="Opens">Questions without an answer that lack nothing but what it brings.</param>
/// <param name="Helps">All questions that lack something it brings.</param>
public sealed record NextFile(ImportFormat Format, int Opens, int Helps);

/// <summary>A provider whose size or owner is not recorded, with what it received in the period.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Referrals">Arranged referrals it received.</param>
/// <param name="Settles">The part of all such referrals that is settled once it and those before it are completed.</param>
public sealed record ProviderToComplete(ProviderRecord Provider, long Referrals, double Settles);

/// <summary>What an authority's data can say: each question with its answer, what to bring next, and whom to complete first.</summary>
public sealed class DataAnswers
{
    private static readonly SliceComputation<DataAnswers> _computed = new(slice => new DataAnswers(slice));

    private DataAnswers(MarketSlice slice)
    {
        Questions = [.. DataQuestion.All.Select(x => x.In(slice))];
        Next = [
            .. Questions.SelectMany(x => x.Files).Distinct().Select(x => Bearing(x))
                .OrderByDescending(x => x.Opens).ThenByDescending(x => x.Helps)];
        ToComplete = Incomplete(slice);
    }

    public IReadOnlyList<DataAnswered> Questions { get; }

    /// <summary>Files that would answer more, the one that would open most first.</summary>
    public IReadOnlyList<NextFile> Next { get; }

    /// <summary>Providers of unknown size that received something, in the order of how much.</summary>
    public IReadOnlyList<ProviderToComplete> ToComplete { get; }

    public static DataAnswers For(MarketSlice slice) => slice.GetOrCompute(_computed);

    public int Count(DataAnswer answer) => Questions.Count(x => x.Answer == answer);

    /// <summary>"Your data answer 4 of 19 questions, 2 more in part."</summary>
    public Sentence Finding => (Count(DataAnswer.Yes), Count(DataAnswer.Partly)) switch
    {
        var (yes, _) when yes == Questions.Count => new($"The data answer {{all}} {Questions.Count} questions."),
        (var yes, 0) => new($"The data answer {{{yes}}} of {Questions.Count} questions."),
        var (yes, partly) => new($"The data answer {{{yes}}} of {Questions.Count} questions, and {{{partly}}} more in part."),
    };

    /// <summary>"Completing these 9 providers settles the size for 80% of the referrals that lack it."</summary>
    public Sentence? Completing
    {
        get
        {
            var few = ToComplete.TakeWhile((_, i) => i == 0 || ToComplete[i - 1].Settles < EnoughSettled).ToList();
            return few.Count == 0 ? null
                : new($"Completing {(few.Count == 1 ? "this provider" : $"these {{{few.Count}}} providers")} settles "
                + $"{{{Written.Percent(few[^1].Settles)}}} of the referrals whose provider’s size is not recorded.");
        }
    }

    /// <summary>Each question with its answer, the reason and the file that would bring more.</summary>
    public MeasureTable QuestionTable => Table(x => x.RestsOn);

    /// <summary>The same to the nearest five in a hundred, for what leaves the authority.</summary>
    public MeasureTable PublicTable => Table(x => x.Rounded);

    private MeasureTable Table(Func<FactCoverage, Sentence> words) => MeasureTable.FromRows<DataAnswered>(
        "Questions and how far the data answer them", Questions,
        (new("question", "Question", Unit.Text, Protection.Free), x => x.Question.Text),
        (new("answer", "Answer", Unit.Text, Protection.Free), x => x.Words),
        (new("why", "Why", Unit.Text, Protection.Free), x => Filled(x.Reason(words))),
        (new("file", "File to bring", Unit.Text, Protection.Free), x => Filled(string.Join(", ", x.Files.Select(f => f.Name)))));

    /// <summary>What is whole lacks nothing, and its cell says that it does not apply.</summary>
    private static Cell Filled(string text) => text.Length == 0 ? Cell.Nothing : text;

    public MeasureTable CompletionTable => MeasureTable.FromRows<ProviderToComplete>(
        "Providers whose size is not recorded, by what they received", ToComplete,
        (new("provider", "Provider", Unit.Text, Protection.Free), x => x.Provider.Name),
        (new("reference", "Reference", Unit.Text, Protection.Free), x => x.Provider.Reference),
        (Shares.ReferralsColumn, x => x.Referrals),
        (new("settles", "Settled with those above", Unit.Share, new Protection.FigureOf(Shares.ReferralsColumn)), x => x.Settles));

    /// <summary>With this part settled the rest can wait.</summary>
    public const double EnoughSettled = 0.8;

    private NextFile Bearing(ImportFormat format) => new(
        format,
        Questions.Count(x => x.Answer == DataAnswer.NotYet && x.Lacking.Where(f => f.IsBelowFloor).All(f => f.Terms.Format == format.Id)),
        Questions.Count(x => x.Files.Contains(format)));

    private static List<ProviderToComplete> Incomplete(MarketSlice slice)
    {
        var received = slice.ByProvider(slice.Period);
        var lacking = slice.Providers
            .Where(x => slice.BandOf(x, slice.Period.To) == DisplayBand.NotKnown && received[x.Index].Referrals > 0)
            .OrderByDescending(x => received[x.Index].Referrals).ThenBy(x => x.Name, StringComparer.Ordinal).ToList();
        var all = lacking.Sum(x => received[x.Index].Referrals);
        var sum = 0L;
        return [.. lacking.Select(x =>
            new ProviderToComplete(x, received[x.Index].Referrals, (double)(sum += received[x.Index].Referrals) / all))];
    }
}
