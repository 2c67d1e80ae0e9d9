namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>An address that cannot be read to its end, and why.</summary>
internal sealed class FeedRefusedException(FeedProblem problem) : Exception(problem.Rule)
{
    public FeedProblem Problem { get; } = problem;
}
