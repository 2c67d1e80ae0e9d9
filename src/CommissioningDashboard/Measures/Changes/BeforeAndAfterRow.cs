using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What can be told of a change.</summary>
public enum ChangeAnswer
{
    /// <summary>There is too little to set side by side.</summary>
    NotCompared,

    /// <summary>The share moved no further than chance would carry it.</summary>
    Chance,

    /// <summary>It was moving apart before the change as well, so the change cannot be told from what went before.</summary>
    ApartBefore,

    /// <summary>It moved further than chance and than before.</summary>
    Moved,
}

/// <summary>Three months or fewer of either side of a change.</summary>
/// <param name="Months">The months.</param>
/// <param name="Changed">Referrals where it applied.</param>
/// <param name="Others">Those compared with.</param>
public sealed record ChangeStep(Period Months, MicroCount Changed, MicroCount Others);

/// <summary>Micro-providers' share before and after a change, where it applied and where it did not.</summary>
/// <param name="Change">The change.</param>
/// <param name="Where">Where it applied, in words.</param>
/// <param name="Others">What it is compared with: "other areas".</param>
public sealed record BeforeAndAfterRow(DatedChange Change, string Where, string Others)
{
    /// <summary>The months set side by side; none where there are too few.</summary>
    internal ChangeMonths? Months { get; init; }

    /// <summary>Referrals where it applied, before it.</summary>
    public MicroCount Before { get; init; }

    /// <summary>Likewise after it.</summary>
    public MicroCount After { get; init; }

    /// <summary>Referrals compared with, before it.</summary>
    public MicroCount OthersBefore { get; init; }

    /// <summary>Likewise after it.</summary>
    public MicroCount OthersAfter { get; init; }

    /// <summary>How much further the share moved where it applied; a range while sizes are not known.</summary>
    public required Figure Further { get; init; }

    /// <summary>The same of the months before against as many before those, when nothing had changed.</summary>
    public Figure? FurtherEarlier { get; init; }

    /// <summary>The chance of as much if it made no difference, at its largest while sizes are not known.</summary>
    public double? P { get; init; }

    /// <summary>The same among all changes looked at.</summary>
    public double? AdjustedP { get; init; }

    /// <summary>Areas, or services, compared with.</summary>
    public int Compared { get; init; }

    public ChangeAnswer Answer
    {
        get
        {
            if (Further.Interval is not { } interval || AdjustedP is not { } p)
            {
                return ChangeAnswer.NotCompared;
            }

            if (p > 0.05 || interval.Contains(0))
            {
                return ChangeAnswer.Chance;
            }

            return FurtherEarlier?.Interval is { } earlier && !earlier.Contains(0) ? ChangeAnswer.ApartBefore : ChangeAnswer.Moved;
        }
    }

    /// <summary>Both sides three months by three months, for a chart.</summary>
    public IReadOnlyList<ChangeStep> Steps { get; init; } = [];

    /// <summary>The months on either side, in words.</summary>
    public string MonthsInWords => Months is null ? "" : $"{Months.Before.Label}, and {Months.After.Label}";

    /// <summary>The change and what it comes to in a sentence.</summary>
    public Sentence Sentence => new(
        $"{Sentence.Quoted(Change.Name)} ({Written.Date(Change.From)}): {char.ToLowerInvariant(Told.Marked[0])}{Told.Marked[1..]}");

    /// <summary>What it comes to, where the change stands beside it.</summary>
    public Sentence Told => Answer switch
    {
        ChangeAnswer.NotCompared => new(Further.Reason!),
        ChangeAnswer.Moved => new($"{WentFurther}, further than chance would carry it. What else changed there at that time is in it too."),
        ChangeAnswer.ApartBefore => new($"{WentFurther}, but the two were moving apart before as well, so that this cannot be put down to "
            + "the change."),
        _ => new($"Micro-providers’ share moved no further apart from that in {Others} than chance would carry it ({Range})."),
    };

    private string WentFurther => $"Micro-providers’ share went {Direction} by {Amount} more than in {Others} ({Range})";

    private string Direction => Further.Value > 0 ? "up" : "down";

    private string Amount => $"{{{Points(Math.Abs(Further.Value!.Value))} percentage points}}"
        + (Further.IsSettled ? "" : $" to {Points(Math.Abs(Further.Range!.Value.High))}");

    private string Range => $"{Written.Range(Further.Interval!.Value, Unit.Points)} percentage points";

    private static string Points(double share) => Written.Number(share, Unit.Points).TrimStart('+');
}
