using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Referrals;

/// <summary>A provider's answer as filled in.</summary>
/// <param name="Answer">The name of an <see cref="EnquiryAnswer"/>.</param>
/// <param name="From">Of a yes: from when.</param>
/// <param name="Reason">Of a no: why, from the list.</param>
/// <param name="Question">What has to be cleared up first.</param>
public sealed record AnswerForm(string? Answer, string? From, string? Reason, string? Question)
{
    public const int LongestQuestion = 300;

    /// <summary>The answer, or what has to be mended, each with the name of its field.</summary>
    public (GivenAnswer? Given, IReadOnlyList<(string Field, string Problem)> Problems) Read(DateOnly today)
    {
        var question = (Question ?? "").Trim();
        DateOnly? from = Dates.TryRead((From ?? "").Trim(), out var day) ? day : null;
        return Answer switch
        {
            nameof(EnquiryAnswer.Yes) when from is null => Wrong(nameof(From), "Enter the day from which you could, like 7/12/2026"),
            nameof(EnquiryAnswer.Yes) when from < today || from > today.AddYears(2)
                => Wrong(nameof(From), "The day must lie between today and two years from now"),
            nameof(EnquiryAnswer.Yes) => (new(EnquiryAnswer.Yes, from, null, null), []),
            nameof(EnquiryAnswer.No) when !ChoiceForm.ProviderReasons.Contains(Reason ?? "")
                => Wrong(nameof(Reason), "Say why you could not"),
            nameof(EnquiryAnswer.No) => (new(EnquiryAnswer.No, null, Reason, null), []),
            nameof(EnquiryAnswer.Question) when question.Length is 0 or > LongestQuestion
                => Wrong(nameof(Question), $"Write your question, at most {LongestQuestion} characters"),
            nameof(EnquiryAnswer.Question) when PersonalData.Problem(question) is { } problem => Wrong(nameof(Question), problem),
            nameof(EnquiryAnswer.Question) => (new(EnquiryAnswer.Question, null, null, question), []),
            _ => Wrong(nameof(Answer), "Choose yes, no or a question"),
        };

        static (GivenAnswer?, IReadOnlyList<(string, string)>) Wrong(string field, string problem) => (null, [(field, problem)]);
    }
}

/// <summary>A provider's answer that is whole.</summary>
public sealed record GivenAnswer(EnquiryAnswer Answer, DateOnly? From, string? Reason, string? Question);
