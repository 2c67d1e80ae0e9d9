namespace CommissioningDashboard.Statistics;

/// <summary>
/// How many times the odds of being chosen are those of one kind, where the choices of many people are known by who was chosen: as
/// <see cref="MatchedSets"/>, with an interval that allows for single members being liked or disliked for reasons of their own.
/// </summary>
/// <remarks>
/// Sources: D. McFadden (1974), "Conditional logit analysis of qualitative choice behavior", in P. Zarembka (ed.), Frontiers in
/// Econometrics, 105–142; H. White (1980), Econometrica 48:817–838, and K.-Y. Liang and S. L. Zeger (1986), Biometrika 73:13–22, for
/// variances from the residuals of clusters; F. E. Satterthwaite (1946), Biometrics Bulletin 2:110–114, for the degrees of freedom.
/// </remarks>
public static class KindOdds
{
    /// <summary>With fewer members of the kind, or of the others, a liking for them cannot be told from one for their kind.</summary>
    public const int Least = 3;

    private const double _farthest = 40;

    /// <summary>
    /// The odds θ of greatest likelihood: where m of n are of the kind, one of it is chosen with chance p = mθ ÷ (mθ + n − m). On the scale
    /// of ln θ the variance is V ÷ I², with I = Σ p(1 − p) over the choices and V the larger of I and Σ r² × J ÷ (J − 2) over the J
    /// members, each with the residual r = Σ a(O − E): a is 1 − p for one of the kind and −p for another, O how often it was chosen and E
    /// how often it would be at θ. The interval is Student’s with as many degrees of freedom as the members’ parts of I have, less 1.
    /// </summary>
    /// <param name="sets">Sets that are all or none of the kind say nothing.</param>
    /// <param name="members">How many members there are in all.</param>
    /// <returns>Null when no set says anything, when fewer than three of the kind, or of others, could be chosen in those that do, or when
    /// none or all of the choices fell on the kind.</returns>
    public static KindEstimate? Fit(IReadOnlyList<ChoiceSet> sets, int members)
    {
        var mixed = sets.Where(x => x.OfKind > 0 && x.OfKind < x.Who.Length && x.Choices > 0).ToList();
        var chosen = mixed.Sum(x => x.KindChosen);
        var all = mixed.Sum(x => x.Choices);
        if (chosen == 0 || chosen == all || Count(mixed, true) < Least || Count(mixed, false) < Least)
        {
            return null;
        }

        List<(MatchedSet Set, double Choices)> shapes =
        [
            .. mixed.GroupBy(x => new MatchedSet(x.OfKind, x.Who.Length, false)).Select(x => (x.Key, (double)x.Sum(s => s.Choices))),
        ];
        var best = MatchedSets.Root(x => chosen - shapes.Sum(s => s.Choices * s.Set.Chance(x)), -_farthest, _farthest);
        var (residual, information) = Members(mixed, best, members);
        var sum = information.Sum();
        var counted = information.Count(x => x > 0);
        var variance = Math.Max(sum, residual.Sum(x => x * x) * counted / Math.Max(1, counted - 2));
        var freedom = Math.Max(1, (int)(sum * sum / information.Sum(x => x * x)) - 1);
        var error = Math.Sqrt(variance) / sum;
        var reach = StudentT.Within95(freedom) * error;
        return new KindEstimate(
            Math.Exp(best), new Interval(Math.Exp(best - reach), Math.Exp(best + reach)), StudentT.TwoSided(best / error, freedom), all);
    }

    private static int Count(List<ChoiceSet> sets, bool isKind)
        => sets.SelectMany(x => x.Who.Where((_, i) => x.IsKind[i] == isKind)).Distinct().Count();

    /// <summary>Each member's residual, and its part of the information.</summary>
    private static (double[] Residual, double[] Information) Members(List<ChoiceSet> sets, double logOdds, int members)
    {
        var (residual, information) = (new double[members], new double[members]);
        foreach (var set in sets)
        {
            var p = new MatchedSet(set.OfKind, set.Who.Length, false).Chance(logOdds);
            var (ofKind, other) = (set.Choices * p / set.OfKind, set.Choices * (1 - p) / (set.Who.Length - set.OfKind));
            for (var i = 0; i < set.Who.Length; i++)
            {
                var apart = set.IsKind[i] ? 1 - p : -p;
                var expected = set.IsKind[i] ? ofKind : other;
                residual[set.Who[i]] += apart * (set.Chosen[i] - expected);
                information[set.Who[i]] += apart * apart * expected;
            }
        }

        return (residual, information);
    }
}

/// <summary>Choices between the same members.</summary>
/// <param name="Who">Each member's number, from 0 on.</param>
/// <param name="IsKind">Whether it is of the kind.</param>
/// <param name="Chosen">How often it was chosen.</param>
public sealed record ChoiceSet(int[] Who, bool[] IsKind, int[] Chosen)
{
    public int OfKind { get; } = IsKind.Count(x => x);

    public long Choices { get; } = Chosen.Sum(x => (long)x);

    public long KindChosen { get; } = Chosen.Where((_, i) => IsKind[i]).Sum(x => (long)x);
}

/// <summary>How many times the odds of being chosen are those of the kind.</summary>
/// <param name="Value">1 when there is no difference.</param>
/// <param name="Interval">The range of true odds the choices are consistent with, at 95%.</param>
/// <param name="P">The chance of a difference as large when there is none.</param>
/// <param name="Choices">How many choices it rests on.</param>
public readonly record struct KindEstimate(double Value, Interval Interval, double P, long Choices)
{
    /// <summary>Whether the interval leaves out no difference.</summary>
    public bool LargerThanChance => !Interval.Contains(1);
}
