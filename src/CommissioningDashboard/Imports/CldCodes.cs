using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using CommissioningDashboard.Imports.Submissions;

namespace CommissioningDashboard.Imports;

/// <summary>
/// The Client Level Data code lists that matter here: the words of release 2, with those of release 1 mapped to them.
/// Source: published specifications and the Department of Health and Social Care's dashboard code (MIT).
/// </summary>
internal static class CldCodes
{
    private static readonly Dictionary<string, string> _components = Mapped(
        ("Reablement", []), ("Short term nursing care", []), ("Short term residential care", []),
        ("Long term nursing care", ["Nursing care"]), ("Long term residential care", ["Residential care"]),
        ("Home support or domiciliary care",
            ["Home Support", "Domiciliary care", "Homecare", "Dom care", "Home help", "Personal care at home"]),
        ("Day support", ["Day care", "Day centre", "Day service", "Day services", "Day opportunities"]),
        ("Meals", ["Meals on wheels"]), ("Transport", []), ("Equipment", []), ("Direct payment", ["Direct payments"]),
        ("Shared Lives", ["Adult placement"]),
        ("Community supported living", ["Supported living"]),
        ("Extra care housing", ["Extra care"]), ("Professional support: Social worker", []),
        ("Professional support: Other", ["Professional Support"]),
        ("Learning, education or employment support", ["Learning/Education/Employment Support"]), ("End of life care", []),
        ("Emergency support", []), ("Other short term support", []), ("Other long term support", []),
        ("Unpaid carer respite", ["Carer Respite"]), ("Unpaid carer sitting service", ["Carer Sitting Service"]),
        ("Unpaid carer universal services", ["Carer Universal Services"]), ("Other unpaid carer support", ["Other Carer Support"]),
        ("Service not known", []));

    private static readonly Dictionary<string, string> _serviceTypes = Mapped(
        ("Long term support: Nursing care", []), ("Long term support: Residential care", []), ("Long term support: Community", []),
        ("Long term support: Prison", []), ("Short term support: ST-Max", []), ("Short term support: Ongoing low level", []),
        ("Short term support: Other short term", []), ("Unpaid carer support: Direct to unpaid carer", ["Carer Support: Direct to Carer"]),
        ("Unpaid carer support: Support involving the person cared-for", ["Carer Support: Support involving the person cared-for"]),
        ("Service type not known", []));

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

    private const string _hospital = "Admitted to hospital";

    // In the national order, by which the better told of two outcomes stands. What is stored is the place: add at the end only.
    private static readonly string[] _outcomes =
    [
        "Progress to reablement/ST-Max", "Progress to assessment, review or reassessment", "Release 1 specification only: Not mapped",
        "Progress to support planning or services", "Continuation of support or services", _hospital,
        "NFA: Responsibility moved to another local authority", "NFA: Referral to NHS services or NHS funded social care",
        "NFA: Self-funded client or under 12wk disregard", "NFA: Information and advice or signposting",
        "NFA: Referral to other service within the local authority", "NFA: Support declined", "NFA: Deceased",
        "NFA: Support ended as planned", "NFA: Support ended for other reason", "NFA: No services offered for other reason", "NFA: Other",
    ];

    private static readonly Dictionary<string, short> _outcomeCodes
        = _outcomes.Index().ToDictionary(x => Plain.Normalise(x.Item), x => (short)(x.Index + 1));

    // What is stored is the place of a word, from 1 on, so the lists above grow at their ends only.
    private static readonly string[] _componentList = [.. _components.Values.Distinct()];
    private static readonly string[] _serviceTypeList = [.. _serviceTypes.Values.Distinct()];

    private static readonly string[] _ends =
    [
        "NFA: Responsibility moved to another local authority", "NFA: Deceased", "NFA: Support ended as planned",
        "NFA: Support ended for other reason",
    ];

    public static IReadOnlyList<string> EventTypes { get; } = ["Request", "Assessment", "Service", "Review"];

    /// <summary>The places of the outcomes that say that support has ended.</summary>
    public static IReadOnlySet<short> EndingOutcomes { get; } = _ends.Select(x => OutcomeCode(x)).ToHashSet();

    /// <summary>What a word outside its list is kept as.</summary>
    public static short NoComponent { get; } = ComponentCode("Service not known");

    public static short NoServiceType { get; } = ServiceTypeCode("Service type not known");

    public static short ComponentCode(ReadOnlySpan<char> word) => PlaceOf(_componentList, Component(word));

    public static string ComponentName(short code) => _componentList[code - 1];

    public static short ServiceTypeCode(ReadOnlySpan<char> word) => PlaceOf(_serviceTypeList, ServiceType(word));

    public static string ServiceTypeName(short code) => _serviceTypeList[code - 1];

    /// <summary>The place of an event outcome in the national list; 0 when it is none of it.</summary>
    public static short OutcomeCode(ReadOnlySpan<char> word)
        => word.IsEmpty ? (short)0 : _outcomeCodes.GetValueOrDefault(Plain.Normalise(word));

    public static string OutcomeName(short code) => code == 0 ? "Not told" : _outcomes[code - 1];

    /// <summary>No further action, or a stay in hospital: nothing was to follow from it.</summary>
    public static bool LeadsNowhere(short outcome)
        => outcome > 0 && (_outcomes[outcome - 1] == _hospital || _outcomes[outcome - 1].StartsWith("NFA", StringComparison.Ordinal));

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
        return TryPlainUnits(Plain.Normalise(frequency), planned, out units);
    }

    private static bool TryPlainUnits(string plain, decimal? planned, out decimal? units)
    {
        units = planned;
        if (FindPlain(_unitsPerWeek, plain, out var fixedUnits))
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

    /// <summary>The weekly hours and cost of what a service record tells, by the national rule.</summary>
    /// <param name="unitPence">Pence a unit.</param>
    /// <param name="frequency">The cost frequency in plain letters.</param>
    /// <param name="planned">Hundredths of a unit planned for a week.</param>
    public static SupportFigures Figures(int? unitPence, string? frequency, int? planned)
    {
        TryPlainUnits(frequency ?? "", planned / 100m, out var units);
        var pence = units is { } u && unitPence is { } p ? (int)Math.Round(Math.Abs(p) * u, MidpointRounding.AwayFromZero) : (int?)null;
        return new SupportFigures(frequency?.StartsWith("hour", StringComparison.Ordinal) == true ? planned : null, pence);
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

    /// <summary>The place of a word in its list, from 1 on; 0 for none.</summary>
    private static short PlaceOf(string[] list, string? word) => (short)(Array.IndexOf(list, word) + 1);

    private static Dictionary<string, string> Mapped(params (string Word, string[] Others)[] words)
        => words.SelectMany(x => x.Others.Prepend(x.Word).Select(o => (Plain: Plain.Normalise(o), x.Word)))
        .ToDictionary(x => x.Plain, x => x.Word);

    private static bool Find<T>((string Start, T Value)[] list, ReadOnlySpan<char> word, out T value) where T : struct
        => FindPlain(list, Plain.Normalise(word), out value);

    private static bool FindPlain<T>((string Start, T Value)[] list, string plain, out T value) where T : struct
    {
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
