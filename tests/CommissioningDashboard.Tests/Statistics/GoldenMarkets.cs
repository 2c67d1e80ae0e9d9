namespace CommissioningDashboard.Tests.Statistics;

/// <summary>
/// Five small markets whose figures were worked out apart from this code; Shannon, Simpson and Hill agree with R's vegan 2.6.
/// </summary>
public sealed record GoldenMarket(
    string Name,
    long[] Counts,
    double Herfindahl,
    double HerfindahlUnbiased,
    double Shannon,
    double[] Hill,
    double Gini)
{
    public override string ToString() => Name;
}

public static class GoldenMarkets
{
    public static TheoryData<GoldenMarket> All => new(
        new GoldenMarket("ten equal providers", [10, 10, 10, 10, 10, 10, 10, 10, 10, 10],
            Herfindahl: 1000, HerfindahlUnbiased: 909.0909,
            Shannon: 2.302585, Hill: [10, 10, 10], Gini: 0),
        new GoldenMarket("monopoly", [100],
            Herfindahl: 10_000, HerfindahlUnbiased: 10_000,
            Shannon: 0, Hill: [1, 1, 1], Gini: 0),
        new GoldenMarket("typical, three unused", [50, 30, 10, 5, 5, 0, 0, 0],
            Herfindahl: 3550, HerfindahlUnbiased: 3484.8485,
            Shannon: 1.237597, Hill: [5, 3.447320, 2.816901], Gini: 0.6625),
        new GoldenMarket("long tail", [400, 250, 150, 80, 40, 20, 15, 10, 10, 5, 5, 5, 3, 2, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
            Herfindahl: 2539.2, HerfindahlUnbiased: 2531.7317,
            Shannon: 1.704295, Hill: [18, 5.497506, 3.938248], Gini: 0.83376),
        new GoldenMarket("two equal providers", [50, 50],
            Herfindahl: 5000, HerfindahlUnbiased: 4949.4949,
            Shannon: 0.693147, Hill: [2, 2, 2], Gini: 0));
}
