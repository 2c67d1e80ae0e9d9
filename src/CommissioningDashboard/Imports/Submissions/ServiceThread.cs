using CommissioningDashboard.Data;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>
/// One service as one submission tells it: a row, or several that follow one another. What repeats a row is folded into it by the national
/// key for one submission (which leaves the provider out; two providers are two services here).
/// </summary>
internal sealed class ServiceThread
{
    /// <summary>So many days without support between two rows are still one service: a weekend, a stay in hospital over night.</summary>
    public const int FewDays = 7;

    private readonly List<CldRow> _rows = [];

    private ServiceThread(Submission submission) => Submission = submission;

    public Submission Submission { get; }

    /// <summary>In the order of their starts.</summary>
    public IReadOnlyList<CldRow> Rows => _rows;

    public CldRow Last => _rows[^1];

    public DateOnly Start => _rows[0].Start;

    public DateOnly? End => Last.End;

    /// <summary>What was recognised within the submission.</summary>
    public CldFlags Flags { get; private set; }

    public bool StartsOn(DateOnly day) => _rows.Exists(x => x.Start == day);

    /// <summary>The services that one submission tells of one person, service type and component.</summary>
    public static List<ServiceThread> Read(Submission submission, IReadOnlyList<CldRow> rows, ProviderNames providers)
    {
        if (rows.Count == 1)
        {
            var only = new ServiceThread(submission);
            only._rows.Add(rows[0]);
            return [only];
        }

        var threads = new List<ServiceThread>();
        foreach (var (row, isDouble) in Folded(rows)
            .OrderBy(x => x.Row.Start).ThenBy(x => x.Row.End ?? DateOnly.MaxValue).ThenBy(x => x.Row.Row))
        {
            var before = threads.Where(x => x.GoesOnIn(row, providers)).MaxBy(x => x.End);
            if (before is null)
            {
                threads.Add(before = new ServiceThread(submission));
            }
            else
            {
                before.Flags |= CldFlags.Split | (DaysBetween(before.End!.Value, row.Start) > 0 ? CldFlags.Gap : CldFlags.None);
            }

            before._rows.Add(row);
            before.Flags |= isDouble ? CldFlags.PossiblyTwoCarers : CldFlags.None;
        }

        return threads;
    }

    private static bool AreTwo(long? one, long? other) => one is not null && other is not null && one != other;

    /// <summary>Whole days between an end and the next start; negative when they overlap by more than a day.</summary>
    public static int DaysBetween(DateOnly end, DateOnly start) => start.DayNumber - end.DayNumber - 1;

    /// <summary>The last row has ended, and the next begins within a few days of that end.</summary>
    private bool GoesOnIn(CldRow row, ProviderNames providers)
        => End is { } end && row.Start > Last.Start && Math.Abs(DaysBetween(end, row.Start)) <= FewDays && !(row.End <= end)
        && providers.AreOne(Last, row);

    /// <summary>
    /// One row for each service event: the open one, otherwise the one that ends last. Two with the same dates and references of their own
    /// are possibly two carers.
    /// </summary>
    private static IEnumerable<(CldRow Row, bool IsDouble)> Folded(IReadOnlyList<CldRow> rows)
        => rows.GroupBy(x => (x.Start, x.Route, x.UnitPence, x.Frequency, x.Planned, ProviderNames.KeyOf(x))).Select(same =>
        {
            var kept = same.OrderByDescending(x => x.End ?? DateOnly.MaxValue).ThenByDescending(x => x.Row).First();
            return (kept, same.Any(x => x.End == kept.End && AreTwo(x.Reference, kept.Reference)));
        });
}
