using CommissioningDashboard.Statistics;

namespace CommissioningDashboard.Measures;

/// <summary>One team's choices, or those of several together.</summary>
/// <param name="Name">The team, "Smaller teams", or "All teams".</param>
/// <param name="Referrals">Arranged referrals with a named provider.</param>
/// <param name="Effective">How many equally used providers its choices are like.</param>
/// <param name="Repeats">How often it chose the provider it chose last for the service and for somebody else.</param>
/// <param name="Choices">How often it could have: every choice that followed one for somebody else.</param>
/// <param name="ByChance">How many repeats the same choices have on average in any order.</param>
/// <param name="Variance">How much that number varies between orders.</param>
public sealed record HabitRow(string Name, long Referrals, Figure Effective, long Repeats, long Choices, double ByChance, double Variance)
{
    /// <summary>How many providers it chose.</summary>
    public int Used { get; init; }

    public Figure Share => RateColumns.Rate((Repeats, Choices));

    /// <summary>
    /// How many times the odds of a provider are when it was chosen last, over what it has by the team's own preferences; none where every
    /// choice or hardly any repeats.
    /// </summary>
    public RatioEstimate? Odds { get; init; }

    public double? ChanceShare => Choices == 0 ? null : ByChance / Choices;

    /// <summary>How often the same choices in random order have as many repeats as are found, or as few: a two-sided P.</summary>
    public double Chance => BinomialTail.TwoSided(Repeats, ByChance, Variance);

    /// <summary>More repeats than the team's own preferences explain; teams set beside each other are held to 5% together.</summary>
    public bool IsHabit { get; init; }
}
