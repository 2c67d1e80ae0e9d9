using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>What one group of people was offered and received.</summary>
internal sealed class GroupCounts
{
    public long Referrals { get; private set; }

    /// <summary>Waits of brokered referrals, those still without support among them.</summary>
    public WaitCounts Waits { get; } = new();

    /// <summary>Brokered referrals whose list has two providers or more, of those with a logged list.</summary>
    public PartCounts Choice { get; private set; }

    /// <summary>Arranged with a micro-provider, of those arranged with a named provider.</summary>
    public PartCounts Micro { get; private set; }

    /// <summary>Whether two providers or more stood on its list; none where the council does not broker or no list was logged.</summary>
    public static PartKind? HasChoice(ReferralView referral) => !referral.Route.IsBrokered() ? null : referral.Options.Count switch
    {
        0 => null,
        1 => PartKind.No,
        _ => PartKind.Yes,
    };

    /// <summary>Whether it went to a micro-provider; none where it was not arranged with a named provider.</summary>
    public static PartKind? IsMicro(ReferralView referral) => !referral.IsArranged ? null : referral.Band switch
    {
        DisplayBand.NotRecorded => null,
        DisplayBand.NotKnown => PartKind.Unknown,
        DisplayBand.Micro => PartKind.Yes,
        _ => PartKind.No,
    };

    /// <summary>How long a brokered referral waited.</summary>
    public static SurvivalTime? Waited(ReferralView referral, int lastDay)
        => referral.Route.IsBrokered() ? WaitCounts.Of(referral, lastDay) : null;

    /// <param name="referral">A referral of the group.</param>
    /// <param name="lastDay">The last day of the data.</param>
    public void Add(ReferralView referral, int lastDay)
    {
        Referrals++;
        Choice = Choice.With(HasChoice(referral));
        Micro = Micro.With(IsMicro(referral));
        if (referral.Route.IsBrokered())
        {
            Waits.Add(referral, lastDay);
        }
    }

    public void Add(GroupCounts others)
    {
        Referrals += others.Referrals;
        Choice += others.Choice;
        Micro += others.Micro;
        Waits.With(others.Waits);
    }

    /// <summary>The counts as a row, each figure as sure as its people make it.</summary>
    public EquityRow Row(string name, bool isKnown, Func<EquityDimension, double> effect)
    {
        var median = MedianWait.Of(Waits.Days, effect(EquityDimension.Days));
        return new(
            name, isKnown, Referrals, Choice, Choice.Share(effect(EquityDimension.Options)), Waits.Arranged.Total, Waits.Without.Total,
            median, median.Figure(Waits.Total), Micro, Micro.Share(effect(EquityDimension.Micro)));
    }

    public static GroupCounts Together(IEnumerable<GroupCounts> groups)
    {
        var all = new GroupCounts();
        foreach (var one in groups)
        {
            all.Add(one);
        }

        return all;
    }
}
