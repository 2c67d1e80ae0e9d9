namespace CommissioningDashboard.Statistics;

/// <summary>
/// Finds the value at one place in ascending order without putting all in order, in time that grows with their number only.
/// </summary>
/// <remarks>Source: C. A. R. Hoare (1961), "Algorithm 65: find", Communications of the ACM 4:321–322.</remarks>
internal static class Selection
{
    private const int Few = 24;

    /// <summary>Puts the value that belongs at a place in ascending order there, no greater one before it and no smaller one behind it.</summary>
    /// <param name="values">Finite numbers; they change places.</param>
    /// <param name="place">From 0.</param>
    public static void Settle(Span<double> values, int place)
    {
        // Each round should leave about half. Where unlucky ones leave much more for long, a sort bounds the time.
        for (var rounds = 4 * int.Log2(values.Length + 1); values.Length > Few && rounds > 0; rounds--)
        {
            var (low, high) = Parted(values);
            if (place <= high)
            {
                values = values[..(high + 1)];
            }
            else if (place >= low)
            {
                values = values[low..];
                place -= low;
            }
            else
            {
                return;
            }
        }

        values.Sort();
    }

    /// <summary>
    /// Parts the values about the middle one of three: up to <c>High</c> none is greater than it, from <c>Low</c> on none is smaller, and
    /// what lies between is it.
    /// </summary>
    private static (int Low, int High) Parted(Span<double> values)
    {
        var pivot = Middle(values[0], values[values.Length / 2], values[^1]);
        var (low, high) = (0, values.Length - 1);
        while (low <= high)
        {
            while (values[low] < pivot)
            {
                low++;
            }

            while (values[high] > pivot)
            {
                high--;
            }

            if (low <= high)
            {
                (values[low], values[high]) = (values[high], values[low]);
                low++;
                high--;
            }
        }

        return (low, high);
    }

    private static double Middle(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
