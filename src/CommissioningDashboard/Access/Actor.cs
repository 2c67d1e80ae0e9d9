namespace CommissioningDashboard.Access;

/// <summary>Who acts, as a command must know it: the command asks again what the page asked already.</summary>
public sealed record Actor(int AuthorityId, int UserId, string Name, Role Role)
{
    /// <exception cref="UnauthorizedAccessException">The role has not got the permission.</exception>
    public void Demand(Permission permission)
    {
        if (!Role.May(permission))
        {
            throw new UnauthorizedAccessException($"The role {Role} has not got the permission {permission}.");
        }
    }
}
