using CommissioningDashboard.Data;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Measures;

/// <summary>What one group of people was offered and received.</summary>
internal sealed class GroupCounts
{
    public long Referrals { get; private set; }

    /// <summary>Waits of brokered referrals that were arranged.</summary>
    public DayCounts Days { get; } = new();

    /// <summary>Brokered referrals whose list has two providers or more, of those with a logged list.</summary>
    public (long Part, long Whole) Choice { get; private set; }

    /// <summary>Arranged with a micro-provider, of those arranged with a provider whose size is known.</summary>
    public (long Part, long Whole) Micro { get; private set; }

    /// <summary>Whether two providers or more stood on its list; none where the council does not broker or no list was logged.</summary>
    public static bool? HasChoice(ReferralView referral)
        => referral.Route.IsBrokered() && referral.Options.Count > 0 ? referral.Options.Count > 1 : null;

    /// <summary>Whether it went to a micro-provider; none where it was not arranged with a provider of known size.</summary>
    public static bool? IsMicro(ReferralView referral)
        => referral.IsArranged && referral.Band is not (DisplayBand.NotRecorded or DisplayBand.NotKnown)
            ? referral.Band == DisplayBand.Micro : null;

    /// <summary>How long a brokered and arranged referral waited.</summary>
    public static int? Waited(ReferralView referral)
        => referral.IsArranged && referral.Route.IsBrokered() ? referral.DaysToArrange : null;

    public void Add(ReferralView referral)
    {
        Referrals++;
        Choice = More(Choice, HasChoice(referral));
        Micro = More(Micro, IsMicro(referral));
        if (Waited(referral) is { } days)
        {
            Days.Add(days);
        }
    }

    public void Add(GroupCounts others)
    {
        Referrals += others.Referrals;
        Choice = (Choice.Part + others.Choice.Part, Choice.Whole + others.Choice.Whole);
        Micro = (Micro.Part + others.Micro.Part, Micro.Whole + others.Micro.Whole);
        Days.Add(others.Days.Counts);
    }

    /// <summary>The counts as a row, each figure as sure as its people make it.</summary>
    public EquityRow Row(string name, bool isKnown, Func<EquityDimension, double> effect) => new(name, isKnown, Referrals,
        Choice, RateOf(Choice, effect(EquityDimension.Options)), Days.Total, Days.MedianFor(effect(EquityDimension.Days)),
        Micro, RateOf(Micro, effect(EquityDimension.Micro)));

    public static GroupCounts Together(IEnumerable<GroupCounts> groups)
    {
        var all = new GroupCounts();
        foreach (var one in groups)
        {
            all.Add(one);
        }

        return all;
    }

    private static Figure RateOf((long Part, long Whole) counts, double effect)
        => Figure.Share(counts.Part, counts.Whole, counts.Whole, counts.Whole / effect, "There is nothing to work it out from.");

    private static (long, long) More((long Part, long Whole) counts, bool? isPart)
        => isPart is { } yes ? (counts.Part + (yes ? 1 : 0), counts.Whole + 1) : counts;
}
