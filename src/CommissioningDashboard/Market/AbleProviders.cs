using System.Numerics;

namespace CommissioningDashboard.Market;

/// <summary>The providers that could have taken some referrals; where one stands among them is found at once, for it is asked of every referral.</summary>
public sealed class AbleProviders
{
    private const int _bits = 64;

    /// <summary>A bit for each provider of the register, and how many of the able stand before each word of bits.</summary>
    private readonly ulong[] _isAble;
    private readonly ushort[] _before;
    private readonly ushort[] _places;

    /// <param name="places">Places in the register, ascending.</param>
    /// <param name="providers">How many providers the register has.</param>
    internal AbleProviders(ushort[] places, int providers)
    {
        _places = places;
        _isAble = new ulong[(providers / _bits) + 1];
        _before = new ushort[_isAble.Length];
        foreach (var place in places)
        {
            _isAble[place / _bits] |= 1UL << place;
        }

        for (var word = 1; word < _before.Length; word++)
        {
            _before[word] = (ushort)(_before[word - 1] + BitOperations.PopCount(_isAble[word - 1]));
        }
    }

    /// <summary>Their places in the register, in its order.</summary>
    public IReadOnlyList<ushort> Places => _places;

    /// <summary>Which of them a provider is, from 0 on in the register's order; -1 when it is none.</summary>
    /// <param name="provider">Its place in the register.</param>
    public int IndexOf(int provider)
    {
        var (word, bit) = (_isAble[provider / _bits], 1UL << provider);
        return (word & bit) == 0 ? -1 : _before[provider / _bits] + BitOperations.PopCount(word & (bit - 1));
    }
}
