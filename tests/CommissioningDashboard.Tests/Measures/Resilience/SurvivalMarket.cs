using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;
using CommissioningDashboard.Tests.Market;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// A made-up market of five years of micro-providers, open from the start or joining in the first two years, that close by chance alone
/// whatever they received, or sooner after a first year without a referral where that is planted. Some are found more easily than others.
/// </summary>
internal sealed class SurvivalMarket(ulong seed)
{
    private const int _months = 60;
    private static readonly DateOnly _start = new(2021, 7, 1);
    private readonly Xoshiro256 _random = new(seed);

    /// <summary>How many times as likely to close each month after a first year without a referral.</summary>
    public double Unfound { get; init; } = 1;

    public MarketSlice Slice()
    {
        var builder = new MarketBuilder().Provider("Whole", 300);
        for (var i = 0; i < _months; i++)
        {
            builder.Refer(1, "Whole", $"{_start.AddMonths(i).AddDays(26):yyyy-MM-dd}");
        }

        for (var i = 0; i < 60; i++)
        {
            var (name, opened, rate) = ($"P{i:00}", i < 30 ? 0 : Below(24), new[] { 0.02, 0.12, 0.5 }[Below(3)]);
            var days = new List<DateOnly>();
            var open = opened;
            while (open < _months && !(_random.NextDouble() < Hazard(open - opened, days.Count)))
            {
                if (_random.NextDouble() < rate)
                {
                    days.Add(_start.AddMonths(open).AddDays(Below(27)));
                }

                open++;
            }

            DateOnly? closed = open < _months ? _start.AddMonths(open).AddDays(Below(27)) : null;
            builder.Provider(name, 3, with: x => x with { Listed = _start.AddMonths(opened), Openings = [new("", _start.AddMonths(opened), closed)] });
            days.ForEach(x => builder.Refer(1, name, $"{x:yyyy-MM-dd}"));
        }

        return builder.Slice(MarketFilter.Everything);
    }

    private double Hazard(int months, int referrals) => 0.015 * (months >= 12 && referrals == 0 ? Unfound : 1);

    private int Below(int count) => (int)(_random.NextDouble() * count);
}
