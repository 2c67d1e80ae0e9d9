namespace CommissioningDashboard.Disclosure;

/// <summary>What stands in a cell instead of a number, in the letters that English official statistics use.</summary>
/// <remarks>Source: Government Analysis Function, Using symbols in tables (draft update, 2021).</remarks>
public enum Shorthand
{
    /// <summary>[c]: withheld because it could say something about a person.</summary>
    Confidential,

    /// <summary>[low]: above 0, and would be rounded to 0.</summary>
    Low,

    /// <summary>[u]: rests on few people; stands in a column of its own beside the numbers.</summary>
    LowReliability,

    /// <summary>[x]: the data do not reach so far.</summary>
    NotAvailable,

    /// <summary>[z]: there is nothing to work it out from.</summary>
    NotApplicable,
}

public static class Shorthands
{
    /// <summary>[c], [low], [u], [x] or [z].</summary>
    public static string Text(this Shorthand shorthand) => shorthand switch
    {
        Shorthand.Confidential => "[c]",
        Shorthand.Low => "[low]",
        Shorthand.LowReliability => "[u]",
        Shorthand.NotAvailable => "[x]",
        _ => "[z]",
    };

    /// <summary>What it means, to follow "[c] means …".</summary>
    public static string Meaning(this Shorthand shorthand) => shorthand switch
    {
        Shorthand.Confidential => "withheld, because a small number could say something about a person",
        Shorthand.Low => "above 0, but rounds to 0",
        Shorthand.LowReliability => "low reliability: the row rests on fewer than 30 referrals",
        Shorthand.NotAvailable => "not available: the data do not reach back that far",
        _ => "not applicable: there is nothing to work it out from",
    };
}
