namespace CommissioningDashboard.Market;

/// <summary>
/// The providers that could have taken some referrals; where one stands among them is found at once, for it is asked of every
/// referral.
/// </summary>
public sealed class AbleProviders
{
    private const int _isNotAble = -1;

    /// <summary>Where each provider of the register stands among the able.</summary>
    private readonly short[] _indexOf;
    private readonly ushort[] _places;

    /// <param name="places">Places in the register, ascending.</param>
    /// <param name="providers">How many providers the register has.</param>
    internal AbleProviders(ushort[] places, int providers)
    {
        _places = places;
        _indexOf = new short[providers];
        _indexOf.AsSpan().Fill(_isNotAble);
        foreach (var (index, place) in places.Index())
        {
            _indexOf[place] = (short)index;
        }
    }

    /// <summary>Their places in the register, in its order.</summary>
    public IReadOnlyList<ushort> Places => _places;

    /// <summary>Which of them a provider is, from 0 on in the register's order; -1 when it is none.</summary>
    /// <param name="provider">Its place in the register.</param>
    public int IndexOf(int provider) => _indexOf[provider];
}
