using CommissioningDashboard.Data;

namespace CommissioningDashboard.Market;

/// <summary>
/// Every provider put forward for any referral, as parallel arrays: a referral's options lie together, in the order in
/// which they were shown. A referral points at its first.
/// </summary>
public sealed class OptionColumns(int capacity = 0)
{
    private AppendReservation _end = new();
    private ushort[] _provider = new ushort[capacity];
    private byte[] _position = new byte[capacity];
    private byte[] _outcome = new byte[capacity];
    private byte[] _reason = new byte[capacity];
    private List<string> _reasons = [""];

    public int Count { get; private set; }

    /// <summary>The reasons that were given, each once; the first is "none given".</summary>
    public IReadOnlyList<string> Reasons => _reasons;

    public ReferralOption this[int option]
        => new(_provider[option] - 1, _position[option], (OptionOutcome)_outcome[option], _reasons[_reason[option]]);

    /// <summary>The options of one referral, in the order shown.</summary>
    internal OptionRun ForReferral(ReferralColumns referrals, int row)
        => new(this, referrals.FirstOption[row], referrals.OptionCount[row], referrals.Provider[row] - 1);

    /// <summary>Adds the next option.</summary>
    /// <param name="provider">The provider's place in the register.</param>
    /// <param name="position">Its place in the list as shown, from 1.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="reason">Why, if a reason was given; after 255 different ones, further ones count as "other".</param>
    internal void Add(int provider, int position, OptionOutcome outcome, string? reason)
    {
        MakeRoom(1);
        _provider[Count] = (ushort)(provider + 1);
        _position[Count] = (byte)Math.Min(position, byte.MaxValue);
        _outcome[Count] = (byte)outcome;
        _reason[Count++] = ReasonAt(reason ?? "");
    }

    /// <summary>Adds a run of another's options: from one up to but not including another.</summary>
    internal void AddRange(OptionColumns other, int from, int to)
    {
        var (count, at) = (to - from, Count);
        MakeRoom(count);
        Array.Copy(other._provider, from, _provider, at, count);
        Array.Copy(other._position, from, _position, at, count);
        Array.Copy(other._outcome, from, _outcome, at, count);
        Count += count;

        // The other numbers its reasons in another order.
        var codes = new int[byte.MaxValue + 1];
        Array.Fill(codes, -1);
        for (var i = 0; i < count; i++)
        {
            var reason = other._reason[from + i];
            if (codes[reason] < 0)
            {
                codes[reason] = ReasonAt(other._reasons[reason]);
            }

            _reason[at + i] = (byte)codes[reason];
        }
    }

    /// <summary>
    /// These options and others after them, in shared memory where there is room (see <see cref="ReferralColumns.FollowedBy"/>).
    /// </summary>
    internal OptionColumns FollowedBy(OptionColumns later)
    {
        var joined = (OptionColumns)MemberwiseClone();
        joined._reasons = [.. _reasons];
        if (!_end.TryReserve(Count, Count + later.Count))
        {
            joined.Grow(later.Count);
        }

        joined.AddRange(later, 0, later.Count);
        return joined;
    }

    private void MakeRoom(int count)
    {
        if (Count + count > _provider.Length)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        var size = Count + Math.Max(count, Math.Max(1024, Count / 16));
        _end = new AppendReservation();
        Array.Resize(ref _provider, size);
        Array.Resize(ref _position, size);
        Array.Resize(ref _outcome, size);
        Array.Resize(ref _reason, size);
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

    /// <summary>It said yes, whether or not it was chosen, and whatever it said later.</summary>
    public bool SaidYes => Outcome is OptionOutcome.Accepted or OptionOutcome.Willing or OptionOutcome.WithdrewAfterAccepting;

    /// <summary>It could no longer be chosen for what it said itself.</summary>
    public bool SaidNo => Outcome is OptionOutcome.DeclinedByProvider or OptionOutcome.WithdrewAfterAccepting;
}

/// <summary>
/// The options of one referral, to be gone through without anything being allotted: measures do so a million times. Of several that said
/// yes, only the one that the referral names was chosen; the others were willing.
/// </summary>
/// <param name="options">The options of all referrals.</param>
/// <param name="from">The referral's first.</param>
/// <param name="count">How many it has.</param>
/// <param name="named">The place of the provider that the referral names; below 0 for none.</param>
public struct OptionRun(OptionColumns options, int from, int count, int named)
{
    private int _at = from - 1;

    public readonly int Count => count;

    public readonly ReferralOption Current => Read(_at);

    /// <summary>An option by its place among them, from 0.</summary>
    public readonly ReferralOption this[int place] => Read(from + place);

    public readonly OptionRun GetEnumerator() => this;

    public bool MoveNext() => ++_at < from + count;

    private readonly ReferralOption Read(int at)
    {
        var option = options[at];
        return option.Outcome == OptionOutcome.Accepted && named >= 0 && named != option.Provider
            ? option with { Outcome = OptionOutcome.Willing } : option;
    }
}
