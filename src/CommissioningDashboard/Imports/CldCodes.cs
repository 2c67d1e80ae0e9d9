using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>
/// The Client Level Data code lists that matter here: the words of release 2, with those of release 1 mapped to them.
/// Source: published specifications and the Department of Health and Social Care's dashboard code (MIT).
/// </summary>
internal static class CldCodes
{
    private static readonly Dictionary<string, string> _components = Mapped(
        ("Reablement", []), ("Short term nursing care", []), ("Short term residential care", []), ("Long term nursing care", []),
        ("Long term residential care", []), ("Home support or domiciliary care", ["Home Support", "Domiciliary care"]), ("Day support", []),
        ("Meals", []), ("Transport", []), ("Equipment", []), ("Direct payment", []), ("Shared Lives", []),
        ("Community supported living", []),
        ("Extra care housing", []), ("Professional support: Social worker", []), ("Professional support: Other", ["Professional Support"]),
        ("Learning, education or employment support", ["Learning/Education/Employment Support"]), ("End of life care", []),
        ("Emergency support", []), ("Other short term support", []), ("Other long term support", []),
        ("Unpaid carer respite", ["Carer Respite"]), ("Unpaid carer sitting service", ["Carer Sitting Service"]),
        ("Unpaid carer universal services", ["Carer Universal Services"]), ("Other unpaid carer support", ["Other Carer Support"]));

    private static readonly Dictionary<string, string> _serviceTypes = Mapped(
        ("Long term support: Nursing care", []), ("Long term support: Residential care", []), ("Long term support: Community", []),
        ("Long term support: Prison", []), ("Short term support: ST-Max", []), ("Short term support: Ongoing low level", []),
        ("Short term support: Other short term", []), ("Unpaid carer support: Direct to unpaid carer", ["Carer Support: Direct to Carer"]),
        ("Unpaid carer support: Support involving the person cared-for", ["Carer Support: Support involving the person cared-for"]));

    // Release 1 and 2 group the same reasons; only the group is kept.
    private static readonly (string Start, Need Need)[] _needs =
    [
        ("physicalsupport", Need.PhysicalSupport), ("sensorysupport", Need.SensorySupport), ("supportwithmemory", Need.MemoryAndCognition),
        ("memory", Need.MemoryAndCognition), ("learningdisability", Need.LearningDisability), ("mentalhealth", Need.MentalHealth),
        ("socialsupport", Need.SocialSupport),
        ("unknown", Need.NotKnown), ("notknown", Need.NotKnown),
    ];

    private static readonly (string Start, EthnicityGroup Group)[] _ethnicities =
    [
        ("asian", EthnicityGroup.Asian), ("black", EthnicityGroup.Black), ("mixed", EthnicityGroup.Mixed), ("white", EthnicityGroup.White),
        ("other", EthnicityGroup.Other), ("nodata", EthnicityGroup.NoData), ("unknown", EthnicityGroup.NoData),
        ("refused", EthnicityGroup.NoData),
    ];

    // Units a week by how often the cost falls due; what is not here is charged by the planned units.
    private static readonly (string Start, decimal Units)[] _unitsPerWeek =
    [
        ("weekly", 1m), ("fortnight", 1m / 2), ("4week", 1m / 4), ("fourweek", 1m / 4), ("month", 12m / 52), ("quarter", 4m / 52),
        ("annual", 1m / 52),
    ];

    private static readonly string[] _byPlannedUnits = ["persession", "session", "hour", "dai", "day"];

    public static IReadOnlyList<string> EventTypes { get; } = ["Request", "Assessment", "Service", "Review"];

    public static string Components => string.Join(", ", _components.Values.Distinct());

    public static string ServiceTypes => string.Join(", ", _serviceTypes.Values.Distinct());

    /// <summary>The service component as release 2 writes it, or none.</summary>
    public static string? Component(ReadOnlySpan<char> word) => _components.GetValueOrDefault(Plain.Normalise(word));

    public static string? ServiceType(ReadOnlySpan<char> word) => _serviceTypes.GetValueOrDefault(Plain.Normalise(word));

    /// <summary>The group of a primary support reason; none when the words are not of the list.</summary>
    public static Need? NeedOf(ReadOnlySpan<char> word) => Find(_needs, word, out var need) ? need : null;

    public static EthnicityGroup? EthnicityOf(ReadOnlySpan<char> word) => Find(_ethnicities, word, out var group) ? group : null;

    /// <summary>How a unit cost becomes a weekly cost.</summary>
    /// <param name="frequency">The cost frequency as written.</param>
    /// <param name="planned">Planned units a week, if filled in.</param>
    /// <param name="units">Units a week; none for a one-off cost, which has no weekly cost, or when planned units are needed and
    /// missing.</param>
    /// <returns>False when the frequency is not of the list.</returns>
    public static bool TryUnitsPerWeek(ReadOnlySpan<char> frequency, decimal? planned, out decimal? units)
    {
        var plain = Plain.Normalise(frequency);
        units = planned;
        if (Find(_unitsPerWeek, plain, out var fixedUnits))
        {
            units = fixedUnits;
            return true;
        }

        if (plain.StartsWith("oneoff", StringComparison.Ordinal) || plain.StartsWith("nocharge", StringComparison.Ordinal))
        {
            units = null;
            return true;
        }

        return plain.Length == 0 || _byPlannedUnits.Any(x => plain.StartsWith(x, StringComparison.Ordinal));
    }

    public static bool IsHourly(ReadOnlySpan<char> frequency) => Plain.Normalise(frequency).StartsWith("hour", StringComparison.Ordinal);

    /// <summary>The age band on a day, in whole years as birthdays count them.</summary>
    public static AgeBand AgeBandOf(DateOnly born, DateOnly on)
    {
        var age = on.Year - born.Year - (on < born.AddYears(on.Year - born.Year) ? 1 : 0);
        return age switch
        {
            < 0 or > 120 => AgeBand.NotKnown,
            < 18 => AgeBand.Under18,
            < 25 => AgeBand.From18To24,
            < 45 => AgeBand.From25To44,
            < 65 => AgeBand.From45To64,
            < 75 => AgeBand.From65To74,
            < 85 => AgeBand.From75To84,
            < 95 => AgeBand.From85To94,
            _ => AgeBand.Over95,
        };
    }

    private static Dictionary<string, string> Mapped(params (string Word, string[] Others)[] words)
        => words.SelectMany(x => x.Others.Prepend(x.Word).Select(o => (Plain: Plain.Normalise(o), x.Word)))
        .ToDictionary(x => x.Plain, x => x.Word);

    private static bool Find<T>((string Start, T Value)[] list, ReadOnlySpan<char> word, out T value) where T : struct
    {
        var plain = Plain.Normalise(word);
        foreach (var (start, candidate) in list)
        {
            if (plain.StartsWith(start, StringComparison.Ordinal))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
