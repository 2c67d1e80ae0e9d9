namespace CommissioningDashboard.Statistics;

/// <summary>
/// The most that can be placed: needs that each may be met from some stores and not from others, each store being used up once.
/// It is the best case, found exactly, so the order in which needs are looked at changes nothing.
/// </summary>
/// <remarks>
/// Source: L. R. Ford and D. R. Fulkerson (1956), "Maximal flow through a network", Canadian Journal of Mathematics 8:399–404, with
/// shortest paths first (J. Edmonds and R. M. Karp (1972), Journal of the ACM 19:248–264).
/// </remarks>
public static class MaximumFlow
{
    /// <summary>How much of the needs can be met together, in their whole units.</summary>
    /// <param name="needs">How much each needs.</param>
    /// <param name="stores">How much each has.</param>
    /// <param name="fits">Whether a need (by its place) may be met from a store (by its place).</param>
    /// <exception cref="ArgumentOutOfRangeException">A need or a store is negative.</exception>
    public static long Compute(IReadOnlyList<long> needs, IReadOnlyList<long> stores, Func<int, int, bool> fits)
    {
        foreach (var amount in needs.Concat(stores))
        {
            ArgumentOutOfRangeException.ThrowIfNegative(amount);
        }

        var (open, left) = (needs.ToArray(), stores.ToArray());
        var placed = new long[needs.Count, stores.Count];
        var total = 0L;
        while (Path(open, left, placed, fits) is { } path)
        {
            total += Place(path, open, left, placed);
        }

        return total;
    }

    /// <summary>
    /// The shortest way to place more: from a need still open to a store, if that is used up on to a need it serves, and so on
    /// to a store with something left. The steps run backwards from that store.
    /// </summary>
    private static List<(int Need, int Store)>? Path(long[] open, long[] left, long[,] placed, Func<int, int, bool> fits)
    {
        var reachedBy = new int?[left.Length];
        var freedBy = new int?[open.Length];
        var waiting = new Queue<int>(Enumerable.Range(0, open.Length).Where(x => open[x] > 0));
        var seen = open.Select(x => x > 0).ToArray();
        while (waiting.TryDequeue(out var need))
        {
            for (var store = 0; store < left.Length; store++)
            {
                if (reachedBy[store] is not null || !fits(need, store))
                {
                    continue;
                }

                reachedBy[store] = need;
                if (left[store] > 0)
                {
                    return Backwards(store, reachedBy, freedBy);
                }

                for (var other = 0; other < open.Length; other++)
                {
                    if (!seen[other] && placed[other, store] > 0)
                    {
                        (seen[other], freedBy[other]) = (true, store);
                        waiting.Enqueue(other);
                    }
                }
            }
        }

        return null;
    }

    private static List<(int Need, int Store)> Backwards(int last, int?[] reachedBy, int?[] freedBy)
    {
        var steps = new List<(int, int)>();
        for (int? store = last; store is { } at; store = freedBy[reachedBy[at]!.Value])
        {
            steps.Add((reachedBy[at]!.Value, at));
        }

        return steps;
    }

    /// <summary>Moves as much along the way as its narrowest step lets through.</summary>
    private static long Place(List<(int Need, int Store)> steps, long[] open, long[] left, long[,] placed)
    {
        var amount = Math.Min(left[steps[0].Store], open[steps[^1].Need]);
        for (var i = 0; i + 1 < steps.Count; i++)
        {
            amount = Math.Min(amount, placed[steps[i].Need, steps[i + 1].Store]);
        }

        left[steps[0].Store] -= amount;
        open[steps[^1].Need] -= amount;
        for (var i = 0; i < steps.Count; i++)
        {
            placed[steps[i].Need, steps[i].Store] += amount;
            if (i + 1 < steps.Count)
            {
                placed[steps[i].Need, steps[i + 1].Store] -= amount;
            }
        }

        return amount;
    }
}
