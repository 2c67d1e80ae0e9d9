namespace CommissioningDashboard.Imports.Submissions;

/// <summary>A service through the submissions that tell it, in the order of their periods.</summary>
internal sealed class LinkedService
{
    private readonly List<ServiceThread> _tellings = [];
    private readonly HashSet<DateOnly> _starts = [];
    private DateOnly _first = DateOnly.MaxValue;
    private DateOnly? _begins;

    public LinkedService(ServiceThread first) => Add(first);

    public IReadOnlyList<ServiceThread> Tellings => _tellings;

    public ServiceThread Last => _tellings[^1];

    public DateOnly Start => _begins ?? _first;

    /// <summary>The end as the last submission that tells it has it; none while it, or one of two rows at once, goes on.</summary>
    public DateOnly? ToldEnd
    {
        get
        {
            var last = _tellings.Where(x => x.Submission == Last.Submission).Select(x => x.End).ToList();
            return last.Contains(null) ? null : last.Max();
        }
    }

    /// <summary>The last day known by a submission: told, or for one that then went on the end of its period.</summary>
    public DateOnly KnownTo => Last.End ?? Last.Submission.To;

    public bool SharesStart(ServiceThread thread) => thread.Rows.Any(x => _starts.Contains(x.Start));

    public void Add(ServiceThread thread)
    {
        _tellings.Add(thread);
        _starts.UnionWith(thread.Rows.Select(x => x.Start));
        _first = thread.Start < _first ? thread.Start : _first;
    }

    /// <summary>Two services of it: the second begins on the day after the period of the last submission that tells the first.</summary>
    /// <param name="telling">The first telling of the second.</param>
    public (LinkedService Before, LinkedService After) SplitAt(int telling)
    {
        var (before, after) = (new LinkedService(_tellings[0]), new LinkedService(_tellings[telling]));
        _tellings.Take(telling).Skip(1).ToList().ForEach(before.Add);
        _tellings.Skip(telling + 1).ToList().ForEach(after.Add);
        before._begins = _begins;
        after._begins = _tellings[telling - 1].Submission.To.AddDays(1);
        return (before, after);
    }

    /// <summary>Takes over what another tells, when a later submission shows both to be one.</summary>
    public void Absorb(LinkedService other)
    {
        var all = _tellings.Concat(other._tellings)
            .OrderBy(x => x.Submission.To).ThenBy(x => x.Submission.From).ThenBy(x => x.Start).ToList();
        _tellings.Clear();
        all.ForEach(Add);
    }
}

/// <summary>
/// Links what the submissions tell of one person, service type and component. The national key between submissions knows a service by its
/// start alone and so counts one that is given a new start twice; here dates and provider decide, in this order: the same start and
/// figures, the same start, dates that go on with the same provider, and last the same start with another provider.
/// </summary>
internal sealed class ServiceLinking(ProviderNames providers)
{
    private readonly List<LinkedService> _services = [];
    private Submission? _before;

    public IReadOnlyList<LinkedService> Services => _services;

    /// <summary>Adds the next submission in the order of periods.</summary>
    public void Add(Submission submission, IReadOnlyList<CldRow> rows)
    {
        var threads = rows.Count == 0 ? [] : ServiceThread.Read(submission, rows, providers);
        if (threads.Count == 1 && _services.Count == 0)
        {
            _services.Add(new LinkedService(threads[0]));
        }
        else if (threads.Count > 0)
        {
            Link(threads);
        }

        _before = submission;
    }

    private void Link(List<ServiceThread> threads)
    {
        var open = threads.ToList();
        var free = _services.ToList();
        foreach (var agrees in new Func<LinkedService, ServiceThread, bool>[]
        {
            (s, t) => s.SharesStart(t) && providers.AreOne(s.Last.Last, t.Rows[0]) && s.Last.Last.Figures == t.Last.Figures,
            (s, t) => s.SharesStart(t) && (providers.AreOne(s.Last.Last, t.Rows[0]) || providers.AreOne(s.Last.Last, t.Last)),
            (s, t) => s.SharesStart(t) && ProviderNames.IsUnknown(s.Last.Last, t.Last),
            (s, t) => providers.AreOne(s.Last.Last, t.Rows[0]) && GoesOn(s, t),
            (s, t) => ProviderNames.IsUnknown(s.Last.Last, t.Rows[0]) && GoesOn(s, t),
            (s, t) => s.SharesStart(t),
        })
        {
            foreach (var thread in open.ToList())
            {
                if (free.Where(x => agrees(x, thread)).OrderByDescending(x => x.Start).FirstOrDefault() is { } service)
                {
                    service.Add(thread);
                    free.Remove(service);
                    open.Remove(thread);
                }
            }
        }

        JoinShown(threads);
        _services.AddRange(open.Select(x => new LinkedService(x)));
    }

    /// <summary>Two services so far that this submission tells as rows of one.</summary>
    private void JoinShown(List<ServiceThread> threads)
    {
        foreach (var thread in threads.Where(x => x.Rows.Count > 1))
        {
            var shown = _services.Where(x => (x.Last == thread || x.Last.Submission != thread.Submission) && x.SharesStart(thread)
                && providers.AreOne(x.Last.Last, thread.Last)).ToList();
            foreach (var other in shown.Skip(1))
            {
                shown[0].Absorb(other);
                _services.Remove(other);
            }
        }
    }

    /// <summary>
    /// Whether the thread begins while the service was going on or within a few days of its end. One that was open when the submission
    /// before told it went on; one that had vanished from it had ended with the period of the last that told it.
    /// </summary>
    private bool GoesOn(LinkedService service, ServiceThread thread)
    {
        var wentOn = service.Last.End is null && service.Last.Submission == _before;
        var isBegun = wentOn || ServiceThread.DaysBetween(service.KnownTo, thread.Start) <= ServiceThread.FewDays;
        return isBegun && !(thread.End is { } end && ServiceThread.DaysBetween(end, service.Start) > ServiceThread.FewDays);
    }
}
