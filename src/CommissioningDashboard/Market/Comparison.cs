namespace CommissioningDashboard.Market;

/// <summary>What the figures of a filter are set beside.</summary>
public enum Comparison
{
    /// <summary>The same months a year before.</summary>
    YearBefore,

    /// <summary>As many months, up to the month before the period begins.</summary>
    PeriodBefore,

    /// <summary>The same months in all areas.</summary>
    AllAreas,
}

/// <summary>Comparisons in addresses and in words.</summary>
public static class Comparisons
{
    public static IReadOnlyList<Comparison> All { get; } = [Comparison.YearBefore, Comparison.PeriodBefore, Comparison.AllAreas];

    /// <summary>As in addresses.</summary>
    public static string Code(this Comparison comparison) => comparison switch
    {
        Comparison.PeriodBefore => "period",
        Comparison.AllAreas => "areas",
        _ => "year",
    };

    public static Comparison? Parse(string? code) => All.Where(x => x.Code() == code).Select(x => (Comparison?)x).FirstOrDefault();

    /// <summary>What something is compared with: "the year before".</summary>
    public static string Name(this Comparison comparison) => comparison switch
    {
        Comparison.PeriodBefore => "the period before",
        Comparison.AllAreas => "all areas",
        _ => "the year before",
    };

    /// <summary>Within a sentence, or after "Share" in a heading: "a year before".</summary>
    public static string When(this Comparison comparison) => comparison switch
    {
        Comparison.PeriodBefore => "in the period before",
        Comparison.AllAreas => "in all areas",
        _ => "a year before",
    };

    /// <summary>The same at the start of a sentence or as a heading.</summary>
    public static string Heading(this Comparison comparison)
        => comparison.When() is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    /// <summary>The same of what has been counted: "in the same months a year before".</summary>
    public static string Months(this Comparison comparison)
        => comparison == Comparison.YearBefore ? "in the same months a year before" : comparison.When();

    /// <summary>A clause with a figure: "a year before it was 12%".</summary>
    public static string Clause(this Comparison comparison, string figure)
        => $"{comparison.When()} it {(comparison == Comparison.AllAreas ? "is" : "was")} {figure}";

    /// <summary>A period of time and not another part of the market.</summary>
    public static bool IsInTime(this Comparison comparison) => comparison != Comparison.AllAreas;

    /// <summary>The months that stand beside a period.</summary>
    public static Period PeriodBeside(this Comparison comparison, Period period) => comparison switch
    {
        Comparison.PeriodBefore => period.Before,
        Comparison.AllAreas => period,
        _ => period.YearBefore,
    };
}
