namespace CommissioningDashboard.Access;

/// <summary>Who acts, as a command must know it: the command asks again what the page asked already.</summary>
/// <param name="AuthorityId">The authority acted for.</param>
/// <param name="UserId">The account that acts, or none for an operator's command.</param>
/// <param name="Name">As colleagues know the person.</param>
/// <param name="Role">What the person does in the authority.</param>
public sealed record Actor(int AuthorityId, int? UserId, string Name, Role Role)
{
    /// <summary>Whoever runs commands on the machine itself, and may do there whatever an administrator may.</summary>
    public static Actor Operator(int authorityId) => new(authorityId, null, "an operator", Role.Administrator);

    /// <exception cref="UnauthorizedAccessException">The role has not got the permission.</exception>
    public void Demand(Permission permission)
    {
        if (!Role.May(permission))
        {
            throw new UnauthorizedAccessException($"The role {Role} has not got the permission {permission}.");
        }
    }
}
