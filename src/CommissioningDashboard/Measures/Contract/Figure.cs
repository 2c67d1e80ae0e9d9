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

    public bool IsReliable => Basis >= ReliableBasis;

    public static Figure Cannot(Unit unit, string reason) => new(null, unit, 0, null, reason);

    /// <summary>A share with its Wilson interval; cannot be calculated when the whole is 0.</summary>
    public static Figure Share(double part, double whole, long basis, double? effective, string reason)
        => whole == 0 || effective is not { } n
            ? Cannot(Unit.Share, reason)
            : new Figure(part / whole, Unit.Share, basis, Wilson.Interval(part / whole * n, n));

    /// <summary>48%, or "cannot be calculated".</summary>
    public string Text => Value is { } value ? Written.Number(value, Unit) : "cannot be calculated";

    /// <summary>"10% to 12%"; empty without an interval.</summary>
    public string RangeText => Interval is { } interval ? Written.Range(interval, Unit) : "";
}
