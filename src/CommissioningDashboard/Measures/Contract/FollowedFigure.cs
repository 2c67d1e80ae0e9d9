using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>
/// What is followed over time of a measure whose headline moves with how many referrals there are, so that a market that only grows shows
/// no change.
/// </summary>
/// <param name="Name">What it is called, by the number of referrals that the quarters have in common.</param>
/// <param name="At">The figure of a quarter at that number, in the measure's unit; none when it cannot be calculated.</param>
public sealed record FollowedFigure(Func<int, string> Name, Func<MarketSlice, int, double?> At)
{
    /// <summary>
    /// A statistic of what each provider received, as it would be on average with only so many of the quarter's referrals. A referral by
    /// hours or cost counts as one of its provider's average.
    /// </summary>
    /// <param name="headline">What it is called.</param>
    /// <param name="market">Who counts as one in a quarter: providers, or groups.</param>
    /// <param name="statistic">The statistic of what each received.</param>
    public static FollowedFigure AtCommonNumber(
        string headline, Func<MarketSlice, ProviderAmounts> market, Func<long[], double?> statistic) => new(
        common => common == 0 ? headline : $"{headline}, at {Written.Counted(common, "referral")} a quarter",
        (quarter, common) =>
        {
            var tallies = market(quarter).Tallies;
            var counts = tallies.Select(x => (int)x.Referrals).ToArray();
            return common == 0 || counts.Sum() < common ? null
                : Subsample.Mean(counts, common, drawn => statistic([.. drawn.Zip(tallies, AmountOf)]));
        });

    private static long AmountOf(int drawn, Tally tally)
        => drawn == 0 ? 0 : (long)Math.Round((double)drawn * tally.Amount / tally.Referrals);
}
