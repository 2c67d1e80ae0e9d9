using System.Buffers;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Numbers the people of some referrals from 0 on, in the order in which they first come up, so that what is noted of each takes
/// room for those people only and not for everybody the authority ever knew. A referral that does not say whose it is has a person of its own.
/// </summary>
internal sealed class DistinctPeople : IDisposable
{
    private readonly ReferralColumns _referrals;

    /// <summary>One more than the number; 0 for those not met. Borrowed, since it is long and soon done with.</summary>
    private readonly int[] _known;

    private readonly Dictionary<int, int> _unnamed = [];

    public DistinctPeople(ReferralColumns referrals)
    {
        _referrals = referrals;
        _known = ArrayPool<int>.Shared.Rent(referrals.People + 1);
        _known.AsSpan(0, referrals.People + 1).Clear();
    }

    /// <summary>How many were met.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a referral's person.</summary>
    public int NumberOf(int row)
    {
        var person = _referrals.Person[row];
        if (person == 0)
        {
            return _unnamed.TryGetValue(row, out var own) ? own : _unnamed[row] = Count++;
        }

        // Reckoned with and not asked: whether a person is new cannot be guessed, and the processor would have to wait for each in turn.
        ref var known = ref _known[person];
        var isNew = known == 0 ? 1 : 0;
        Count += isNew;
        known += isNew * Count;
        return known - 1;
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_known);
}
