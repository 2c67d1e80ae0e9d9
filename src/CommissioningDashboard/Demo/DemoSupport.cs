using CommissioningDashboard.Data;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Demo;

/// <summary>The particulars of one referral: team, route, hours, price and dates.</summary>
internal sealed class DemoSupport(DemoCalendar calendar, Xoshiro256 random)
{
    private const int _hospital = 2, _learningDisability = 3, _mentalHealth = 4, _carers = 5;
    private const double _hoursNotRecorded = 0.02, _costNotRecorded = 0.04;
    private static readonly Weighted[] _routes = [.. DemoCounty.Services.Select(x =>
        new Weighted([100 - x.RouteHundredths.Sum(), x.RouteHundredths[1], x.RouteHundredths[0], x.RouteHundredths[2]]))];

    public int Team(DemoPerson person, int service)
    {
        var specialist = (person.Need, DemoCounty.Services[service].Letter) switch
        {
            (Need.LearningDisability, _) => _learningDisability,
            (Need.MentalHealth, _) => _mentalHealth,
            (_, 'R') => _hospital,
            (_, 'C') => _carers,
            _ => -1,
        };
        if (specialist >= 0 && random.Happens(0.8))
        {
            return specialist;
        }

        var fromHospital = specialist < 0 && random.Happens(0.15);
        if (fromHospital)
        {
            return _hospital;
        }

        return DemoCounty.Areas[person.Area].Code is "coast" or "harbour-towns" ? 0 : 1;
    }

    public Route Route(int service) => (Route)(_routes[service].Pick(random) + 1);

    /// <summary>Hours a week in quarters; 0 when not recorded or not how the service is counted.</summary>
    public int QuarterHours(int service)
    {
        var kind = DemoCounty.Services[service];
        var hours = kind.LeastQuarterHours + (int)(kind.QuarterHoursSpan * random.Skewed());
        return random.Happens(_hoursNotRecorded) ? 0 : hours;
    }

    /// <summary>Pence a week; 0 when nobody pays the council's rate or it was not recorded.</summary>
    public int Pence(in DemoReferral referral, DemoProvider? provider)
    {
        var service = DemoCounty.Services[referral.Service];
        long year = DemoCounty.PricesByYear[calendar.YearOf(referral.Received)];
        long kind = provider is null ? 880 : DemoStories.RatePerThousand(provider.Kind);
        var rate = service.Pence * year * kind * random.Between(930, 1070) / 1_000_000_000;
        var weekly = service.LeastQuarterHours == 0 ? rate : rate * referral.QuarterHours / 4;
        return referral.Route == Data.Route.Signposting || random.Happens(_costNotRecorded) ? 0 : (int)weekly;
    }

    /// <summary>When it is arranged and when it will end.</summary>
    public (DateOnly Arranged, DateOnly Ended) Dates(int service, DateOnly received)
    {
        var kind = DemoCounty.Services[service];
        var arranged = received.AddDays((int)(45 * random.Skewed() * random.NextDouble()) + random.Between(0, 4));
        return (arranged, arranged.AddDays(kind.LeastDays + (int)(kind.DaysSpan * random.Skewed())));
    }
}
