namespace CommissioningDashboard.Imports.Submissions;

/// <summary>The hours and cost of a service from a day on.</summary>
/// <param name="IsDayKnown">A record begins on that day; otherwise the change lies between two submissions.</param>
/// <param name="Told">The submission that tells it first.</param>
internal readonly record struct SupportPeriod(DateOnly From, SupportFigures Figures, bool IsDayKnown, Submission Told);

/// <summary>
/// The dated figures of one service. A record with a start that was not told before dates its figures itself. One whose start was told
/// before with others changed on a day between the two submissions: the new figures count from the day after the older one's period.
/// </summary>
internal sealed class SupportHistory
{
    private readonly List<SupportPeriod> _periods = [];

    private SupportHistory()
    {
    }

    /// <summary>In order; the first is that of the service's start, and of two neighbours the figures differ.</summary>
    public static List<SupportPeriod> Of(LinkedService service, DateOnly start, DateOnly? end)
    {
        var history = new SupportHistory();
        for (var i = 0; i < service.Tellings.Count; i++)
        {
            foreach (var row in service.Tellings[i].Rows.Where(x => x.Figures.IsTold))
            {
                history.Take(row, service.Tellings[i].Submission, Earlier(service.Tellings, i, row.Start));
            }
        }

        return history.Plain(start, end);
    }

    /// <summary>The last record with this start that an earlier submission tells, with its figures.</summary>
    private static (CldRow Row, Submission Submission)? Earlier(IReadOnlyList<ServiceThread> tellings, int before, DateOnly start)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (tellings[i].Submission != tellings[before].Submission
                && tellings[i].Rows.FirstOrDefault(x => x.Start == start && x.Figures.IsTold) is { } row)
            {
                return (row, tellings[i].Submission);
            }
        }

        return null;
    }

    private void Take(CldRow row, Submission told, (CldRow Row, Submission Submission)? earlier)
    {
        if (earlier is not { } known)
        {
            Set(new SupportPeriod(row.Start, row.Figures, true, told), row.End);
        }
        else if (known.Row.Figures != row.Figures)
        {
            var next = known.Submission.To.AddDays(1);
            var isCorrected = next <= row.Start || row.End < next;
            Set(new SupportPeriod(isCorrected ? row.Start : next, row.Figures, isCorrected, told), row.End);
        }
    }

    /// <summary>What was held of the days of the record gives way to it.</summary>
    private void Set(SupportPeriod period, DateOnly? end)
    {
        _periods.RemoveAll(x => x.From >= period.From && !(x.From > end));
        _periods.Add(period);
        _periods.Sort((x, y) => x.From.CompareTo(y.From));
    }

    private List<SupportPeriod> Plain(DateOnly start, DateOnly? end)
    {
        var plain = new List<SupportPeriod>();
        foreach (var period in _periods.Where(x => !(x.From > end) || x.From <= start))
        {
            if (plain.Count == 0 || plain[^1].Figures != period.Figures)
            {
                plain.Add(plain.Count == 0 ? period with { From = start, IsDayKnown = true } : period);
            }
        }

        return plain;
    }
}
