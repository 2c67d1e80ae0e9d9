using System.Globalization;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>Steps of a measure worked through on the reader's own figures, each a plain sentence that anyone can check.</summary>
internal static class Working
{
    private static readonly CultureInfo _english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A share from its two amounts, with its interval; nothing when it cannot be calculated.</summary>
    /// <param name="part">Whose part: "Micro-providers received".</param>
    /// <param name="partTally">How much it is.</param>
    /// <param name="whole">Of what: "All recorded providers received".</param>
    /// <param name="wholeTally">How much that is.</param>
    /// <param name="weight">What is counted.</param>
    /// <param name="share">The share as the measure gives it.</param>
    public static IReadOnlyList<string> Share(string part, Tally partTally, string whole, Tally wholeTally, Weight weight, Figure share)
        => share.Value is null ? [] :
        [
            $"{part} {Written.Amount(partTally, weight)}.",
            $"{whole} {Written.Amount(wholeTally, weight)}.",
            $"{Number(partTally.In(weight))} ÷ {Number(wholeTally.In(weight))} = {Percent(share.Value.Value)}.",
            .. OfInterval(share, weight == Weight.Referrals && share.Rests == wholeTally.Amount
                ? $"that share of {Written.Counted(wholeTally.Amount, "referral")}"
                : $"that share (effective sample size {Number(Math.Round(share.Rests ?? 0, 1))})"),
        ];

    /// <summary>A rate from two counts, with its interval.</summary>
    public static IReadOnlyList<string> Rate(string part, long partCount, string whole, long wholeCount, Figure rate)
        => rate.Value is null ? [] :
        [
            $"{part}: {Written.Whole(partCount)}.",
            $"{whole}: {Written.Whole(wholeCount)}.",
            $"{Number(partCount)} ÷ {Number(wholeCount)} = {Percent(rate.Value.Value)}.",
            .. OfInterval(rate, $"that share of {Written.Counted(wholeCount, "case")}"),
        ];

    /// <summary>An estimate from what is added up and what is done to it, with its interval.</summary>
    public static IReadOnlyList<string> Estimate(Figure estimate, params string[] steps)
        => estimate switch
        {
            { Value: null } => [],
            { Interval: null } => steps,
            _ => [.. steps, $"Its 95% interval is {estimate.RangeText}."],
        };

    /// <summary>A number with enough digits to follow the working: 7,912, 1,204.5, 0.0312.</summary>
    public static string Number(double number)
    {
        var format = Math.Abs(number) switch
        {
            < 1 => "0.0000",
            < 100 => "0.000",
            _ => "#,##0.0",
        };
        return number == Math.Floor(number) ? Written.Whole(number) : number.ToString(format, _english);
    }

    /// <summary>A percentage with one decimal more than readers usually see.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.0", _english) + "%";

    private static IEnumerable<string> OfInterval(Figure share, string of)
        => share.Interval is { } interval
            ? [$"Wilson’s 95% interval for {of} is {Percent(interval.Low)} to {Percent(interval.High)}."]
            : [];
}
