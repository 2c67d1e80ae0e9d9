namespace CommissioningDashboard.Measures;

/// <summary>For how many of what it could be recorded for a fact is recorded in a slice.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Known">For how many it is recorded.</param>
/// <param name="All">Of how many; 0 when there is nothing it could be recorded for, and then nothing is missing.</param>
public sealed record FactCoverage(Fact Fact, long Known, long All)
{
    public FactTerms Terms => FactTerms.For(Fact);

    /// <summary>The part for which it is recorded, from 0 to 1; 1 when there is nothing to record it for.</summary>
    public double Share => All == 0 ? 1 : (double)Known / All;

    public bool IsWhole => Known == All;

    /// <summary>Too little for anything to be said that rests on it.</summary>
    public bool IsBelowFloor => All > 0 && (Known == 0 || Share < Terms.Floor);

    /// <summary>Why a figure that needs it cannot be calculated, and what would bring it.</summary>
    public Sentence Missing => new(
        $"Nothing can be said of this yet: {Terms.Name} is recorded for {Parts.Share(Known, All, Terms.One, Terms.Many)}. "
        + $"{Parts.Upper(Terms.File)} can bring more.");

    /// <summary>
    /// The same for a workbook that leaves the authority: to the nearest five in a hundred, so that nothing exact can be told from it.
    /// </summary>
    public Sentence Rounded => new($"{Terms.Title} is recorded for " + (Known, Math.Round(20 * Share) * 5) switch
    {
        (0, _) => $"none of the {Terms.Many}.",
        (_, 0) => $"hardly any of the {Terms.Many}.",
        (_, 100) => $"nearly all {Terms.Many}.",
        var (_, percent) => $"about {{{percent:0}%}} of {Terms.Many}.",
    });

    /// <summary>On how much a figure rests that has less than the whole.</summary>
    public Sentence RestsOn => new(
        $"{Terms.Title} is recorded for {Parts.Share(Known, All, Terms.One, Terms.Many)}.");
}
