using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics;

/// <summary>
/// Draws one of several outcomes by their chances, in the same short time however many there are: each place of the table holds
/// at most two outcomes, itself and one other, and where one ends and the other begins.
/// </summary>
/// <remarks>
/// Source: M. D. Vose (1991), "A linear algorithm for generating random numbers with a given distribution", IEEE Transactions on
/// Software Engineering 17:972–975.
/// </remarks>
internal sealed class AliasTable
{
    private readonly (uint Own, int Other)[] _places;

    /// <param name="chances">Of each outcome, in any unit; at least one is above 0. Used up in the making.</param>
    public AliasTable(double[] chances)
    {
        var sum = 0.0;
        foreach (var chance in chances)
        {
            sum += chance;
        }

        // In units of an even share: outcomes with less than one wait at the front, those with more at the back.
        var even = chances.Length / sum;
        _places = new (uint, int)[chances.Length];
        var waiting = new int[chances.Length];
        var (less, more) = (0, chances.Length);
        for (var i = 0; i < chances.Length; i++)
        {
            chances[i] *= even;
            waiting[chances[i] < 1 ? less++ : --more] = i;
        }

        while (less > 0 && more < waiting.Length)
        {
            var (small, large) = (waiting[--less], waiting[more]);
            _places[small] = ((uint)(chances[small] * (1UL << 32)), large);
            chances[large] -= 1 - chances[small];
            if (chances[large] < 1)
            {
                more++;
                waiting[less++] = large;
            }
        }

        // What is left has its even share but for rounding.
        foreach (var place in waiting.AsSpan(0, less))
        {
            _places[place] = (uint.MaxValue, place);
        }

        foreach (var place in waiting.AsSpan(more))
        {
            _places[place] = (uint.MaxValue, place);
        }
    }

    /// <summary>The place of an outcome.</summary>
    public int Next(Xoshiro256 random)
    {
        var place = (int)Math.BigMul(random.Next(), (ulong)_places.Length, out var fraction);
        var (own, other) = _places[place];
        return (uint)(fraction >> 32) < own ? place : other;
    }
}
