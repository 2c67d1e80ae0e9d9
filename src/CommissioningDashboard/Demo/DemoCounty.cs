using CommissioningDashboard.Data;

namespace CommissioningDashboard.Demo;

/// <summary>
/// The fictional county of Northmoor: its areas, teams and services, and how much of each. The council's code has the shape of
/// the newest social services codes and is nobody's.
/// </summary>
internal static class DemoCounty
{
    public const string Code = "Z9DEM";
    public const string Name = "Northmoor County Council";

    /// <summary>Weight is the share of people who live there, in hundredths.</summary>
    public static readonly (string Code, string Name, int Weight)[] Areas =
    [
        ("coast", "Coast", 17),
        ("fells-and-dales", "Fells and dales", 12),
        ("harbour-towns", "Harbour towns", 24),
        ("market-towns", "Market towns", 23),
        ("north-valleys", "North valleys", 5),
        ("river-plain", "River plain", 19),
    ];

    public const int NorthValleys = 4;

    public static readonly (string Code, string Name)[] Teams =
    [
        ("coast-locality", "Coast and harbours locality"),
        ("inland-locality", "Inland locality"),
        ("hospital-discharge", "Hospital discharge"),
        ("learning-disability", "Learning disability"),
        ("mental-health", "Mental health"),
        ("carers", "Carers and first contact"),
    ];

    /// <summary>
    /// Letter names the service in the register. Routes are in hundredths: direct payment, managed budget, signposting; the rest
    /// is commissioned. Pence is an hour's rate in the first year (a week's for residential care, which counts no hours).
    /// </summary>
    public static readonly DemoService[] Services =
    [
        new('H', "home-care", "Home support or domiciliary care", [32, 14, 5], true, 14, 42 * 4, 2150, 21, 480),
        new('D', "day-support", "Day support", [42, 12, 10], true, 24, 36 * 4, 1480, 50, 380),
        new('S', "shared-lives", "Shared Lives", [10, 15, 0], false, 40, 60 * 4, 1210, 90, 520),
        new('L', "supported-living", "Community supported living", [36, 14, 0], true, 48, 44 * 4, 1990, 100, 480),
        new('E', "extra-care", "Extra care housing", [5, 10, 0], true, 20, 26 * 4, 2040, 80, 380),
        new('R', "reablement", "Reablement", [0, 0, 0], false, 16, 24 * 4, 2590, 21, 60),
        new('C', "carer-respite", "Unpaid carer respite", [50, 8, 12], false, 8, 24 * 4, 1870, 28, 500),
        new('N', "residential-care", "Long term residential care", [0, 6, 0], false, 0, 0, 81_500, 60, 1600),
    ];

    /// <summary>Hundredths of people by need, in the order of <see cref="Need"/>.</summary>
    public static readonly Weighted Needs = new(52, 3, 14, 13, 10, 6, 2);

    /// <summary>Which service each need leads to, in hundredths: a row for each need, a column for each service.</summary>
    public static readonly Weighted[] ServicesByNeed =
    [
        new(55, 6, 1, 1, 6, 20, 4, 7),
        new(45, 12, 1, 3, 5, 18, 8, 8),
        new(55, 12, 1, 0, 5, 7, 9, 11),
        new(12, 22, 11, 38, 2, 2, 8, 5),
        new(22, 14, 5, 38, 2, 7, 6, 6),
        new(30, 16, 0, 2, 2, 4, 42, 4),
        new(40, 10, 2, 6, 4, 18, 10, 10),
    ];

    /// <summary>Hundredths by age band, under 18 first and not known last: a row for each need.</summary>
    public static readonly Weighted[] AgesByNeed =
    [
        new(0, 2, 5, 13, 16, 30, 28, 5, 1),
        new(0, 3, 7, 15, 19, 28, 23, 4, 1),
        new(0, 0, 1, 7, 18, 38, 31, 5, 0),
        new(1, 22, 39, 27, 8, 2, 0, 0, 1),
        new(0, 13, 36, 35, 9, 4, 2, 0, 1),
        new(0, 5, 18, 33, 21, 15, 6, 1, 1),
        new(0, 4, 10, 18, 18, 22, 16, 2, 10),
    ];

    /// <summary>Thousandths by ethnicity group, in the order of <see cref="EthnicityGroup"/>.</summary>
    public static readonly Weighted Ethnicities = new(34, 15, 9, 896, 8, 38);

    public static readonly Weighted PeopleByArea = new([.. Areas.Select(x => x.Weight)]);

    /// <summary>Prices per thousand of the first year's, by year.</summary>
    public static readonly int[] PricesByYear = [1000, 1043, 1105, 1162, 1214];

    public static int Service(char letter) => Array.FindIndex(Services, x => x.Letter == letter);
}

/// <summary>One service of the county; see <see cref="DemoCounty.Services"/> for the units.</summary>
internal sealed record DemoService(
    char Letter, string Code, string Name, int[] RouteHundredths, bool OnFramework,
    int LeastQuarterHours, int QuarterHoursSpan, int Pence, int LeastDays, int DaysSpan)
{
    /// <summary>True where the support is personal care, for which the Care Quality Commission registers providers.</summary>
    public bool Registered => Letter is not ('D' or 'C');

    /// <summary>
    /// What the county says of it. Under home support it buys personal care and home help alike, so that neither would be true of all.
    /// </summary>
    public RegulatedActivity Regulated => Letter switch
    {
        'H' => RegulatedActivity.NotKnown,
        _ when Registered => RegulatedActivity.Yes,
        _ => RegulatedActivity.No,
    };
}
