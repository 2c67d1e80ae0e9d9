using System.Collections.Concurrent;
using CommissioningDashboard.Imports;

namespace CommissioningDashboard.Web.Imports;

/// <summary>
/// Refused files that could be brought in as they are: as another format, without the rows that break a rule, or once somebody has said
/// what their columns and words are. They may hold
/// what identifies people: each is still the nameless copy that this process alone can read, one for each authority, and is let go when
/// its time is over.
/// </summary>
internal sealed class HeldFiles(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<int, Kept> _files = new();

    /// <summary>Keeps the file of a refused batch, in place of the authority's earlier one.</summary>
    /// <param name="batchId">The refused batch.</param>
    /// <param name="brought">As it was brought.</param>
    /// <param name="again">As one press would bring it in, or none.</param>
    /// <param name="mayBeMapped">Whether somebody may say what its columns and words are.</param>
    public void Keep(int batchId, ImportOrder brought, ImportOrder? again, bool mayBeMapped)
    {
        var authority = brought.AuthorityId;
        Remove(authority)?.Brought.File.Dispose();
        var timer = time.CreateTimer(_ => Remove(authority, batchId)?.Brought.File.Dispose(), null, _kept, Timeout.InfiniteTimeSpan);
        _files[authority] = new Kept(batchId, brought, again, mayBeMapped, timer);
    }

    public bool Holds(int authorityId, int batchId) => Find(authorityId, batchId) is { Again: not null };

    public bool HoldsForMapping(int authorityId, int batchId) => Find(authorityId, batchId) is { MayBeMapped: true };

    /// <summary>Hands the file over as one press would bring it in; none when it is no longer kept.</summary>
    public ImportOrder? Take(int authorityId, int batchId) => Holds(authorityId, batchId) ? Remove(authorityId)?.Again : null;

    /// <summary>Hands the file over as it was brought, for its columns to be said.</summary>
    public ImportOrder? TakeForMapping(int authorityId, int batchId)
        => HoldsForMapping(authorityId, batchId) ? Remove(authorityId)?.Brought : null;

    public void Dispose()
    {
        foreach (var authority in _files.Keys)
        {
            Remove(authority)?.Brought.File.Dispose();
        }
    }

    private Kept? Find(int authorityId, int batchId)
        => _files.TryGetValue(authorityId, out var kept) && kept.BatchId == batchId ? kept : null;

    private Kept? Remove(int authorityId, int batchId) => Find(authorityId, batchId) is null ? null : Remove(authorityId);

    private Kept? Remove(int authorityId)
    {
        if (!_files.TryRemove(authorityId, out var kept))
        {
            return null;
        }

        kept.Timer.Dispose();
        return kept;
    }

    private sealed record Kept(int BatchId, ImportOrder Brought, ImportOrder? Again, bool MayBeMapped, ITimer Timer);
}
