using System.Globalization;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>
/// Three years of Southmere's Client Level Data, up to the last whole month: services, and the requests, assessments and reviews
/// around them. It has the flaws of real ones: an event told twice, a mechanism left empty, a provider without a location.
/// </summary>
internal sealed class SouthmereFile
{
    public const int Months = 36;

    /// <summary>How many different service events it has.</summary>
    public const int Services = 6_000;

    private static readonly string[] _mechanisms = ["Direct payment", "CASSR managed personal budget", "CASSR commissioned support", ""];
    private static readonly string[] _dayCentres = ["Tollastrand Day Centre", "Wennickshoal Friends", ""];
    private readonly DemoCalendar _calendar;
    private readonly Xoshiro256 _random;
    private readonly DemoPeople _people;
    private readonly SouthmereMarket _market = new();
    private readonly HashSet<ulong> _known = [];
    private readonly CldFile _file = new();

    private SouthmereFile(DemoOptions options)
    {
        _calendar = new DemoCalendar(DateOnly.FromDateTime(options.Clock.GetLocalNow().DateTime));
        _random = new Xoshiro256(unchecked((ulong)options.Seed));
        _people = new DemoPeople(_random, Services);
    }

    private DateOnly FirstDay => _calendar.FirstOf(DemoCalendar.Months - Months);

    /// <summary>The file and its name. The same seed on the same day gives the same bytes.</summary>
    public static (string Name, byte[] Bytes) Write(DemoOptions options)
    {
        var writing = new SouthmereFile(options);
        for (var month = 0; month < Months; month++)
        {
            writing.AddMonth(month);
        }

        return ($"southmere-client-level-data-{writing._calendar.LastDay:yyyy-MM}.csv", writing._file.ToBytes());
    }

    private void AddMonth(int month)
    {
        var inCalendar = DemoCalendar.Months - Months + month;
        var days = _calendar.Days(inCalendar, UpTo(month + 1) - UpTo(month), _random);
        for (var day = 0; day < days.Length; day++)
        {
            for (var i = 0; i < days[day]; i++)
            {
                AddService(_calendar.FirstOf(inCalendar).AddDays(day), month);
            }
        }
    }

    /// <summary>How many services start before the month; a little more each month than in the one before.</summary>
    private static int UpTo(int month) => Services * month * (600 + month) / (Months * (600 + Months));

    private void AddService(DateOnly start, int month)
    {
        var person = _people.Next();
        var service = SouthmereServices.All[SouthmereServices.ByNeed(person.Need).Pick(_random)];
        if (_known.Add(person.KeyStart))
        {
            AddEvent(person, "Request", start.AddDays(-_random.Between(25, 60)), "Progress to assessment, review or reassessment");
            AddEvent(person, "Assessment", start.AddDays(-_random.Between(3, 20)), "Progress to support planning or services");
        }

        var mechanism = _mechanisms[service.Mechanisms.Pick(_random)];
        var end = start.AddDays(service.LeastDays + (int)(service.DaysSpan * _random.Skewed()));
        var cells = Cells(person, "Service", start, end);
        cells["Client Type"] = service.IsForCarer ? "Unpaid carer" : "Service user";
        cells["Service Type"] = service.Type;
        cells["Service Component"] = service.Component;
        cells["Delivery Mechanism"] = mechanism;
        var provider = service.HasProvider ? _market.Pick(service.Letter, month, _random) : null;
        if (provider is not null)
        {
            cells["Provider CQC Location ID"] = provider.CqcLocationId;
            cells["Provider CQC Location Name"] = provider.Name;
        }
        else if (service.Letter == 'D')
        {
            cells["Provider CQC Location Name"] = _dayCentres[_random.Below(_dayCentres.Length)];
        }

        AddCost(cells, service, provider, month / 12);
        _file.Add(cells);
        if (_random.Happens(0.015))
        {
            _file.Add(cells);
        }

        if (start.AddYears(1) is var year && end > year && year <= _calendar.LastDay)
        {
            AddEvent(person, "Review", year.AddDays(-_random.Below(40)), "Continuation of support or services");
        }
    }

    /// <summary>A provider has its own price; what nobody is named for differs from person to person.</summary>
    private void AddCost(Dictionary<string, string> cells, SouthmereService service, SouthmereProvider? provider, int year)
    {
        var hundredths = provider is null && !service.IsHourly ? _random.Between(40, 170) : 94 + ((provider?.Name.Length ?? 0) * 5 % 13);
        var pence = (long)service.Pence * DemoCounty.PricesByYear[year] * hundredths / 100_000;
        cells["Unit Cost"] = (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        cells["Cost Frequency (Unit Type)"] = service.Frequency;
        if (service.IsPlanned)
        {
            var quarters = (service.LeastUnits * 4) + (int)(service.UnitsSpan * 4 * _random.Skewed());
            cells["Planned units per week"] = service.IsHourly
                ? (quarters / 4m).ToString("0.00", CultureInfo.InvariantCulture)
                : (quarters / 4).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>An event that is no service. One before the file's period was in an earlier file.</summary>
    private void AddEvent(DemoPerson person, string type, DateOnly day, string outcome)
    {
        if (day >= FirstDay)
        {
            var cells = Cells(person, type, day, day);
            cells["Event Outcome"] = outcome;
            _file.Add(cells);
        }
    }

    private Dictionary<string, string> Cells(DemoPerson person, string type, DateOnly start, DateOnly end)
    {
        var cells = SouthmerePerson.Cells(person, FirstDay.AddMonths(Months / 2));
        cells["Reporting Period Start Date"] = SouthmerePerson.Day(FirstDay);
        cells["Reporting Period End Date"] = SouthmerePerson.Day(_calendar.LastDay);
        cells["Event Type"] = type;
        cells["Event Start Date"] = SouthmerePerson.Day(start);
        cells["Event End Date"] = end <= _calendar.LastDay ? SouthmerePerson.Day(end) : "";
        return cells;
    }
}
