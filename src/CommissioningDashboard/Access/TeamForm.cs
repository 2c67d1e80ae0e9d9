using CommissioningDashboard.Data;

namespace CommissioningDashboard.Access;

/// <summary>A team as an administrator fills it in.</summary>
/// <param name="Name">As colleagues know it.</param>
/// <param name="Areas">The keys of the areas it works in; none for everywhere.</param>
/// <param name="IsActive">Whether it makes new referrals.</param>
public sealed record TeamForm(string? Name, IReadOnlyList<int> Areas, bool IsActive = true)
{
    private const int _longestName = 100;

    public string Trimmed => (Name ?? "").Trim();

    /// <summary>What has to be mended, each with the name of its field.</summary>
    /// <param name="others">The authority's other teams.</param>
    /// <param name="areas">Its areas.</param>
    public IReadOnlyList<(string Field, string Problem)> Problems(IReadOnlyList<Team> others, IReadOnlyList<Area> areas)
    {
        var problems = new List<(string, string)>();
        if (Trimmed.Length is 0 or > _longestName)
        {
            problems.Add((nameof(Name), $"Enter the name, at most {_longestName} characters"));
        }
        else if (others.FirstOrDefault(x => string.Equals(x.Name, Trimmed, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            problems.Add((nameof(Name), $"There is a team of this name already: {other.Name}"));
        }

        if (Areas.Except(areas.Select(x => x.Id)).Any())
        {
            problems.Add((nameof(Areas), "Choose areas of this authority"));
        }

        return problems;
    }
}
