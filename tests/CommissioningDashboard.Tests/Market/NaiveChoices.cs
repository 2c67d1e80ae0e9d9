using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Market;

/// <summary>Choices counted plainly, and the odds of one kind of provider in them.</summary>
internal static class NaiveChoices
{
    /// <summary>
    /// Choices of an able provider in the order received, each with all that were able; a person who is with the provider of their last
    /// choice has not chosen again.
    /// </summary>
    public static List<(PlainReferral Row, List<PlainProvider> Able)> Choices(this NaiveMarket naive)
    {
        var all = naive.Recorded(naive.Period).OrderBy(x => x.Day).ToList();
        return
        [
            .. all.Where((x, i) => x.Person == 0 || all.Take(i).LastOrDefault(p => p.Person == x.Person)?.Provider != x.Provider)
                .Select(x => (Row: x, Able: naive.Able(NaiveMarket.StartOf(x.Day), x.Service, x.Area)))
                .Where(x => x.Able.Exists(p => p.Name == x.Row.Provider)),
        ];
    }

    /// <summary>The odds hold their equation, and their interval is that of the plain sums over choices and providers.</summary>
    /// <param name="odds">As the product has them.</param>
    /// <param name="choices">For each choice the name of the chosen, and of each able one its name and whether it is of the kind.</param>
    public static void ShouldBeOdds(this KindEstimate? odds, IReadOnlyList<(string Chosen, List<(string Name, bool IsKind)> Able)> choices)
    {
        var told = choices.Where(x => x.Able.Any(a => a.IsKind) && x.Able.Any(a => !a.IsKind)).ToList();
        var chosen = told.Count(x => x.Able.Single(a => a.Name == x.Chosen).IsKind);
        var kinds = told.SelectMany(x => x.Able).Distinct().ToLookup(x => x.IsKind);
        var isTested = chosen > 0 && chosen < told.Count && kinds[true].Count() >= 3 && kinds[false].Count() >= 3;
        (odds is not null).Should().Be(isTested);
        if (odds is not { } found)
        {
            return;
        }

        found.Choices.Should().Be(told.Count);
        told.Sum(Chance).Should().BeApproximately(chosen, 1e-6);

        // Each choice’s part of the score and of its variance, provider by provider.
        var parts = told.SelectMany(choice => choice.Able.Select(a => (
            a.Name,
            Apart: (a.IsKind ? 1 : 0) - Chance(choice),
            Expected: (a.IsKind ? found.Value : 1) / choice.Able.Sum(x => x.IsKind ? found.Value : 1),
            Observed: a.Name == choice.Chosen ? 1.0 : 0))).ToList();
        var own = parts.GroupBy(x => x.Name).Select(x => (
            Residual: x.Sum(p => p.Apart * (p.Observed - p.Expected)), Information: x.Sum(p => p.Apart * p.Apart * p.Expected))).ToList();
        var information = told.Sum(x => Chance(x) * (1 - Chance(x)));
        var variance = Math.Max(information, own.Sum(x => x.Residual * x.Residual) * own.Count / (own.Count - 2));
        var freedom = Math.Max(1, (int)(information * information / own.Sum(x => x.Information * x.Information)) - 1);
        var reach = StudentT.Within95(freedom) * Math.Sqrt(variance) / information;
        Math.Log(found.Interval.Low).Should().BeApproximately(Math.Log(found.Value) - reach, 1e-6);
        Math.Log(found.Interval.High).Should().BeApproximately(Math.Log(found.Value) + reach, 1e-6);

        double Chance((string Chosen, List<(string Name, bool IsKind)> Able) choice)
        {
            var ofKind = choice.Able.Count(x => x.IsKind);
            return ofKind * found.Value / ((ofKind * found.Value) + choice.Able.Count - ofKind);
        }
    }
}
