using Npgsql;

namespace CommissioningDashboard.Data;

/// <summary>Tells a database that cannot be reached, or lets nobody in, from a mistake in what was asked of it.</summary>
public static class DatabaseAway
{
    /// <summary>
    /// What PostgreSQL says when it is not there for us: connection exceptions (class 08), the role refused (28), no such database
    /// (3D), out of resources (53), stopping, starting or dropped (57P), and a database that takes no connections (55000).
    /// </summary>
    private static readonly string[] _states = ["08", "28", "3D", "53", "57P", "55000"];

    public static bool IsMeantBy(Exception? error) => error switch
    {
        null => false,
        PostgresException told => _states.Any(x => told.SqlState.StartsWith(x, StringComparison.Ordinal)),
        NpgsqlException { IsTransient: true } => true,
        _ => IsMeantBy(error.InnerException),
    };
}
