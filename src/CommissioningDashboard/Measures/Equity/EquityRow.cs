using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One of the three things in which groups of people are compared.</summary>
public enum EquityDimension
{
    /// <summary>Brokered referrals in which two providers or more were put forward.</summary>
    Options,

    /// <summary>Days from a brokered referral to support being arranged.</summary>
    Days,

    /// <summary>Arranged referrals that went to a micro-provider.</summary>
    Micro,
}

/// <summary>How far a group lies from all other people whose group is known.</summary>
/// <param name="Others">The others' figure.</param>
/// <param name="Difference">The group's figure less theirs: a share from −1 to 1, or days.</param>
/// <param name="P">The chance of such a gap if they were alike, adjusted for all gaps of all groups looked at.</param>
public sealed record EquityGap(Figure Others, Difference Difference, double P)
{
    /// <summary>Clearer than chance: the adjusted P is at most 0.05 and the interval leaves out no gap.</summary>
    public bool IsClear => P <= 0.05 && Difference.LargerThanChance;
}

/// <summary>What one group of people was offered and received.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="IsKnown">False for people whose group was not recorded, who are no group.</param>
/// <param name="Referrals">All its referrals, whatever became of them.</param>
/// <param name="Choice">Those with two providers or more on the list, of the brokered ones whose options are recorded.</param>
/// <param name="ChoiceShare">The same as a share.</param>
/// <param name="Waited">The brokered and arranged ones that the days rest on.</param>
/// <param name="Days">Half of these waited no longer.</param>
/// <param name="Micro">Those arranged with a micro-provider, of all arranged with a named provider.</param>
/// <param name="MicroShare">The same as a share.</param>
public sealed record EquityRow(
    string Group, bool IsKnown, long Referrals, (long Part, long Whole) Choice, Figure ChoiceShare, long Waited, Figure Days,
        (long Part, long Whole) Micro, Figure MicroShare)
{
    /// <summary>A group with fewer referrals than this is not compared.</summary>
    public const int Least = 8;

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
