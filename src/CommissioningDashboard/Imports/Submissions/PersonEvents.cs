using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>A request and what followed it.</summary>
/// <param name="Row">As the latest submission tells it.</param>
/// <param name="Assessed">The first assessment from the request on and before the next request.</param>
/// <param name="Service">The service it led to, by our rule.</param>
/// <param name="NationalStart">The start of the service that the national provisional method joins; none when it counts no wait.</param>
internal sealed record DerivedRequest(CldRow Row, DateOnly? Assessed, DerivedService? Service, DateOnly? NationalStart);

/// <summary>What submissions tell of people beside services: deaths, and the requests, assessments and reviews.</summary>
internal sealed class PersonEvents
{
    /// <summary>A service that begins later than this after a request is not taken for what came of it.</summary>
    private const int _mostDays = 365;

    private static readonly PersonEnds _none = new(null, []);
    private readonly Dictionary<Guid, PersonEnds> _ends = [];
    private readonly Dictionary<(Guid Person, CldEventKind Kind, DateOnly Start), CldRow> _events = [];

    private PersonEvents()
    {
    }

    /// <param name="submissions">In the order of their periods: what a later one tells of an event stands.</param>
    public static PersonEvents Read(IReadOnlyList<Submission> submissions)
    {
        var found = new PersonEvents();
        foreach (var row in submissions.SelectMany(x => x.Rows))
        {
            if (row.Kind != CldEventKind.Service)
            {
                found._events[(row.Person, row.Kind, row.Start)] = row;
            }

            if (row.Died is { } died)
            {
                var known = found.EndsOf(row.Person);
                found._ends[row.Person] = known with { Died = known.Died < died ? known.Died : died };
            }
        }

        foreach (var row in found._events.Values.Where(x => x.Kind == CldEventKind.Review && CldCodes.EndingOutcomes.Contains(x.Outcome)))
        {
            var known = found.EndsOf(row.Person);
            found._ends[row.Person] = known with { Ended = [.. known.Ended, row.End ?? row.Start] };
        }

        return found;
    }

    public PersonEnds EndsOf(Guid person) => _ends.TryGetValue(person, out var ends) ? ends : _none;

    /// <summary>Each request once, with what followed it.</summary>
    public IReadOnlyList<DerivedRequest> Requests(IReadOnlyList<DerivedService> services)
    {
        var byPerson = services.ToLookup(x => x.Latest.Person);
        var events = _events.Values.ToLookup(x => x.Person);
        return
        [
            .. events.SelectMany(x => OfPerson(
                [.. x], [.. byPerson[x.Key].OrderBy(s => s.Start).ThenBy(s => s.Reference, StringComparer.Ordinal)]))
                .OrderBy(x => x.Row.Start).ThenBy(x => x.Row.Person),
        ];
    }

    private static IEnumerable<DerivedRequest> OfPerson(List<CldRow> events, List<DerivedService> services)
    {
        var requests = events.Where(x => x.Kind == CldEventKind.Request).OrderBy(x => x.Start).ToList();
        for (var i = 0; i < requests.Count; i++)
        {
            var (from, next) = (requests[i].Start, i + 1 < requests.Count ? requests[i + 1].Start : DateOnly.MaxValue);
            var assessed = events.Where(x => x.Kind == CldEventKind.Assessment && x.Start >= from && x.Start < next)
                .Select(x => (DateOnly?)x.Start).Min();
            var following = services.Where(x => x.Start >= from && x.Start < next).ToList();
            var ours = CldCodes.LeadsNowhere(requests[i].Outcome)
                ? null : following.FirstOrDefault(x => x.Start.DayNumber - from.DayNumber <= _mostDays);
            yield return new DerivedRequest(requests[i], assessed, ours, NationalStart(requests[i], services, following));
        }
    }

    /// <summary>
    /// The national provisional method, 1.1 of May 2026: people of 25 and over, no outcome that leads nowhere, no long-term service in the
    /// 12 months before (3 months for short-term ones), and the first service for the person from the request on and before the next
    /// request.
    /// </summary>
    private static DateOnly? NationalStart(CldRow request, List<DerivedService> services, List<DerivedService> following)
    {
        var isCounted = request.AgeBand is >= AgeBand.From25To44 and not AgeBand.NotKnown && !request.IsCarer
            && !CldCodes.LeadsNowhere(request.Outcome) && !services.Exists(x => HadSupport(x, request.Start));
        return isCounted ? following.Where(x => !x.Latest.IsCarer).Select(x => (DateOnly?)x.Start).FirstOrDefault() : null;
    }

    private static bool HadSupport(DerivedService service, DateOnly on)
    {
        var name = CldCodes.ServiceTypeName(service.Latest.ServiceType);
        var months = name.StartsWith("Long term", StringComparison.Ordinal) ? 12 : 3;
        return !service.Latest.IsCarer && service.Start < on && !(service.End < on.AddMonths(-months));
    }
}
