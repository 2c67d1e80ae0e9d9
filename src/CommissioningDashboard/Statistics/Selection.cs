namespace CommissioningDashboard.Statistics;

/// <summary>
/// Finds the value at one place in ascending order without putting all in order, in time that grows with their number only.
/// </summary>
/// <remarks>
/// Sources: C. A. R. Hoare (1961), "Algorithm 65: find", Communications of the ACM 4:321–322; the partition by N. Lomuto in
/// J. Bentley (1984), "Programming pearls: how to sort", Communications of the ACM 27:287–291.
/// </remarks>
internal static class Selection
{
    private const int Few = 24;

    /// <summary>
    /// Puts the value that belongs at a place in ascending order there, no greater one before it and no smaller one behind it.
    /// </summary>
    /// <param name="values">Finite numbers; they change places.</param>
    /// <param name="place">From 0.</param>
    public static void Settle(Span<double> values, int place)
    {
        // Each round should leave about half. Where unlucky ones leave much more for long, a sort bounds the time.
        for (var rounds = 4 * int.Log2(values.Length + 1); values.Length > Few && rounds > 0; rounds--)
        {
            var pivot = Middle(values[0], values[values.Length / 2], values[^1]);
            var smaller = Smaller(values, pivot);
            if (place < smaller)
            {
                values = values[..smaller];
                continue;
            }

            // What is left of values like the pivot is at least itself, so that each round leaves fewer.
            values = values[smaller..];
            place -= smaller;
            var alike = Smaller(values, Math.BitIncrement(pivot));
            if (place < alike)
            {
                return;
            }

            values = values[alike..];
            place -= alike;
        }

        values.Sort();
    }

    /// <summary>Moves the values below a bound to the front and says how many there are.</summary>
    private static int Smaller(Span<double> values, double bound)
    {
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // They change places either way: a branch that goes one way as often as the other took 2.8 times as long.
            var value = values[i];
            values[i] = values[count];
            values[count] = value;
            count += value < bound ? 1 : 0;
        }

        return count;
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
