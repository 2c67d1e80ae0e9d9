using System.Runtime.InteropServices;

namespace CommissioningDashboard.Statistics;

/// <summary>
/// How many times the odds of being chosen are those of one kind, where exactly one of a set is chosen and each set is compared with
/// itself alone: for example in-house and other providers on the same list.
/// </summary>
/// <remarks>
/// Sources: N. E. Breslow and N. E. Day (1980), Statistical Methods in Cancer Research 1, chapter 7, IARC Scientific Publications 32, for
/// the conditional likelihood of matched sets; D. D. Boos (1992), "On generalized score tests", The American Statistician 46:327–333, for
/// score tests whose variance allows for clusters.
/// </remarks>
public static class MatchedSets
{
    /// <summary>Odds beyond e to this power, either way, are as good as none or all.</summary>
    private const double _farthest = 40;

    /// <summary>
    /// The odds θ of greatest conditional likelihood. In a set with m of the kind among n, one of the kind is chosen with chance
    /// mθ ÷ (mθ + n − m). The interval holds every θ that the score test does not reject at 5%; the variance is multiplied by how much more
    /// the choices of one cluster vary together than apart.
    /// </summary>
    /// <param name="sets">In any order; sets that are all or none of the kind say nothing.</param>
    /// <returns>Null when no set says anything, or one of the kind is chosen from none of them or from all, where θ is 0 or infinite.
    /// </returns>
    public static MatchedOdds? Fit(IReadOnlyList<MatchedSet> sets)
    {
        var mixed = sets.Where(x => x.OfKind > 0 && x.OfKind < x.Size).ToList();
        var chosen = mixed.Count(x => x.IsKindChosen);
        if (chosen == 0 || chosen == mixed.Count)
        {
            return null;
        }

        // Of the many sets few are of another shape.
        List<(MatchedSet Set, int Count)> shapes = [.. mixed.CountBy(x => ((long)x.OfKind << 32) + x.Size)
            .Select(x => (new MatchedSet((int)(x.Key >> 32), (int)x.Key, false), x.Value))];
        var best = Root(x => Score(x).Excess, -_farthest, _farthest);
        var together = Together(mixed, best);
        return new MatchedOdds(
            Math.Exp(best),
            new Interval(
                Math.Exp(Root(x => Distance(x) - Confidence.Z95, -_farthest, best)),
                Math.Exp(Root(x => Distance(x) + Confidence.Z95, best, _farthest))),
            Normal.TwoSided(Distance(0)),
            mixed.Count,
            together);

        (double Excess, double Variance) Score(double logOdds)
        {
            var excess = (double)chosen;
            var variance = 0.0;
            foreach (var (set, count) in shapes)
            {
                var chance = set.Chance(logOdds);
                excess -= count * chance;
                variance += count * chance * (1 - chance);
            }

            return (excess, variance);
        }

        double Distance(double logOdds) => Score(logOdds) is var x ? x.Excess / Math.Sqrt(x.Variance * together) : 0;
    }

    /// <summary>How many times the variance of independent choices the choices have, cluster by cluster; never less.</summary>
    private static double Together(List<MatchedSet> sets, double logOdds)
    {
        var clusters = new Dictionary<int, double>(sets.Count);
        var apart = 0.0;
        var together = 0.0;
        foreach (var set in sets)
        {
            var rest = (set.IsKindChosen ? 1 : 0) - set.Chance(logOdds);
            apart += rest * rest;
            if (set.Cluster == 0)
            {
                together += rest * rest;
            }
            else
            {
                CollectionsMarshal.GetValueRefOrAddDefault(clusters, set.Cluster, out _) += rest;
            }
        }

        return Math.Max(1, (together + clusters.Values.Sum(x => x * x)) / apart);
    }

    /// <summary>Where a falling function crosses 0.</summary>
    internal static double Root(Func<double, double> falling, double low, double high)
    {
        while (true)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high || high - low < 1e-13)
            {
                return middle;
            }

            (low, high) = falling(middle) > 0 ? (middle, high) : (low, middle);
        }
    }
}

/// <summary>Some from whom exactly one was chosen.</summary>
/// <param name="OfKind">How many of them are of the kind.</param>
/// <param name="Size">How many there are.</param>
/// <param name="IsKindChosen">Whether the one chosen is of the kind.</param>
/// <param name="Cluster">Who chose, where the same one chose more than once; 0 for somebody by themselves.</param>
public readonly record struct MatchedSet(int OfKind, int Size, bool IsKindChosen, int Cluster = 0)
{
    /// <summary>The chance that one of the kind is chosen.</summary>
    internal double Chance(double logOdds) => 1 / (1 + ((Size - OfKind) / (OfKind * Math.Exp(logOdds))));
}

/// <summary>How many times the odds of being chosen are those of the kind.</summary>
/// <param name="Value">1 when there is no difference.</param>
/// <param name="Interval">The range of true odds the choices are consistent with, at 95%.</param>
/// <param name="P">The chance of a difference as large when there is none.</param>
/// <param name="Sets">How many sets it rests on.</param>
/// <param name="Together">How many times the variance of independent choices theirs is; 1 where nobody's choices are alike.</param>
public readonly record struct MatchedOdds(double Value, Interval Interval, double P, int Sets, double Together)
{
    /// <summary>Whether the interval leaves out no difference.</summary>
    public bool LargerThanChance => !Interval.Contains(1);
}
