using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Numbers the people of some referrals from 0 on, in the order in which they first come up, so that what is noted of each takes
/// room for those people only and not for everybody the authority ever knew. A referral that does not say whose it is has a person of its
/// own.
/// </summary>
internal sealed class DistinctPeople(MarketSnapshot market)
{
    /// <summary>One more than the number; 0 for those not met.</summary>
    private readonly int[] _known = new int[market.PeopleCount + 1];

    private readonly Dictionary<int, int> _unnamed = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a referral's person.</summary>
    public int NumberOf(ReferralView referral)
    {
        if (referral.Person is not { } person)
        {
            return _unnamed.TryGetValue(referral.Row, out var own) ? own : _unnamed[referral.Row] = Count++;
        }

        if (_known[person] == 0)
        {
            _known[person] = ++Count;
        }

        return _known[person] - 1;
    }
}
