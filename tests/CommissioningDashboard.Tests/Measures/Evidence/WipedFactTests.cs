using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using CommissioningDashboard.Tests.Market;
using CsCheck;

namespace CommissioningDashboard.Tests.Measures;

/// <summary>
/// The heart of the matter: whatever is wiped from a market’s data, what a measure says of what is left is true of the market as it was, or
/// it says that it cannot be calculated, or it says of how much it speaks.
/// </summary>
public sealed class WipedFactTests
{
    public static TheoryData<string> Wiped => [.. Wipes.All.Select(x => x.Name)];

    [Theory, MemberData(nameof(Wiped))]
    public void What_is_said_is_true_of_the_market_as_it_was_or_is_not_said(string wiped)
    {
        var wipe = Wipes.All.Single(x => x.Name == wiped).Wipe;
        var weights = Gen.Enum<Weight>();
        Gen.Select(Wipes.Known, Gen.Int[0, 60], weights, Gen.Bool).Sample(
            (market, salt, weight, isNorth) =>
            {
                var filter = new MarketFilter { From = Month.Parse("2025-06"), To = Month.Parse("2026-05"), Weight = weight, Areas = isNorth ? ["north"] : [] };
                var known = MarketSlice.Take(market.Snapshot(), filter);
                var left = MarketSlice.Take(wipe(market, salt).Snapshot(), filter);


                // Data that end in another month have another latest month to speak of, and say which.
                var measures = MeasureCatalogue.All.Where(
                    x => x is not (BandTrendByMonth or BandTrendByQuarter) || left.Market.LastWholeMonth == known.Market.LastWholeMonth);
                string.Join('\n', measures.Select(x => Fault(x.Calculate(known), x.Calculate(left))).OfType<string>()).Should().BeEmpty();
            },
            iter: 150, threads: 1);
    }

    private static string? Fault(MeasureResult known, MeasureResult left)
    {
        if (left.IsRefused || left.Value.Value is not { } said || known.Value.Value is not { } truth)
        {
            return null;
        }

        const double tiny = 1e-9;
        var name = left.Measure.Id;
        return left switch
        {
            { Value.Range: { } range } => truth < range.Low - tiny || truth > range.High + tiny
                ? $"{name}: {truth} lies outside {range.Low} to {range.High}" : null,
            { Caveats.Count: > 0 } => null,
            _ => Math.Abs(said - truth) > tiny * Math.Max(1, Math.Abs(truth))
                ? $"{name}: says {left.Value.Text} without a word, and it is {known.Value.Text} ({left.Finding})" : null,
        };
    }
}
