using CommissioningDashboard.Access;
using CommissioningDashboard.Imports.OpenReferral;

namespace CommissioningDashboard.Web.Imports;

/// <summary>Reads feeds at their addresses while whoever asked does something else; it ends with the application.</summary>
internal sealed class FeedsByAddress(
    OpenReferralClient client, OpenReferralIntake intake, TakenFeeds taken, IHostApplicationLifetime life, ILogger<FeedsByAddress> log)
{
    /// <returns>False when another feed of the same person is still being read.</returns>
    public bool Begin(Actor actor, string address)
    {
        // Not the whole address, which may hold a key.
        var source = Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : "The address";
        if (!taken.Begin(actor.UserId ?? 0, source))
        {
            return false;
        }

        _ = Task.Run(() => ReadAsync(actor, address, source), CancellationToken.None);
        return true;
    }

    private async Task ReadAsync(Actor actor, string address, string source)
    {
        try
        {
            var reading = await client.ReadAsync(address, life.ApplicationStopping);
            var kept = reading.ProblemCount > 0 ? null : await intake.TakeAsync(actor, reading, source, life.ApplicationStopping);
            taken.Say(actor.UserId ?? 0, new BroughtFeed(source, reading, kept));
        }
        catch (Exception problem)
        {
            // Nobody waits for it, so it is told here and on the page. What was read is not in the log.
            if (!life.ApplicationStopping.IsCancellationRequested)
            {
                log.LogError("A feed at an address could not be taken: {Problem}", problem.GetType().Name);
            }

            var said = new FeedProblem(
                "the address", "", source, "Something went wrong while it was taken.", "Try again; tell whoever runs this service.");
            taken.Say(actor.UserId ?? 0, new BroughtFeed(source, FeedReading.Refused(said), null));
        }
    }
}
