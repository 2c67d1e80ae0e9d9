using System.Numerics;

namespace CommissioningDashboard.Market;

/// <summary>
/// The people looked at to learn how alike the referrals of one person are: everybody where there are up to 16,384 referrals, and of more a
/// half, a quarter … of the people at random, each with all of his or her referrals. So many tell a design effect to about a hundredth, and
/// a market of millions costs no more.
/// </summary>
internal sealed class PersonSample
{
    private const int _enough = 16_384;

    /// <summary>Knuth's multiplier: numbers in a row are strewn over all slots, so that the first of these are a random sample.</summary>
    private const uint _strewn = 2_654_435_761;

    private readonly uint _slots;

    /// <param name="people">The highest number of a person.</param>
    /// <param name="referrals">How many referrals there are.</param>
    public PersonSample(int people, int referrals)
    {
        Size = _slots = BitOperations.RoundUpToPowerOf2((uint)people + 1);
        for (var left = referrals; left > _enough && Size > 1; left /= 2)
        {
            Size /= 2;
        }
    }

    /// <summary>How many slots there are for those looked at.</summary>
    public uint Size { get; }

    /// <summary>For each person looked at there are so many in all.</summary>
    public double Scale => (double)_slots / Size;

    /// <summary>Whether a person is looked at; 0 stands for one who is not known, whose referrals are nobody else's.</summary>
    public bool Has(int person) => person != 0 && SlotOf(person) < Size;

    /// <summary>Where what is noted of a person stands.</summary>
    public uint SlotOf(int person) => unchecked((uint)person * _strewn) & (_slots - 1);
}
