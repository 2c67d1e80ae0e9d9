using System.Collections.Concurrent;
using CommissioningDashboard.Imports.OpenReferral;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What came of a feed that was brought.</summary>
/// <param name="Source">The file’s name or the address’s host.</param>
/// <param name="Reading">What was read, with its problems; none while it is being read.</param>
/// <param name="Taken">What was kept; none when it was refused.</param>
internal sealed record BroughtFeed(string Source, FeedReading? Reading, TakenFeed? Taken)
{
    public bool IsRefused => Reading is not null && Taken is null;

    public string InWords => (Reading, Taken) switch
    {
        (null, _) => $"{Source} is being read.",
        (_, { } taken) => $"{Source} was read as Open Referral UK {taken.Version}: {taken.Services:N0} "
            + $"{(taken.Services == 1 ? "service" : "services")} of {taken.Organisations:N0} "
            + $"{(taken.Organisations == 1 ? "organisation" : "organisations")}, {taken.New:N0} new and {taken.Changed:N0} changed since "
            + "they were last told of. Your register stays as it is.",
        _ => $"{Source} was refused and nothing of it was taken: {Reading.ProblemCount:N0} "
            + $"{(Reading.ProblemCount == 1 ? "problem" : "problems")}.",
    };
}

/// <summary>
/// What came of the feed that a person last brought, for the page that follows. What is wrong with one is too long for an address, and may
/// not stand in one.
/// </summary>
internal sealed class TakenFeeds
{
    private readonly ConcurrentDictionary<int, BroughtFeed> _last = new();

    public void Say(int userId, BroughtFeed brought) => _last[userId] = brought;

    public BroughtFeed? Of(int userId) => _last.GetValueOrDefault(userId);

    /// <summary>False while another of the same person is being read.</summary>
    public bool Begin(int userId, string source)
    {
        var begun = new BroughtFeed(source, null, null);
        return ReferenceEquals(begun, _last.AddOrUpdate(userId, begun, (_, last) => last.Reading is null ? last : begun));
    }
}
