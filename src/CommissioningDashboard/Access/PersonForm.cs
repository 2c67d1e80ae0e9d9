using CommissioningDashboard.Data;

namespace CommissioningDashboard.Access;

/// <summary>A person as an administrator fills it in.</summary>
/// <param name="Name">As colleagues know the person.</param>
/// <param name="Email">The address the person signs in with.</param>
/// <param name="Role">The role as it is typed: "care-manager".</param>
/// <param name="Teams">The keys of the person's teams.</param>
public sealed record PersonForm(string? Name, string? Email, string? Role, IReadOnlyList<int> Teams)
{
    private const int _longestName = 100;

    /// <summary>Lower case, as addresses are kept.</summary>
    public string Address => (Email ?? "").Trim().ToLowerInvariant();

    public Role? ParsedRole => RoleWords.Parse(Role ?? "");

    /// <summary>An address that could be one: something, an at sign and something, without a space.</summary>
    public static bool IsAddress(string text)
        => text is [not '@', .., not '@'] && text.Length <= 254 && text.Count(x => x == '@') == 1 && !text.Any(char.IsWhiteSpace);

    /// <summary>What has to be mended, each with the name of its field.</summary>
    public IReadOnlyList<(string Field, string Problem)> Problems(IEnumerable<Team> teams)
    {
        var problems = new List<(string, string)>();
        var name = (Name ?? "").Trim();
        if (name.Length is 0 or > _longestName)
        {
            problems.Add((nameof(Name), $"Enter the name, at most {_longestName} characters"));
        }

        if (!IsAddress(Address))
        {
            problems.Add((nameof(Email), "Enter an email address, like name@council.gov.uk"));
        }

        if (ParsedRole is null)
        {
            problems.Add((nameof(Role), "Choose a role"));
        }

        if (Teams.Except(teams.Select(x => x.Id)).Any())
        {
            problems.Add((nameof(Teams), "Choose teams of this authority"));
        }

        return problems;
    }
}
