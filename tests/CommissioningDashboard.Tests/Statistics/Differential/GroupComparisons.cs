using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics.Differential;

/// <summary>Whether groups differ, and intervals of what is put together from groups, beside R's answers.</summary>
internal static class GroupComparisons
{
    public static void CompareStudentT(ReferenceCase one)
    {
        // Sums of thousands of terms are taken from 1, which leaves fewer digits.
        var (freedom, tolerance) = ((int)one.Number("freedom"), one.Number("freedom") > 1_000 ? 1e-6 : 1e-9);

        one.Expect("TwoSided", StudentT.TwoSided(one.Number("t"), freedom), tolerance);
        one.Expect("Within95", StudentT.Within95(freedom), tolerance);
    }

    public static void CompareTwoGroups(ReferenceCase one)
    {
        var (x, n) = (one.Counts("x"), one.Counts("n"));

        one.Expect("ShareP", TwoGroups.ShareP(x[0], n[0], x[1], n[1]));
    }

    public static void CompareMover(ReferenceCase one)
    {
        var (values, low, high, weights) = (one.Numbers("values"), one.Numbers("low"), one.Numbers("high"), one.Numbers("weights"));
        var difference = Mover.Difference(values[0], new Interval(low[0], high[0]), values[1], new Interval(low[1], high[1]));
        var sum = Mover.Sum([.. values.Select((value, i) => (weights[i], value, new Interval(low[i], high[i])))]);

        one.Expect("Difference", difference.Value);
        one.Expect("Difference.Low", difference.Interval.Low);
        one.Expect("Difference.High", difference.Interval.High);
        one.Expect("Sum", sum.Value);
        one.Expect("Sum.Low", sum.Interval.Low);
        one.Expect("Sum.High", sum.Interval.High);
    }
}
