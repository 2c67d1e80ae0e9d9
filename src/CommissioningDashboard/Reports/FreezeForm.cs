using CommissioningDashboard.Market;

namespace CommissioningDashboard.Reports;

/// <summary>What is asked of whoever freezes a report: a title to find it by, and something to freeze.</summary>
public static class FreezeForm
{
    public const int LongestTitle = 100;

    /// <summary>What is wrong with a title and how to mend it; none when it will do.</summary>
    public static string? ProblemIn(string? title) => title?.Trim() switch
    {
        null or "" => "Enter a title, such as “Market position, spring 2027”.",
        { Length: > LongestTitle } => $"Title must be {LongestTitle} characters or fewer.",
        var text when text.Any(char.IsControl) => "Title must be one line of text.",
        var text when !IsWritable(text) => "Title has a character that no workbook can hold. Type it again without pasting.",
        _ => null,
    };

    /// <summary>Why a report of this market would be of nothing, and what to do; none when there is something to freeze.</summary>
    public static string? ProblemIn(MarketSlice slice) => (slice.Referrals.Count, slice.Market.Months) switch
    {
        ( > 0, _) => null,
        (_, 0) => "There is nothing to freeze yet: no referral has been brought in.",
        _ => "There is nothing to freeze: no referral falls within this period and filter. Choose a wider market first.",
    };

    /// <summary>Half a character, and the two that stand for none, cannot be written to a file.</summary>
    private static bool IsWritable(string text)
        => !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF') && string.Concat(text.EnumerateRunes()) == text;
}
