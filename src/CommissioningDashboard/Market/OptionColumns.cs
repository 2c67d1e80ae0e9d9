using System.Runtime.InteropServices;
using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// Every provider put forward for any referral, as parallel arrays: a referral's options lie together, in the order in
/// which they were shown. A referral points at its first.
/// </summary>
public sealed class OptionColumns
{
    private readonly List<ushort> _provider = [];
    private readonly List<byte> _position = [];
    private readonly List<byte> _outcome = [];
    private readonly List<byte> _reason = [];
    private readonly List<string> _reasons = [""];

    public int Count => _provider.Count;

    /// <summary>The reasons that were given, each once; the first is "none given".</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    public ReferralOption this[int option]
        => new(Provider(option), _position[option], Outcome(option), _reasons[_reason[option]]);

    /// <summary>The provider's place in the register, by itself: measures ask a million times and need no more.</summary>
    public int Provider(int option) => _provider[option] - 1;

    public OptionOutcome Outcome(int option) => (OptionOutcome)_outcome[option];

    /// <summary>The options of one referral, in the order shown.</summary>
    public OptionRun Of(ReferralColumns referrals, int row) => new(this, referrals.FirstOption[row], referrals.OptionCount[row]);

    /// <summary>Adds the next option.</summary>
    /// <param name="provider">The provider's place in the register.</param>
    /// <param name="position">Its place in the list as shown, from 1.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="reason">Why, if a reason was given; after 255 different ones, further ones count as "other".</param>
    internal void Add(int provider, int position, OptionOutcome outcome, string? reason)
    {
        _provider.Add((ushort)(provider + 1));
        _position.Add((byte)Math.Min(position, byte.MaxValue));
        _outcome.Add((byte)outcome);
        _reason.Add(ReasonAt(reason ?? ""));
    }

    /// <summary>Adds a run of another's options: from one up to but not including another.</summary>
    internal void AddRange(OptionColumns other, int from, int to)
    {
        _provider.AddRange(CollectionsMarshal.AsSpan(other._provider)[from..to]);
        _position.AddRange(CollectionsMarshal.AsSpan(other._position)[from..to]);
        _outcome.AddRange(CollectionsMarshal.AsSpan(other._outcome)[from..to]);

        // The other numbers its reasons in another order.
        Span<int> codes = stackalloc int[byte.MaxValue + 1];
        codes.Fill(-1);
        foreach (var reason in CollectionsMarshal.AsSpan(other._reason)[from..to])
        {
            if (codes[reason] < 0)
            {
                codes[reason] = ReasonAt(other._reasons[reason]);
            }

            _reason.Add((byte)codes[reason]);
        }
    }

    private byte ReasonAt(string reason)
    {
        var at = _reasons.IndexOf(reason);
        if (at < 0 && _reasons.Count < byte.MaxValue)
        {
            at = _reasons.Count;
            _reasons.Add(reason);
        }
        else if (at < 0)
        {
            at = byte.MaxValue;
            if (_reasons.Count == byte.MaxValue)
            {
                _reasons.Add("other");
            }
        }

        return (byte)at;
    }
}

/// <summary>One provider put forward for a referral.</summary>
/// <param name="Provider">Its place in the register.</param>
/// <param name="Position">Its place in the list as it was shown, from 1.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why; empty when none was given.</param>
public readonly record struct ReferralOption(int Provider, int Position, OptionOutcome Outcome, string Reason)
{
    /// <summary>It was asked whether it could help, whatever it answered; else it was only shown.</summary>
    public bool WasContacted => Outcome != OptionOutcome.Shown;
}

/// <summary>Options that lie together, to be gone through without anything being allotted: measures do so a million times.</summary>
public struct OptionRun(OptionColumns options, int from, int count)
{
    private int _at = from - 1;

    public readonly ReferralOption Current => options[_at];

    public readonly OptionRun GetEnumerator() => this;

    public bool MoveNext() => ++_at < from + count;
}
