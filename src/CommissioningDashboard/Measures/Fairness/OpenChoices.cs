using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>The arranged referrals of one month, service and area, beside the providers that could have taken any of them.</summary>
/// <param name="Month">Months since the snapshot's first.</param>
/// <param name="Service">The service's place in the register.</param>
/// <param name="Area">The area's place; none when the referrals record none.</param>
/// <param name="Able">The providers open and able that month.</param>
/// <param name="To">What each of them received.</param>
public sealed record OpenChoice(int Month, int Service, int? Area, AbleProviders Able, Tally[] To);

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
        if (slice.Weight == Weight.Referrals)
        {
            return Counted(slice);
        }

        var market = slice.Market;
        var found = new IndexGrid<OpenChoice?>(market.Months, market.Services.Count, market.Areas.Count);
        var others = default(Tally);
        foreach (var referral in slice.Named)
        {
            ref var choice = ref found[referral.MonthIndex, referral.Service, referral.Area];
            choice ??= Open(slice, referral);
            var tally = referral.Tally(slice.Weight);
            if (choice.Able.IndexOf(referral.Provider!.Value) is var at and >= 0)
            {
                choice.To[at] += tally;
            }
            else
            {
                others += tally;
            }
        }

        return new OpenChoices([.. found.Cells.OfType<OpenChoice>()], others);
    }

    /// <summary>Where referrals are counted, from what has been counted already.</summary>
    private static OpenChoices Counted(MarketSlice slice)
    {
        List<OpenChoice> all =
        [
            .. AbleChoices.For(slice).Select(
                x => new OpenChoice(x.Month, x.Service, x.Area, x.Able, [.. x.Received.Select(n => Tally.FromCount(n))])),
        ];
        return new OpenChoices(all, Tally.FromCount(slice.Named.Count) - Tally.Sum(all.SelectMany(x => x.To)));
    }

    private static OpenChoice Open(MarketSlice slice, ReferralView referral)
    {
        var able = slice.Market.Eligible.ProvidersFor(referral.MonthIndex, referral.Service, referral.Area);
        return new OpenChoice(referral.MonthIndex, referral.Service, referral.Area, able, new Tally[able.Places.Count]);
    }
}
