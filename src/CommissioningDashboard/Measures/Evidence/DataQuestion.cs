using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>How far the data answer a question.</summary>
public enum DataAnswer
{
    NotYet,
    Partly,
    Yes,
}

/// <summary>A question that the dashboard answers, with the measure that does so.</summary>
/// <param name="Text">As a commissioner would ask it.</param>
/// <param name="Page">Where it is answered.</param>
/// <param name="Measure">The measure, whose needs decide whether it can be.</param>
public sealed record DataQuestion(string Text, string Page, Measure Measure)
{
    /// <summary>In the order in which the pages ask them.</summary>
    public static IReadOnlyList<DataQuestion> All { get; } =
    [
        new("How much goes to micro-providers?", "market", new BandShare()),
        new("Is the market concentrated in a few hands?", "concentration", new EffectiveProviders()),
        new("Do areas differ in what goes to micro-providers?", "market#micro-by-area", new MicroByArea()),
        new("Which open providers receive nothing?", "invisible-providers", new InvisibleProviders()),
        new("Does the place on a list decide who is chosen?", "fairness", new PickRateByPosition()),
        new("Are in-house providers preferred?", "fairness", new InHousePreference()),
        new("Do teams choose whom they chose last?", "fairness", new Habit()),
        new("Are the unregistered passed over where no registration is needed?", "fairness", new RegistrationNotNeeded()),
        new("Are people offered a choice?", "access", new OptionsOffered()),
        new("How long do people wait?", "access", new DaysToSource()),
        new("For whom is no support found?", "access", new Unmet()),
        new("Who took a direct payment because nobody was found?", "access", new DirectPaymentAfterUnmet()),
        new("Which services can be had where?", "access", new Coverage()),
        new("Do new providers find their first referral?", "access", new NewcomerAccess()),
        new("What do frameworks leave out?", "access", new FrameworkGap()),
        new("What does an hour of support cost?", "value", new PricePerHour()),
        new("How were the providers rated that were chosen?", "value", new QualityOfChosen()),
        new("What do people say of their support?", "value", new QualityOfLifeByBand()),
        new("Is what is dearer also better?", "value", new PriceAndOutcome()),
        new("Are groups of people treated alike?", "equity", new EquityByAge()),
        new("Whose support rests on a few providers?", "resilience", new Dependence()),
        new("Who could take over if the largest leaves?", "resilience", new SpareCapacityIfLargestExits()),
        new("Who comes and who goes?", "resilience", new EntryAndExit()),
        new("Do micro-providers that are found early stay?", "resilience", new MicroSurvival()),
    ];

    /// <summary>The answer for a slice: as good as the fact it needs that is recorded least.</summary>
    public DataAnswered In(MarketSlice slice)
    {
        var lacking = Evidence.Coverage(slice, Measure).Where(x => !x.IsWhole).OrderBy(x => x.Share).ToList();
        var answer = lacking switch
        {
            [] => DataAnswer.Yes,
            _ when Evidence.Missing(slice, Measure) is not null || Measure.Calculate(slice).Value.Reason is not null => DataAnswer.NotYet,
            _ => DataAnswer.Partly,
        };
        return new DataAnswered(this, answer, lacking);
    }
}

/// <summary>A question with how far the data answer it and what they lack, least recorded first.</summary>
public sealed record DataAnswered(DataQuestion Question, DataAnswer Answer, IReadOnlyList<FactCoverage> Lacking)
{
    public string Words => Answer switch
    {
        DataAnswer.Yes => "yes",
        DataAnswer.Partly => "partly",
        _ => "not yet",
    };

    /// <summary>Why not wholly, a sentence for each fact; empty when it is.</summary>
    public string Reason(Func<FactCoverage, Sentence> words) => string.Join(' ', Lacking.Select(x => words(x).Plain));

    /// <summary>The files that would bring what is lacking.</summary>
    public IEnumerable<ImportFormat> Files => Lacking.Select(x => ImportFormat.Find(x.Terms.Format)!).Distinct();
}
