using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What waits for a person about Client Level Data, in words.</summary>
internal static class CldWords
{
    public static string Kind(CldQuestionKind kind) => kind switch
    {
        CldQuestionKind.Gap => "a gap of more than a week",
        CldQuestionKind.AtOnce => "two at once with one provider",
        _ => "another provider under the same start",
    };

    public static string First(CldQuestion question)
        => $"{question.FirstProvider ?? "Provider not recorded"}, from {Day(question.FirstStart)}"
        + (question.FirstEnd is { } end ? $" to {Day(end)}" : "");

    public static string Second(CldQuestion question)
        => $"{question.SecondProvider ?? "Provider not recorded"}, from {Day(question.SecondStart)}";

    public static string Answered(CldAnswer answer) => answer == CldAnswer.Same ? "The same service" : "A new service";

    public static string Tie(ProviderTieKind kind, DateOnly from) => kind switch
    {
        ProviderTieKind.Succession => $"the same provider, under the second number from {Day(from)}",
        ProviderTieKind.SecondRegistration => "one provider, registered under both",
        _ => "two providers",
    };

    public static string Settled(ProviderTie tie, ProviderTieKind settled)
        => $"Settled by {tie.SettledBy} on {Written.Moment(tie.SettledAt!.Value)}: {Tie(settled, tie.From ?? tie.ProposedFrom)}.";

    public static string Day(DateOnly day) => $"{day:d MMMM yyyy}";
}
