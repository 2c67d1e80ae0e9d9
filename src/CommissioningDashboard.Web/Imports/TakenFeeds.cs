using System.Collections.Concurrent;
using CommissioningDashboard.Imports.OpenReferral;

namespace CommissioningDashboard.Web.Imports;

/// <summary>What came of a feed that was brought.</summary>
/// <param name="Source">The file’s name or the address’s host.</param>
/// <param name="Reading">What was read, with its problems.</param>
/// <param name="Taken">What was kept; none when it was refused.</param>
internal sealed record BroughtFeed(string Source, FeedReading Reading, TakenFeed? Taken)
{
    public string InWords => Taken is { } taken
        ? $"{Source} was read as Open Referral UK {taken.Version}: {taken.Services:N0} services of {taken.Organisations:N0} organisations, "
            + $"{taken.New:N0} new and {taken.Changed:N0} changed since they were last told of. Your register stays as it is."
        : $"{Source} was refused and nothing of it was taken: {Reading.ProblemCount:N0} "
            + $"{(Reading.ProblemCount == 1 ? "problem" : "problems")}.";
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
}
