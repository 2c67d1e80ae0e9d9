using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One of the three things in which groups of people are compared.</summary>
public enum EquityDimension
{
    /// <summary>Brokered referrals in which two providers or more were put forward.</summary>
    Options,

    /// <summary>Days from a brokered referral to support being arranged, those still without it counted so far.</summary>
    Days,

    /// <summary>Arranged referrals that went to a micro-provider.</summary>
    Micro,
}

/// <summary>How far a group lies from all other people whose group is known.</summary>
/// <param name="Others">The others' figure.</param>
/// <param name="Value">The group's figure less theirs: a share from −1 to 1, or days. None where what is unknown leaves it open, or a
/// median is not reached.</param>
/// <param name="Interval">Its 95% interval, whatever the unknown are; without end where too many still wait to know one.</param>
/// <param name="P">The chance of such a gap if they were alike, adjusted for all gaps of all groups looked at; where some are unknown, the
/// largest that they leave possible.</param>
public sealed record EquityGap(Figure Others, double? Value, Interval Interval, double P)
{
    /// <summary>Clearer than chance: the adjusted P is at most 0.05 and the interval leaves out no gap.</summary>
    public bool IsClear => P <= 0.05 && !Interval.Contains(0);
}

/// <summary>What one group of people was offered and received.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="IsKnown">False for people whose group was not recorded, who are no group.</param>
/// <param name="Referrals">All its referrals, whatever became of them.</param>
/// <param name="Choice">Those with two providers or more on the list, of the brokered ones whose options are recorded.</param>
/// <param name="ChoiceShare">The same as a share.</param>
/// <param name="Arranged">The brokered ones that were arranged on a recorded day.</param>
/// <param name="Without">The brokered ones without support on the last day of the data.</param>
/// <param name="Wait">The days by which half of both had support.</param>
/// <param name="Days">The same as a figure.</param>
/// <param name="Micro">Those arranged with a micro-provider, of all arranged with a named provider.</param>
/// <param name="MicroShare">The same as a share; a range while some went to providers of unknown size.</param>
public sealed record EquityRow(
    string Group, bool IsKnown, long Referrals, PartCounts Choice, Figure ChoiceShare, long Arranged, long Without, MedianWait Wait,
        Figure Days, PartCounts Micro, Figure MicroShare)
{
    /// <summary>A group with fewer referrals than this is not compared.</summary>
    public const int Least = 8;

    /// <summary>How many said how long they waited.</summary>
    public long Waited => Arranged + Without;

    /// <summary>The gaps from all others; none where either side has fewer than 8 referrals or the group is not known.</summary>
    public IReadOnlyDictionary<EquityDimension, EquityGap> Gaps { get; init; } = new Dictionary<EquityDimension, EquityGap>();

    public EquityGap? Gap(EquityDimension thing) => Gaps.GetValueOrDefault(thing);

    /// <summary>The group's own figure.</summary>
    public Figure FigureFor(EquityDimension thing) => thing switch
    {
        EquityDimension.Options => ChoiceShare,
        EquityDimension.Days => Days,
        _ => MicroShare,
    };
}
