using CommissioningDashboard.Data;
using CommissioningDashboard.Forms;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Referrals;

/// <summary>What became of one provider that was put forward, as filled in.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Outcome">The name of an <see cref="OptionOutcome"/>; empty when it was not asked.</param>
/// <param name="Reason">Why not, from the list of reasons.</param>
public sealed record AnswerLine(int Provider, string? Outcome, string? Reason);

/// <summary>What came of looking for a provider, as filled in.</summary>
/// <param name="Result">A chosen provider's key, "nobody" or "withdrawn".</param>
/// <param name="Revision">The revision of the referral that was read.</param>
public sealed record ChoiceForm(
    string? Result, IReadOnlyList<AnswerLine> Answers, string? ArrangedOn, string? ChosenBy, string? Why, string? Tried, int Revision)
{
    public const string Nobody = "nobody";

    public const string Withdrawn = "withdrawn";

    private const int _longest = 300;

    /// <summary>Why a provider says no: the barriers that a market can do something about.</summary>
    public static IReadOnlyList<string> ProviderReasons { get; } =
    [
        "No capacity at the times asked for", "Not enough hours free", "Too far to travel", "Needs staff with other skills",
        "The rate is too low", "Package too small", "Package too large", "Other",
    ];

    /// <summary>Why this provider was chosen.</summary>
    public static IReadOnlyList<string> WhyChosen { get; } =
    [
        "The person knows them", "Same carers each time", "Times that suit the person", "Near the person",
        "Language, faith or community", "Skills that the person needs", "Only one able to start", "First to be able to start", "Other",
    ];

    /// <summary>The choice, or what has to be mended, each with the name of its field.</summary>
    /// <param name="shown">The keys of the providers that were shown.</param>
    /// <param name="receivedOn">The day of the referral.</param>
    /// <param name="today">The day of the recording.</param>
    public (ReferralChoice? Choice, IReadOnlyList<(string Field, string Problem)> Problems) Read(
        IReadOnlyCollection<int> shown, DateOnly receivedOn, DateOnly today)
    {
        var problems = new List<(string Field, string Problem)>();
        var chosen = int.TryParse(Result, out var key) && shown.Contains(key) ? key : (int?)null;
        problems.Check(chosen is not null || Result is Nobody or Withdrawn, nameof(Result), "Say who was chosen, or that nobody was");
        DateOnly? arranged = Dates.TryRead((ArrangedOn ?? "").Trim(), out var day) ? day : null;
        var by = Enum.TryParse<ChosenBy>(ChosenBy, out var named) && Enum.IsDefined(named) ? named : (ChosenBy?)null;
        if (chosen is not null)
        {
            problems.Check(arranged is not null, nameof(ArrangedOn), "Enter the day on which it was arranged, like 30/11/2026");
            problems.Check(arranged is null || arranged >= receivedOn, nameof(ArrangedOn),
                "It cannot be arranged before the referral was made");
            problems.Check(arranged is null || arranged <= today, nameof(ArrangedOn), "The day cannot lie in the future");
            problems.Check(by is not null, nameof(ChosenBy), "Say who made the choice");
            problems.Check(Why is not null && WhyChosen.Contains(Why), nameof(Why), "Say why this provider was chosen");
        }

        problems.Check(Result != Nobody || !string.IsNullOrWhiteSpace(Tried), nameof(Tried), "Say what was tried");
        problems.Check((Tried ?? "").Length <= _longest, nameof(Tried), $"Use {_longest} characters or fewer");
        problems.Check(PersonalData.Problem(Tried) is null, nameof(Tried), PersonalData.Problem(Tried) ?? "");
        foreach (var answer in Answers)
        {
            var isNo = answer.Outcome == $"{OptionOutcome.DeclinedByProvider}";
            problems.Check(!isNo || ProviderReasons.Contains(answer.Reason ?? ""), $"Reason-{answer.Provider}",
                "Say why the provider could not");
            problems.Check(answer.Provider != chosen || !isNo, $"Outcome-{answer.Provider}",
                "A provider that said no cannot have been chosen");
        }

        return problems.Count > 0 ? (null, problems)
            : (new ReferralChoice(chosen, Result == Withdrawn, arranged, by, Why, Result == Nobody ? Tried!.Trim() : null), []);
    }

    /// <summary>What became of each provider that was shown, at its place.</summary>
    /// <param name="places">Each provider's place in the list as shown.</param>
    /// <param name="chosen">Whom the referral names; none for nobody.</param>
    public IReadOnlyList<Option> Options(IReadOnlyDictionary<int, int> places, int? chosen)
    {
        var answers = Answers.GroupBy(x => x.Provider).ToDictionary(x => x.Key, x => x.First());
        return [.. places.OrderBy(x => x.Value).Select(x => OptionOf(x.Key, x.Value, answers.GetValueOrDefault(x.Key), chosen))];
    }

    private static Option OptionOf(int provider, int place, AnswerLine? answer, int? chosen)
    {
        var outcome = Enum.TryParse<OptionOutcome>(answer?.Outcome, out var named) && Enum.IsDefined(named) ? named : OptionOutcome.Shown;

        // Only who was chosen has "accepted"; whoever else said yes was willing.
        outcome = outcome == OptionOutcome.Accepted ? OptionOutcome.Willing : outcome;
        return new Option
        {
            ProviderId = provider,
            Position = (short)place,
            Outcome = provider == chosen ? OptionOutcome.Accepted : outcome,
            Reason = provider != chosen && outcome is OptionOutcome.DeclinedByProvider or OptionOutcome.WithdrewAfterAccepting
                && ProviderReasons.Contains(answer!.Reason ?? "") ? answer.Reason : null,
        };
    }
}

/// <summary>What came of looking for a provider.</summary>
/// <param name="ProviderId">Who was chosen; none for nobody.</param>
/// <param name="IsWithdrawn">The person no longer wants it.</param>
public sealed record ReferralChoice(
    int? ProviderId, bool IsWithdrawn, DateOnly? ArrangedOn, ChosenBy? ChosenBy, string? Why, string? Tried);
