using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Tests.Statistics.Differential;

/// <summary>How referrals fall over providers, beside R's answers for the same counts.</summary>
internal static class MarketComparisons
{
    public static void CompareConcentration(ReferenceCase one)
    {
        var counts = one.Counts("counts");

        one.Expect("Herfindahl", Concentration.Herfindahl(counts));
        one.Expect("HerfindahlUnbiased", Concentration.HerfindahlUnbiased(counts));
    }

    public static void CompareDiversity(ReferenceCase one)
    {
        var counts = one.Counts("counts");

        one.Expect("Shannon", Diversity.Shannon(counts));
        one.Expect("Hill.0", Diversity.Hill(counts, 0));
        one.Expect("Hill.1", Diversity.Hill(counts, 1));
        one.Expect("Hill.2", Diversity.Hill(counts, 2));
        one.Expect("Hill.3", Diversity.Hill(counts, 3));
    }

    public static void CompareInequality(ReferenceCase one)
    {
        var counts = one.Counts("counts");

        one.Expect("Gini", Inequality.Gini(counts));
        one.Expect("At", Inequality.Lorenz(counts) is { Count: > 0 } curve ? Inequality.At(curve, one.Number("place")) : null);
        one.ExpectEach("Lorenz.ProviderShare", Inequality.Lorenz(counts).Select(point => point.ProviderShare));
        one.ExpectEach("Lorenz.ReferralShare", Inequality.Lorenz(counts).Select(point => point.ReferralShare));
    }

    public static void CompareKish(ReferenceCase one)
    {
        var weights = one.Numbers("weights");

        one.Expect("EffectiveCount", Kish.EffectiveCount(weights.Sum(), weights.Sum(weight => weight * weight)));
    }
}
