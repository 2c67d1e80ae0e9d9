using CommissioningDashboard.Market;

namespace CommissioningDashboard.Web;

/// <summary>Keeps the snapshots new for as long as the host runs: hears of every change, also those made by a verb.</summary>
internal sealed class MarketListener(SnapshotStore store, ILogger<MarketListener> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await store.ListenAsync(
                problem => log.LogWarning("Lost touch with the database; trying again ({Kind}).", problem.GetType().Name), stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
