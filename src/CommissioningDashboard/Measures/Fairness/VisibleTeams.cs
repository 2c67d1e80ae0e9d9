namespace CommissioningDashboard.Measures;

/// <summary>
/// Which teams may be shown: those with enough referrals by themselves, the smaller ones only together, and not at all when they
/// are too few even so. No worker can then be told from a team.
/// </summary>
internal static class VisibleTeams
{
    /// <summary>A team with fewer referrals is not shown by itself.</summary>
    public const int Least = 30;

    /// <param name="teams">Teams, in their order.</param>
    /// <param name="name">A team's name.</param>
    /// <param name="referrals">How many referrals it made.</param>
    /// <returns>Each row that may be shown, with its teams; the smaller ones together are the last.</returns>
    public static List<(string Name, List<T> Teams)> Select<T>(IEnumerable<T> teams, Func<T, string> name, Func<T, long> referrals)
    {
        var sizes = teams.ToLookup(x => referrals(x) >= Least);
        List<(string, List<T>)> shown = [.. sizes[true].Select(x => (name(x), new List<T> { x }))];
        if (sizes[false].Sum(referrals) >= Least)
        {
            shown.Add(("Smaller teams", [.. sizes[false]]));
        }

        return shown;
    }
}
