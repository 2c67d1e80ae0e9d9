namespace CommissioningDashboard.Statistics;

/// <summary>
/// How often chance alone would give a figure as extreme as the one seen: what belongs to the elements (say, referrals) is dealt
/// out anew among them (say, providers at their places in a list), many times, and the figure computed each time. Seeded, so
/// the same input gives the same answer.
/// </summary>
/// <remarks>
/// Sources: E. S. Edgington and P. Onghena (2007), Randomization Tests; B. Phipson and G. K. Smyth (2010), "Permutation p-values should
/// never be zero: calculating exact p-values when permutations are randomly drawn", Statistical Applications in Genetics and
/// Molecular Biology 9:39, for (b + 1) / (m + 1), where b of m draws are as extreme.
/// </remarks>
public static class Permutation
{
    /// <summary>Enough for a P near 0.05 to be steady to about half a percentage point.</summary>
    public const int Draws = 1_999;

    private const ulong DefaultSeed = 1935;

    /// <summary>Tests <paramref name="statistic"/> against dealing out within blocks.</summary>
    /// <param name="count">How many elements there are.</param>
    /// <param name="blocks">The block of each element, any numbers: only elements of one block change places, so that what differs
    /// between blocks (size, service) cannot pass for the thing tested. Empty: all are one block.</param>
    /// <param name="statistic">The figure under an assignment <c>order</c>, in which element i is given the value of element
    /// <c>order[i]</c>; the identity is what was observed. It must not keep the span.</param>
    /// <param name="draws">How many times to deal.</param>
    /// <param name="seed">Which random numbers to deal by.</param>
    /// <returns>Null when no two elements share a block, so nothing can change places, and when the statistic is not a finite
    /// number for what was observed or for some draw.</returns>
    /// <exception cref="ArgumentException">There are blocks, but not one for each element.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or there are no draws.</exception>
    public static PermutationResult? Test(
        int count, ReadOnlySpan<int> blocks, Func<ReadOnlySpan<int>, double> statistic, int draws = Draws, ulong seed = DefaultSeed)
        => Tests(count, blocks, 1, (order, figures) => figures[0] = statistic(order), draws, seed)[0];

    /// <summary><see cref="Test"/> for several figures of the same deals, each judged by itself.</summary>
    /// <param name="count">How many elements there are.</param>
    /// <param name="blocks">The block of each element, or empty.</param>
    /// <param name="figures">How many figures there are.</param>
    /// <param name="statistics">Writes the figures under an assignment. It must keep neither span.</param>
    /// <param name="draws">How many times to deal.</param>
    /// <param name="seed">Which random numbers to deal by.</param>
    /// <returns>For each figure what <see cref="Test"/> would give for it alone.</returns>
    /// <exception cref="ArgumentException">There are blocks, but not one for each element.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or there are no draws.</exception>
    internal static PermutationResult?[] Tests(
        int count, ReadOnlySpan<int> blocks, int figures, Action<ReadOnlySpan<int>, Span<double>> statistics, int draws = Draws,
            ulong seed = DefaultSeed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        if (!blocks.IsEmpty && blocks.Length != count)
        {
            throw new ArgumentException($"{blocks.Length} blocks do not fit {count} elements.", nameof(blocks));
        }

        var members = Members(count, blocks);
        if (members.Length == 0)
        {
            return new PermutationResult?[figures];
        }

        int[] order = [.. Enumerable.Range(0, count)];
        var observed = new double[figures];
        statistics(order, observed);
        var random = new Xoshiro256(seed);
        var drawn = new double[figures];
        var values = observed.Select(_ => new double[draws]).ToArray();
        for (var draw = 0; draw < draws; draw++)
        {
            foreach (var block in members)
            {
                Shuffle(random, block, order);
            }

            statistics(order, drawn);
            for (var figure = 0; figure < figures; figure++)
            {
                values[figure][draw] = drawn[figure];
            }
        }

        return [.. observed.Zip(
            values, (seen, all) => double.IsFinite(seen) && all.All(double.IsFinite) ? Judge(seen, all) : (PermutationResult?)null)];
    }

    private static PermutationResult Judge(double observed, double[] values)
    {
        Array.Sort(values);
        // The same figure summed in another order can differ in its last digit; it is as extreme all the same.
        var rounding = 1e-12 * Math.Max(Math.Abs(observed), Math.Max(Math.Abs(values[0]), Math.Abs(values[^1])));
        int above = 0, below = 0;
        foreach (var value in values)
        {
            above += value >= observed - rounding ? 1 : 0;
            below += value <= observed + rounding ? 1 : 0;
        }

        var upper = (above + 1.0) / (values.Length + 1);
        var lower = (below + 1.0) / (values.Length + 1);
        return new PermutationResult(
            observed,
            values.Average(),
            Quantiles.EstimateFromSorted(values, 0.025)!.Value,
            Quantiles.EstimateFromSorted(values, 0.975)!.Value,
            upper,
            lower,
            Math.Min(1, 2 * Math.Min(upper, lower)),
            values.Length);
    }

    /// <summary>
    /// The elements of each block of two or more; blocks in order of first appearance, so that their numbers do not matter.
    /// </summary>
    private static int[][] Members(int count, ReadOnlySpan<int> blocks)
    {
        var all = new Dictionary<int, List<int>>();
        for (var i = 0; i < count; i++)
        {
            var block = blocks.IsEmpty ? 0 : blocks[i];
            if (!all.TryGetValue(block, out var members))
            {
                all[block] = members = [];
            }

            members.Add(i);
        }

        return [.. all.Values.Where(members => members.Count >= 2).OrderBy(members => members[0]).Select(members => members.ToArray())];
    }

    /// <summary>Fisher and Yates: every order of the block is equally likely, whatever order it was in.</summary>
    private static void Shuffle(Xoshiro256 random, int[] members, int[] order)
    {
        for (var last = members.Length - 1; last > 0; last--)
        {
            var other = (int)Math.BigMul(random.Next(), (ulong)(last + 1), out _);
            (order[members[last]], order[members[other]]) = (order[members[other]], order[members[last]]);
        }
    }
}

/// <summary>A figure beside what chance alone would give.</summary>
/// <param name="Observed">The figure as it is.</param>
/// <param name="Expected">The mean of the draws: what it would be on average if only chance were at work.</param>
/// <param name="Low">The 2.5th percentile of the draws.</param>
/// <param name="High">The 97.5th percentile of the draws.</param>
/// <param name="UpperP">The chance of a figure this high or higher.</param>
/// <param name="LowerP">The chance of a figure this low or lower.</param>
/// <param name="TwoSidedP">Twice the smaller of the two, at most 1.</param>
/// <param name="Draws">How many draws this rests on; no P can be below 1 / (Draws + 1).</param>
public readonly record struct PermutationResult(
    double Observed, double Expected, double Low, double High, double UpperP, double LowerP, double TwoSidedP, int Draws);
