using CommissioningDashboard.Data;

namespace CommissioningDashboard.Demo;

/// <summary>A service in the words of Client Level Data, release 2.</summary>
/// <param name="Letter">Names it in <see cref="SouthmereProviders"/>.</param>
/// <param name="Mechanisms">Hundredths: direct payment, managed budget, commissioned, left empty.</param>
/// <param name="HasProvider">False where no provider that the Care Quality Commission registers gives it.</param>
/// <param name="Pence">The cost of a unit in the first year.</param>
/// <param name="LeastUnits">Units a week; only hours, sessions and days are planned.</param>
internal sealed record SouthmereService(
    char Letter, string Type, string Component, Weighted Mechanisms, bool HasProvider,
    string Frequency, int Pence, int LeastUnits, int UnitsSpan, int LeastDays, int DaysSpan)
{
    public bool IsHourly => Frequency == "Hourly";

    public bool IsPlanned => IsHourly || Frequency == "Per session";

    public bool IsForCarer => Type.StartsWith("Unpaid carer", StringComparison.Ordinal);
}

/// <summary>What Southmere arranges, and for whom.</summary>
internal static class SouthmereServices
{
    private const string _community = "Long term support: Community";

    public static readonly SouthmereService[] All =
    [
        new('H', _community, "Home support or domiciliary care", new(6, 12, 79, 3), true, "Hourly", 2180, 4, 30, 20, 1300),
        new('R', "Short term support: ST-Max", "Reablement", new(0, 0, 100), true, "Hourly", 2640, 5, 14, 14, 50),
        new('L', _community, "Community supported living", new(5, 20, 73, 2), true, "Hourly", 2040, 12, 60, 200, 2400),
        new('E', _community, "Extra care housing", new(0, 12, 88), true, "Hourly", 2070, 5, 24, 120, 1600),
        new('S', _community, "Shared Lives", new(0, 20, 80), true, "Weekly", 46_000, 0, 0, 200, 2400),
        new('N', "Long term support: Residential care", "Long term residential care",
            new(0, 4, 96), true, "Weekly", 84_500, 0, 0, 60, 1900),
        new('G', "Long term support: Nursing care", "Long term nursing care", new(0, 3, 97), true, "Weekly", 97_000, 0, 0, 30, 1500),
        new('T', "Short term support: Other short term", "Short term residential care",
            new(0, 0, 100), true, "Weekly", 88_000, 0, 0, 7, 50),
        new('D', _community, "Day support", new(30, 20, 50), false, "Per session", 5_400, 1, 4, 90, 1500),
        new('P', _community, "Direct payment", new(92, 0, 0, 8), false, "4-weekly", 98_000, 0, 0, 150, 2200),
        new('Q', "Short term support: Ongoing low level", "Equipment",
            new(0, 0, 100), false, "One-off", 16_000, 0, 0, 0, 0),
        new('C', "Unpaid carer support: Direct to unpaid carer", "Other unpaid carer support",
            new(85, 0, 15), false, "One-off", 30_000, 0, 0, 0, 0),
    ];

    /// <summary>Which service each need leads to, in hundredths: a row for each <see cref="Need"/>, a column for each service.</summary>
    private static readonly Weighted[] _byNeed =
    [
        new(40, 16, 1, 4, 0, 8, 6, 6, 3, 9, 4, 3),
        new(32, 14, 1, 4, 0, 6, 4, 4, 8, 14, 10, 3),
        new(34, 6, 0, 4, 0, 18, 10, 8, 8, 7, 1, 4),
        new(10, 1, 38, 1, 8, 6, 1, 2, 14, 17, 0, 2),
        new(22, 4, 34, 2, 2, 6, 3, 3, 8, 14, 0, 2),
        new(26, 4, 2, 2, 0, 2, 1, 4, 12, 14, 2, 31),
        new(40, 14, 6, 4, 0, 8, 6, 6, 4, 8, 2, 2),
    ];

    public static Weighted ByNeed(Need need) => _byNeed[(int)need - 1];
}
