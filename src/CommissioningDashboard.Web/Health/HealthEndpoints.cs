using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Web.Health;

/// <summary>For machines that watch: is the process alive, and can it do its work?</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "alive").AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(Database database, ILogger<Database> log, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = database.For(0);
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            return pending.Any() ? NotReady("the database needs the verb migrate") : Results.Text("ready");
        }
        catch (Exception error) when (DatabaseAway.IsMeantBy(error) || error is NpgsqlException or TimeoutException)
        {
            log.LogWarning("Not ready: the database does not answer ({Kind}).", error.GetType().Name);
            return NotReady("the database does not answer");
        }
    }

    private static IResult NotReady(string why)
        => Results.Text($"not ready: {why}", statusCode: StatusCodes.Status503ServiceUnavailable);
}
