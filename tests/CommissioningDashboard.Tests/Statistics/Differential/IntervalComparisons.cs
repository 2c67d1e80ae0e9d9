using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics.Differential;

/// <summary>Shares, ratios and limits, beside R's answers for the same figures.</summary>
internal static class IntervalComparisons
{
    public static void CompareWilson(ReferenceCase one)
    {
        var (successes, trials, other, otherTrials) = TwoShares(one);

        var interval = Wilson.Interval(successes, trials)!.Value;
        var strict = Wilson.Interval(successes, trials, Confidence.Z998)!.Value;
        var difference = Wilson.Difference(successes, trials, other, otherTrials)!.Value;

        one.Expect("Interval.Low", interval.Low);
        one.Expect("Interval.High", interval.High);
        one.Expect("Interval.Low998", strict.Low);
        one.Expect("Interval.High998", strict.High);
        one.Expect("Difference.Value", difference.Value);
        one.Expect("Difference.Low", difference.Interval.Low);
        one.Expect("Difference.High", difference.Interval.High);
    }

    public static void CompareRatio(ReferenceCase one)
    {
        var index = Ratio.ToFixed(one.Number("successes"), one.Number("trials"), one.Number("fixed"))!.Value;

        one.Expect("ToFixed.Value", index.Value);
        one.Expect("ToFixed.Low", index.Interval.Low);
        one.Expect("ToFixed.High", index.Interval.High);
    }

    public static void CompareControlLimits(ReferenceCase one)
    {
        var individuals = ControlLimits.Individuals(one.Numbers("values"))!.Value;
        var chart = ControlLimits.Shares(one.Numbers("parts"), one.Numbers("wholes"))!.Value;
        var limits = chart.At(one.Number("size"));

        one.Expect("Individuals.Centre", individuals.Centre);
        one.Expect("Individuals.Low", individuals.Low);
        one.Expect("Individuals.High", individuals.High);
        one.Expect("Shares.Centre", chart.Centre);
        one.Expect("Shares.Spread", chart.Spread);
        one.Expect("Shares.Low", limits.Low);
        one.Expect("Shares.High", limits.High);
    }

    public static void CompareQuantiles(ReferenceCase one)
    {
        var values = one.Numbers("values");

        var quartiles = Quantiles.Quartiles(values)!.Value;
        var interval = Quantiles.MedianInterval(values);

        one.Expect("Estimate", Quantiles.Estimate(values, one.Number("p")));
        one.Expect("Quartiles.Low", quartiles.Low);
        one.Expect("Quartiles.Median", quartiles.Median);
        one.Expect("Quartiles.High", quartiles.High);
        one.Expect("MedianInterval.Low", interval?.Low);
        one.Expect("MedianInterval.High", interval?.High);
    }

    private static (double Successes, double Trials, double Other, double OtherTrials) TwoShares(ReferenceCase one) =>
        (one.Number("successes"), one.Number("trials"), one.Number("other_successes"), one.Number("other_trials"));
}
