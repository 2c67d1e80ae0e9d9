namespace CommissioningDashboard.Access;

/// <summary>Roles as people say them ("Care manager") and as they are typed ("care-manager").</summary>
public static class RoleWords
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Role>().Select(Slug)];

    public static string Words(this Role role) => role switch
    {
        Role.CareManager => "Care manager",
        Role.ReportManager => "Report manager",
        Role.DataOfficer => "Data officer",
        _ => $"{role}",
    };

    public static string Slug(this Role role) => role.Words().ToLowerInvariant().Replace(' ', '-');

    /// <returns>The role so typed, or none.</returns>
    public static Role? Parse(string slug)
        => Enum.GetValues<Role>().Cast<Role?>()
        .FirstOrDefault(role => string.Equals(role?.Slug(), slug, StringComparison.OrdinalIgnoreCase));
}
