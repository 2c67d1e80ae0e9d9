using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What one service's providers received before and now.</summary>
public sealed record ServiceMove(RegisterEntry Service, Tally Before, Tally Now)
{
    public long Change => Now.Amount - Before.Amount;

    /// <summary>The service whose amount changed most between two periods; none with one service, without a change, or when two
    /// tie.</summary>
    internal static ServiceMove? Largest(MarketSlice slice, Period then, Period now, DisplayBand? band)
    {
        var services = slice.Market.Services.Where(x => slice.Filter.Services.Count == 0 || slice.Filter.Services.Contains(x.Code))
            .ToList();
        if (services.Count < 2)
        {
            return null;
        }

        var moves = services.Select(x => Move(slice, x, then, now, band)).OrderByDescending(x => Math.Abs(x.Change)).ToList();
        return moves[0].Change == 0 || Math.Abs(moves[1].Change) == Math.Abs(moves[0].Change) ? null : moves[0];
    }

    private static ServiceMove Move(MarketSlice slice, RegisterEntry service, Period then, Period now, DisplayBand? band)
    {
        var own = MarketSlice.Take(slice.Market, slice.Filter with { Services = [service.Code] });
        return new ServiceMove(service, Tally.Sum(ChangeCauses.Amounts(own, then, band)), Tally.Sum(ChangeCauses.Amounts(own, now, band)));
    }
}
