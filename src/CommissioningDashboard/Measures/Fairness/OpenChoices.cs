using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The arranged referrals of one month, service and area, beside the providers that could have taken any of them.</summary>
/// <param name="Month">Months since the snapshot's first.</param>
/// <param name="Service">The service's place in the register.</param>
/// <param name="Area">The area's place; -1 when the referrals record none.</param>
/// <param name="Able">The providers open and able that month.</param>
/// <param name="To">What each of them received.</param>
public sealed record OpenChoice(int Month, int Service, int Area, AbleProviders Able, Tally[] To);

/// <summary>
/// Every choice of the period that ended with a named provider. It is what a choice blind to names, sizes and owners is
/// compared with. Choices of a provider that the register does not show as able stand apart: nothing can be expected of them.
/// </summary>
/// <param name="All">The choices in the order of their month, service and area.</param>
/// <param name="OfOthers">Referrals to providers not able by the register.</param>
public sealed record OpenChoices(IReadOnlyList<OpenChoice> All, Tally OfOthers)
{
    private static readonly SliceComputation<OpenChoices> _taken = new(Take);

    public static OpenChoices For(MarketSlice slice) => slice.GetOrCompute(_taken);

    private static OpenChoices Take(MarketSlice slice)
    {
        var rows = slice.Market.Referrals;
        var (services, areas) = (slice.Market.Services.Count, slice.Market.Areas.Count + 1);
        var found = new OpenChoice?[slice.Market.Months * services * areas];
        var others = default(Tally);
        foreach (var row in slice.Named)
        {
            ref var choice = ref found[(((rows.Month[row] * services) + rows.Service[row]) * areas) + rows.Area[row]];
            choice ??= Open(slice, rows.Month[row], rows.Service[row], rows.Area[row] - 1);
            var tally = rows.Tally(row, slice.Weight);
            if (choice.Able.IndexOf(rows.Provider[row] - 1) is var at and >= 0)
            {
                choice.To[at] += tally;
            }
            else
            {
                others += tally;
            }
        }

        return new OpenChoices([.. found.OfType<OpenChoice>()], others);
    }

    private static OpenChoice Open(MarketSlice slice, int month, int service, int area)
    {
        var able = slice.Market.Eligible.ProvidersFor(month, service, area);
        return new OpenChoice(month, service, area, able, new Tally[able.Places.Count]);
    }
}
