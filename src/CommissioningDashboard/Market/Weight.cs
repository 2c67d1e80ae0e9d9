namespace CommissioningDashboard.Market;

/// <summary>What each referral counts for.</summary>
public enum Weight
{
    Referrals,
    WeeklyHours,
    WeeklyCost,
}

public static class Weights
{
    /// <summary>As in addresses.</summary>
    public static string Code(this Weight weight) => weight switch
    {
        Weight.WeeklyHours => "hours",
        Weight.WeeklyCost => "cost",
        _ => "referrals",
    };

    /// <summary>As in a sentence: "share of referrals", "share of weekly hours", "share of weekly cost".</summary>
    public static string Noun(this Weight weight) => weight switch
    {
        Weight.WeeklyHours => "weekly hours",
        Weight.WeeklyCost => "weekly cost",
        _ => "referrals",
    };

    /// <summary>The verb after the noun: "referrals are", "weekly cost is".</summary>
    public static string Are(this Weight weight) => weight == Weight.WeeklyCost ? "is" : "are";

    public static Weight? Parse(string? code) => code switch
    {
        "hours" => Weight.WeeklyHours,
        "cost" => Weight.WeeklyCost,
        "referrals" => Weight.Referrals,
        _ => null,
    };
}
