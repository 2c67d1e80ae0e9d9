using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What went to the providers able to take it, in one month, service and area.</summary>
/// <param name="month">Months since the snapshot's first.</param>
/// <param name="service">The service's place in the register.</param>
/// <param name="area">The area's place; none when the referrals record none.</param>
/// <param name="able">The providers open and able that month.</param>
internal sealed class AbleChoices(int month, int service, int? area, AbleProviders able)
{
    private static readonly SliceComputation<IReadOnlyList<AbleChoices>> _counted = new(Count);

    private readonly int[] _to = new int[able.Places.Count];
    private readonly int[] _received = new int[able.Places.Count];

    public int Month => month;

    public int Service => service;

    public int? Area => area;

    public AbleProviders Able => able;

    /// <summary>How often one was chosen; a person who stays with a provider has chosen once.</summary>
    public int Choices { get; private set; }

    /// <summary>What all of them received, in the weight's whole units.</summary>
    public long Amount { get; private set; }

    /// <summary>How often each of them was chosen, likewise.</summary>
    public IReadOnlyList<int> To => _to;

    /// <summary>How many referrals each of them received, those of people who stayed among them.</summary>
    public IReadOnlyList<int> Received => _received;

    /// <summary>Those of a slice, counted in one pass for all that set referrals beside who was able.</summary>
    public static IReadOnlyList<AbleChoices> For(MarketSlice slice) => slice.GetOrCompute(_counted);

    private static IReadOnlyList<AbleChoices> Count(MarketSlice slice)
    {
        var (market, isCounted) = (slice.Market, slice.Weight == Weight.Referrals);
        var grid = new IndexGrid<AbleChoices?>(market.Months, market.Services.Count, market.Areas.Count);
        var chosen = new ushort[market.PeopleCount + 1];
        foreach (var referral in slice.Named)
        {
            var provider = referral.Provider!.Value;
            var person = referral.Person ?? 0;
            var stays = person > 0 && chosen[person] == provider + 1;
            chosen[person] = (ushort)(provider + 1);
            ref var cell = ref grid[referral.MonthIndex, referral.Service, referral.Area];
            cell ??= new AbleChoices(
                referral.MonthIndex, referral.Service, referral.Area,
                market.Eligible.ProvidersFor(referral.MonthIndex, referral.Service, referral.Area));
            if (cell.Able.IndexOf(provider) is var at and >= 0)
            {
                cell.Choices += stays ? 0 : 1;
                cell._to[at] += stays ? 0 : 1;
                cell._received[at]++;
                cell.Amount += isCounted ? 1 : referral.Tally(slice.Weight).Amount;
            }
        }

        return [.. grid.Cells.OfType<AbleChoices>()];
    }
}
