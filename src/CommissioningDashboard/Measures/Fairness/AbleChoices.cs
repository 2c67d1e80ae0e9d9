using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What went to the providers able to take it, in one month, service and area.</summary>
/// <param name="Month">Months since the snapshot's first.</param>
/// <param name="Service">The service's place in the register.</param>
/// <param name="Area">The area's place; none when the referrals record none.</param>
/// <param name="Able">The providers open and able that month.</param>
/// <param name="Choices">How often one was chosen; a person who stays with a provider has chosen once.</param>
/// <param name="Amount">What all of them received, in the weight's whole units.</param>
/// <param name="To">How often each of them was chosen, likewise.</param>
internal readonly record struct AbleChoices(int Month, int Service, int? Area, AbleProviders Able, int Choices, long Amount, int[] To)
{
    private static readonly SliceComputation<IReadOnlyList<AbleChoices>> _counted = new(x => [.. Count(x).Where(c => c.Able is not null)]);

    /// <summary>Those of a slice, counted in one pass for all that set referrals beside who was able.</summary>
    public static IReadOnlyList<AbleChoices> For(MarketSlice slice) => slice.GetOrCompute(_counted);

    private static IEnumerable<AbleChoices> Count(MarketSlice slice)
    {
        var (market, isCounted) = (slice.Market, slice.Weight == Weight.Referrals);
        var grid = new IndexGrid<AbleChoices>(market.Months, market.Services.Count, market.Areas.Count);
        var chosen = new ushort[market.PeopleCount + 1];
        foreach (var referral in slice.Named)
        {
            var provider = referral.Provider!.Value;
            var person = referral.Person ?? 0;
            var stays = person > 0 && chosen[person] == provider + 1;
            chosen[person] = (ushort)(provider + 1);
            ref var cell = ref grid[referral.MonthIndex, referral.Service, referral.Area];
            var able = cell.Able ?? market.Eligible.ProvidersFor(referral.MonthIndex, referral.Service, referral.Area);
            var to = cell.To ?? new int[able.Places.Count];
            var (choices, amount) = (cell.Choices, cell.Amount);
            if (able.IndexOf(provider) is var at and >= 0)
            {
                choices += stays ? 0 : 1;
                to[at] += stays ? 0 : 1;
                amount += isCounted ? 1 : referral.Tally(slice.Weight).Amount;
            }

            cell = new AbleChoices(referral.MonthIndex, referral.Service, referral.Area, able, choices, amount, to);
        }

        return grid.Cells;
    }
}
