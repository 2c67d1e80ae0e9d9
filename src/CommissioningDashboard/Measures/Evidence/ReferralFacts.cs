using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>
/// For how many referrals of a slice's period each fact of a referral is recorded, counted in one pass since most measures ask for one or
/// another.
/// </summary>
internal sealed class ReferralFacts
{
    private static readonly SliceComputation<ReferralFacts> _counted = new(x => new ReferralFacts(x));

    private readonly long[] _known = new long[Enum.GetValues<Fact>().Length];

    private ReferralFacts(MarketSlice slice)
    {
        foreach (var referral in slice.Referrals)
        {
            All++;
            Count(Fact.Team, referral.Team is not null);
            Count(Fact.Person, referral.Person is not null);
            Count(Fact.ReceivedDay, !referral.Gaps.HasFlag(SourceGaps.Request));
            Count(Fact.Unmet, !referral.Gaps.HasFlag(SourceGaps.Unmet));
            if (referral.Outcome != ReferralOutcome.Withdrawn && referral.Route.IsBrokered())
            {
                Brokered++;
                Count(Fact.List, referral.Options.Count > 0);
            }

            if (referral is { IsArranged: true, Provider: not null })
            {
                Named++;
                Count(Fact.Hours, referral.Hours is not null);
                Count(Fact.Cost, referral.Cost is not null);
            }
        }
    }

    public long All { get; private set; }

    /// <summary>Those arranged with a named provider.</summary>
    public long Named { get; private set; }

    /// <summary>Those that the council arranges itself and did not see withdrawn: only for them is a list to be expected.</summary>
    public long Brokered { get; private set; }

    public static ReferralFacts For(MarketSlice slice) => slice.GetOrCompute(_counted);

    /// <summary>For how many a fact is recorded.</summary>
    public long Known(Fact fact) => _known[(int)fact];

    private void Count(Fact fact, bool isKnown) => _known[(int)fact] += isKnown ? 1 : 0;
}
