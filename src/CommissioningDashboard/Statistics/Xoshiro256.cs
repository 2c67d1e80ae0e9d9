using System.Numerics;

namespace CommissioningDashboard.Statistics;

/// <summary>
/// A small random number generator of our own, so that a seed gives the same numbers on every machine and after every upgrade;
/// <see cref="Random"/> promises neither. Good for simulation; never for secrets.
/// </summary>
/// <remarks>
/// Source: D. Blackman and S. Vigna (2021), "Scrambled linear pseudorandom number generators", ACM Transactions on Mathematical
/// Software 47(4):36, xoshiro256**, its state filled by splitmix64 as they advise.
/// </remarks>
internal sealed class Xoshiro256
{
    private ulong _a, _b, _c, _d;

    public Xoshiro256(ulong seed)
    {
        _a = SplitMix(ref seed);
        _b = SplitMix(ref seed);
        _c = SplitMix(ref seed);
        _d = SplitMix(ref seed);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 up to but not including 1, in steps of 2⁻⁵³.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
