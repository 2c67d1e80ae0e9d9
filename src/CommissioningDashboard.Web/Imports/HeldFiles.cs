using System.Collections.Concurrent;
using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Web.Imports;

/// <summary>
/// Refused files that one press would bring in, as the format that they are or without the rows that break a rule. They may hold
/// what identifies people: each is still the nameless copy that this process alone can read, one for each authority, and is let go when
/// its time is over.
/// </summary>
internal sealed class HeldFiles(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<int, Kept> _files = new();

    /// <summary>Keeps the file of a refused batch, in place of the authority's earlier one.</summary>
    public bool Keep(int batchId, ImportOrder order)
    {
        Remove(order.AuthorityId)?.Order.File.Dispose();
        _files[order.AuthorityId] = new Kept(
            batchId, order, time.CreateTimer(_ => Take(order.AuthorityId, batchId)?.File.Dispose(), null, _kept, Timeout.InfiniteTimeSpan));
        return true;
    }

    public bool Holds(int authorityId, int batchId) => _files.TryGetValue(authorityId, out var kept) && kept.BatchId == batchId;

    /// <summary>Hands the file over as it would be brought in; none when it is no longer kept.</summary>
    public ImportOrder? Take(int authorityId, int batchId) => Holds(authorityId, batchId) ? Remove(authorityId)?.Order : null;

    public void Dispose()
    {
        foreach (var authority in _files.Keys)
        {
            Remove(authority)?.Order.File.Dispose();
        }
    }

    private Kept? Remove(int authorityId)
    {
        if (!_files.TryRemove(authorityId, out var kept))
        {
            return null;
        }

        kept.Timer.Dispose();
        return kept;
    }

    private sealed record Kept(int BatchId, ImportOrder Order, ITimer Timer);
}
