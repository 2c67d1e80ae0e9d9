namespace CommissioningDashboard.Market;

/// <summary>Who counts as one where the question is power: how concentrated the market is and on how few it depends.</summary>
public enum PowerUnit
{
    /// <summary>Providers of one group count as one, since one owner decides for them; a provider in no group is its own.</summary>
    Group,

    /// <summary>Each provider by itself.</summary>
    Provider,
}

/// <summary>The two in addresses and in words.</summary>
public static class PowerUnits
{
    public static IReadOnlyList<PowerUnit> All { get; } = [PowerUnit.Group, PowerUnit.Provider];

    /// <summary>As in addresses.</summary>
    public static string Code(this PowerUnit unit) => unit == PowerUnit.Provider ? "provider" : "group";

    public static PowerUnit? Parse(string? code) => All.Where(x => x.Code() == code).Select(x => (PowerUnit?)x).FirstOrDefault();

    /// <summary>After a comma: "each group counted as one".</summary>
    public static string InWords(this PowerUnit unit)
        => unit == PowerUnit.Provider ? "providers of one group counted apart" : "each group counted as one";
}
