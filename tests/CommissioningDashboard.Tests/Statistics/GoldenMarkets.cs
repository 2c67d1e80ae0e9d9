namespace CommissioningDashboard.Tests.Statistics;

/// <summary>
/// Five small markets whose figures were worked out apart from this code; Shannon, Simpson and Hill agree with R's vegan 2.6.
/// </summary>
public sealed record GoldenMarket(
    string Name,
    long[] Counts,
    double Herfindahl,
    double HerfindahlUnbiased,
    double HerfindahlNormalised,
    double[] TopOneThreeFive,
    double Shannon,
    double? Pielou,
    double[] Hill,
    double Gini,
    double? GiniCorrected)
{
    public override string ToString() => Name;
}

public static class GoldenMarkets
{
    public static TheoryData<GoldenMarket> All => new(
        new GoldenMarket("ten equal providers", [10, 10, 10, 10, 10, 10, 10, 10, 10, 10],
            Herfindahl: 1000, HerfindahlUnbiased: 909.0909, HerfindahlNormalised: 0, TopOneThreeFive: [0.1, 0.3, 0.5],
            Shannon: 2.302585, Pielou: 1, Hill: [10, 10, 10], Gini: 0, GiniCorrected: 0),
        new GoldenMarket("monopoly", [100],
            Herfindahl: 10_000, HerfindahlUnbiased: 10_000, HerfindahlNormalised: 1, TopOneThreeFive: [1, 1, 1],
            Shannon: 0, Pielou: null, Hill: [1, 1, 1], Gini: 0, GiniCorrected: null),
        new GoldenMarket("typical, three unused", [50, 30, 10, 5, 5, 0, 0, 0],
            Herfindahl: 3550, HerfindahlUnbiased: 3484.8485, HerfindahlNormalised: 0.262857, TopOneThreeFive: [0.5, 0.9, 1],
            Shannon: 1.237597, Pielou: 0.768962, Hill: [5, 3.447320, 2.816901], Gini: 0.6625, GiniCorrected: 0.757143),
        new GoldenMarket("long tail", [400, 250, 150, 80, 40, 20, 15, 10, 10, 5, 5, 5, 3, 2, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
            Herfindahl: 2539.2, HerfindahlUnbiased: 2531.7317, HerfindahlNormalised: 0.222833, TopOneThreeFive: [0.4, 0.8, 0.92],
            Shannon: 1.704295, Pielou: 0.589645, Hill: [18, 5.497506, 3.938248], Gini: 0.83376, GiniCorrected: 0.8685),
        new GoldenMarket("two equal providers", [50, 50],
            Herfindahl: 5000, HerfindahlUnbiased: 4949.4949, HerfindahlNormalised: 0, TopOneThreeFive: [0.5, 1, 1],
            Shannon: 0.693147, Pielou: 1, Hill: [2, 2, 2], Gini: 0, GiniCorrected: 0));
}
