using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>A number with its unit, how sure it is and what it rests on; or the reason why it cannot be calculated.</summary>
/// <param name="Value">The number; none when it cannot be calculated.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Basis">How many referrals (or providers) it rests on.</param>
/// <param name="Interval">Its 95% interval, where one applies.</param>
/// <param name="Reason">Why it cannot be calculated.</param>
public sealed record Figure(double? Value, Unit Unit, long Basis, Interval? Interval = null, string? Reason = null)
{
    /// <summary>Below this many referrals a figure is marked [u], low reliability.</summary>
    public const int ReliableBasis = 30;

    private const double _near = 0.01;

    /// <summary>
    /// Where it lies whatever the unknown are: from the part known to count up to that with all that might count as well. None when nothing
    /// is unknown that could change it. The number is then the low end, and the interval is widened to hold both ends.
    /// </summary>
    public Interval? Range { get; init; }

    /// <summary>
    /// How many referrals of equal weight and of different people would make a share as sure; its interval is Wilson's on so many. None
    /// when it is no share or has no interval of that kind.
    /// </summary>
    public double? Rests { get; init; }

    /// <summary>The unknown could not change how it reads, so it can be set beside others.</summary>
    public bool IsSettled => Range is not { } range || Written.Number(range.Low, Unit) == Written.Number(range.High, Unit);

    /// <summary>The number where it is settled: what comparisons go by.</summary>
    public double? Settled => IsSettled ? Value : null;

    /// <summary>
    /// The number, or the middle of its range where what is unknown moves a share by no more than half a percentage point either way, which
    /// no chart shows: what is followed over time.
    /// </summary>
    public double? Near
        => Range is { } range && Unit == Unit.Share && range.High - range.Low <= _near ? (range.Low + range.High) / 2 : Settled;

    public bool IsReliable => Basis >= ReliableBasis;

    public static Figure Cannot(Unit unit, string reason) => new(null, unit, 0, null, reason);

    /// <summary>A share with its Wilson interval; cannot be calculated when the whole is 0.</summary>
    public static Figure Share(double part, double whole, long basis, double? effective, string reason)
        => whole == 0 || effective is not { } n
            ? Cannot(Unit.Share, reason)
            : new Figure(part / whole, Unit.Share, basis, Wilson.Interval(part / whole * n, n)) { Rests = n };

    /// <summary>48%, "11% to 40%" where the unknown leave it open, or "cannot be calculated".</summary>
    public string Text => (Value, Range) switch
    {
        (null, _) => "cannot be calculated",
        (_, { } range) when !IsSettled => Written.Range(range, Unit),
        ({ } value, _) => Written.Number(value, Unit),
    };

    /// <summary>"10% to 12%"; empty without an interval.</summary>
    public string RangeText => Interval is { } interval ? Written.Range(interval, Unit) : "";
}
