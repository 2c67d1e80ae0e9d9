using CommissioningDashboard.Market;
using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>What a figure's change means for the people of an area.</summary>
public enum Verdict
{
    /// <summary>One of the two figures cannot be calculated, or it rests on too few to be judged.</summary>
    CannotBeTold,

    /// <summary>Chance would explain the difference.</summary>
    NoClearChange,

    Better,

    Worse,

    /// <summary>More than chance would explain, of a figure that is neither good nor bad by itself.</summary>
    Different,
}

/// <summary>One of an area's headline figures beside the same of what it is compared with.</summary>
/// <param name="Headline">Which figure it is.</param>
/// <param name="Now">The figure.</param>
/// <param name="Beside">The figure it is set beside; none when there is nothing to compare with.</param>
/// <param name="Change">The one less the other, with its 95% interval; none when the difference is not judged.</param>
/// <param name="AdjustedP">How easily chance gives such a difference, among all that are judged with it.</param>
public sealed record AreaFigure(AreaHeadline Headline, Figure Now, Figure? Beside, Difference? Change, double AdjustedP)
{
    /// <summary>Of the differences called real, about this many in a hundred may still be chance.</summary>
    public const double FalseShare = 0.05;

    public Verdict Verdict
    {
        get
        {
            if (Change is not { } change)
            {
                return Verdict.CannotBeTold;
            }

            if (AdjustedP > FalseShare || change.Value == 0)
            {
                return Verdict.NoClearChange;
            }

            if (Headline.Good == Direction.Neither)
            {
                return Verdict.Different;
            }

            return change.Value > 0 == (Headline.Good == Direction.HighIsDiverse) ? Verdict.Better : Verdict.Worse;
        }
    }

    /// <summary>The verdict in a word or two.</summary>
    public string Judgement(Comparison compare) => Verdict switch
    {
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        Verdict.Different => Change!.Value.Value > 0 ? "higher" : "lower",
        Verdict.NoClearChange => "within chance",
        _ when Headline.DependsOnSize && !compare.IsInTime() => "depends on size",
        _ => "too few to tell",
    };
}
