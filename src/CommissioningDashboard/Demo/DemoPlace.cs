using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Demo;

/// <summary>
/// A made-up authority to look at. Its code has the shape of the newest social services codes and is nobody's; mail to its domain
/// goes nowhere (RFC 2606).
/// </summary>
public sealed record DemoPlace(string Code, string Name, string MailDomain)
{
    /// <summary>A county that records all that the dashboard can read.</summary>
    public static DemoPlace County { get; } = new(DemoCounty.Code, DemoCounty.Name, "demo.example");

    /// <summary>A council that has only what a Client Level Data file holds.</summary>
    public static DemoPlace Southmere { get; } = new("Z9SMR", "Southmere Council", "southmere.example");

    public static IReadOnlyList<DemoPlace> All { get; } = [County, Southmere];

    /// <summary>The authority itself, made if it is missing. One that an operator made under this code is no demo.</summary>
    internal async Task<Authority> OpenAsync(Database database, string ownerConnectionString, CancellationToken cancellationToken)
    {
        if (await database.FindAuthorityAsync(Code, cancellationToken) is { } found)
        {
            return found;
        }

        try
        {
            var authority = new Authority { Code = Code, Name = Name, IsDemo = true };
            return await Schema.AddAuthorityAsync(ownerConnectionString, authority, cancellationToken: cancellationToken);
        }
        catch (DbUpdateException problem)
            when (problem.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Another command made it in the same moment.
            return (await database.FindAuthorityAsync(Code, cancellationToken))!;
        }
    }
}
