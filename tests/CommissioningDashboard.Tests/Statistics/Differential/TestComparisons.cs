using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics.Differential;

/// <summary>Distributions and tests of significance, beside R's answers for the same figures.</summary>
internal static class TestComparisons
{
    public static void CompareNormal(ReferenceCase one)
    {
        // MathNet.Numerics keeps thirteen digits of chances so far out that they are below 10⁻¹⁵.
        var tolerance = Math.Abs(one.Number("z")) > 8 ? 1e-12 : 1e-14;
        one.Expect("TwoSided", Normal.TwoSided(one.Number("z")), tolerance, floor: 0);
    }

    public static void CompareChiSquare(ReferenceCase one) =>
        one.Expect("UpperTail", ChiSquare.UpperTail(one.Number("value"), (int)one.Number("degrees")), tolerance: 1e-12, floor: 0);

    public static void CompareFalseDiscovery(ReferenceCase one) =>
        one.ExpectEach("Adjusted", FalseDiscovery.Adjusted(one.Numbers("p")));

    public static void CompareRankCorrelation(ReferenceCase one) => one.ExpectEach("Ranks", RankCorrelation.Ranks(one.Numbers("x")));

    public static void CompareMannKendall(ReferenceCase one)
    {
        var trend = MannKendall.Test(one.Numbers("series"))!.Value;

        one.Expect("Test.S", trend.S);
        one.Expect("Test.Tau", trend.Tau);
        one.Expect("Test.P", trend.P);
        one.Expect("Test.Slope", trend.Slope);
        one.Expect("Test.Low", trend.Interval.Low);
        one.Expect("Test.High", trend.Interval.High);
    }

    public static void CompareMantelHaenszel(ReferenceCase one)
    {
        var ratio = MantelHaenszel.Pool([.. one.Counts("tables").Chunk(4).Select(cells => new TwoByTwo(cells[0], cells[1], cells[2], cells[3]))]);

        one.Expect("Pool.Value", ratio?.Value);
        one.Expect("Pool.Low", ratio?.Interval.Low);
        one.Expect("Pool.High", ratio?.Interval.High);
        one.Expect("Pool.P", ratio?.P);
        one.Expect("Pool.Informative", ratio?.Informative);
    }

    public static void CompareKaplanMeier(ReferenceCase one)
    {
        var groups = one.Text("groups").Split('|').Select(Waits).ToList();

        var curve = KaplanMeier.Estimate(groups[0]);
        var at = curve.At((int)one.Number("at"));

        one.ExpectEach("Estimate.Time", curve.Steps.Select(step => (double)step.Time));
        one.ExpectEach("Estimate.AtRisk", curve.Steps.Select(step => (double)step.AtRisk));
        one.ExpectEach("Estimate.Happened", curve.Steps.Select(step => (double)step.Happened));
        one.ExpectEach("Estimate.Censored", curve.Steps.Select(step => (double)step.Censored));
        one.ExpectEach("Estimate.Survival", curve.Steps.Select(step => step.Survival));
        one.ExpectEach("Estimate.Low", curve.Steps.Select(step => step.Low));
        one.ExpectEach("Estimate.High", curve.Steps.Select(step => step.High));
        one.Expect("Estimate.Median", curve.Median);
        one.Expect("Estimate.MedianLow", curve.MedianLow);
        one.Expect("Estimate.MedianHigh", curve.MedianHigh);
        one.Expect("Estimate.Quarter", curve.QuantileAt(0.25));
        one.Expect("Estimate.At", at?.Survival);
        one.Expect("Estimate.AtLow", at?.Interval?.Low);
        one.Expect("Estimate.AtHigh", at?.Interval?.High);
        one.Expect("LogRank", KaplanMeier.LogRank(groups));
    }

    /// <summary>R knows the chances from every order there is; a test that draws must come within five standard errors of them.</summary>
    public static void ComparePermutation(ReferenceCase one)
    {
        var (values, weights) = (one.Numbers("values"), one.Numbers("weights"));
        int[] blocks = [.. one.Counts("blocks").Select(block => (int)block)];
        double Weighed(ReadOnlySpan<int> order)
        {
            var sum = 0.0;
            for (var i = 0; i < order.Length; i++)
            {
                sum += weights[i] * values[order[i]];
            }

            return sum;
        }

        var (upper, lower, deviation) = (one.Bounds("Test.UpperP")[0], one.Bounds("Test.LowerP")[0], one.Bounds("Test.Deviation")[0]);
        var percentiles = one.Bounds("Test.Percentiles");
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var result = Permutation.Test(values.Length, blocks, Weighed, seed: seed)!.Value;

            one.Expect("Test.Observed", result.Observed, tolerance: 0, floor: 0);
            one.ExpectNear("Test.Expected", result.Expected, 5 * deviation / Math.Sqrt(result.Draws) + 1e-9);
            one.ExpectNear("Test.UpperP", result.UpperP, FiveErrors(upper, result.Draws));
            one.ExpectNear("Test.LowerP", result.LowerP, FiveErrors(lower, result.Draws));
            result.TwoSidedP.Should().Be(Math.Min(1, 2 * Math.Min(result.UpperP, result.LowerP)));
            result.Low.Should().BeInRange(percentiles[0], percentiles[1], "between the 0.5th and the 5.5th of all orders");
            result.High.Should().BeInRange(percentiles[2], percentiles[3], "between the 94.5th and the 99.5th of all orders");
        }
    }

    private static double FiveErrors(double chance, int draws) => 5 * Math.Sqrt(chance * (1 - chance) / draws) + 2.0 / draws;

    /// <summary>Days parted by spaces, with a + after those still waiting.</summary>
    private static SurvivalTime[] Waits(string text) =>
        [.. text.Split(' ').Select(wait => new SurvivalTime(int.Parse(wait.TrimEnd('+')), !wait.EndsWith('+')))];
}
