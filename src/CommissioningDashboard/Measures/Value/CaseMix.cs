using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// Direct standardisation by reason for support: what a band's people would have said if their reasons were as mixed as
/// everybody's. It evens out this one difference in whom bands support and no other, hence crude.
/// </summary>
internal static class CaseMix
{
    public const string Cannot = "Fewer than two reasons for support have 8 people each.";

    /// <param name="own">The band's scores by reason.</param>
    /// <param name="everybody">All people's, whose mix gives the weights.</param>
    /// <param name="unit">The unit of the figure.</param>
    /// <param name="estimate">The figure, with its interval, of the people of some reasons.</param>
    public static Figure Standardised(Scores[] own, Scores[] everybody, Unit unit, Func<Scores, Figure> estimate)
    {
        var strata = Strata(own, everybody);
        if (strata.Count < 2)
        {
            return Figure.Cannot(unit, Cannot);
        }

        var all = (double)strata.Sum(x => x.Everybody.People);
        var figures = strata.Select(x => (Weight: x.Everybody.People / all, Figure: estimate(x.Own))).ToList();
        var (value, interval) = Mover.Sum([.. figures.Select(x => (x.Weight, x.Figure.Value!.Value, x.Figure.Interval!.Value))]);
        return new Figure(value, unit, strata.Sum(x => x.Own.People), interval);
    }

    /// <summary>
    /// The reasons that occur, from the one with fewest of the band's people on: those with fewer than 8 are put together, and
    /// while these are together still fewer, the next joins them.
    /// </summary>
    private static List<(Scores Own, Scores Everybody)> Strata(Scores[] own, Scores[] everybody)
    {
        var strata = new List<(Scores Own, Scores Everybody)>();
        (Scores Own, Scores Everybody) rest = default;
        foreach (var need in Enumerable.Range(0, everybody.Length).Where(x => everybody[x].People > 0).OrderBy(x => own[x].People))
        {
            if (own[need].People < OutcomeAnswers.Least || rest is { Everybody.People: > 0, Own.People: < OutcomeAnswers.Least })
            {
                rest = (rest.Own + own[need], rest.Everybody + everybody[need]);
            }
            else
            {
                strata.Add((own[need], everybody[need]));
            }
        }

        if (rest.Everybody.People > 0)
        {
            strata.Add(rest);
        }

        return strata.TrueForAll(x => x.Own.People >= OutcomeAnswers.Least) ? strata : [];
    }
}
