using System.Security.Cryptography;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;

namespace CommissioningDashboard.Reports;

/// <summary>A workbook as it leaves the house.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Sha256">Its fingerprint in lower-case hexadecimal, as the audit trail holds it.</param>
/// <param name="Rows">How many table rows it has.</param>
public sealed record BoardFile(string Name, byte[] Bytes, string Sha256, int Rows);

/// <summary>Makes a board report and puts it on record. The record is written before the file is handed over, so that none leaves unseen.</summary>
public sealed class BoardExport(Database database, SnapshotStore store, TimeProvider time) : IDisposable
{
    // A workbook takes far more memory while it is made than when it is done.
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <param name="authorityId">Whose market.</param>
    /// <param name="userId">The account that asks, or none for an operator's command.</param>
    /// <param name="madeBy">The role printed on the cover.</param>
    /// <param name="filter">What part of the market; unknown names in it are left out.</param>
    /// <param name="profile">How much may be shown.</param>
    /// <param name="cancellationToken">Stops waiting for one's turn.</param>
    public async Task<BoardFile> RunAsync(
        int authorityId, int? userId, string madeBy, MarketFilter filter, DisclosureProfile profile, CancellationToken cancellationToken)
    {
        var market = await store.GetAsync(authorityId, cancellationToken);
        await _one.WaitAsync(cancellationToken);
        try
        {
            var report = new BoardReport(market.Slice(filter), profile, madeBy, time.GetUtcNow());
            using var stream = new MemoryStream();
            var rows = BoardWorkbook.Write(report, stream);
            var bytes = stream.ToArray();
            var file = new BoardFile(report.FileName, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), rows);
            await using var db = database.For(authorityId);
            db.Record(
                userId, "report.exported",
                new { report = "board", file = file.Name, sha256 = file.Sha256, profile = profile.Id, filter = report.Slice.Filter.ToQuery(), rows, market = market.Version },
                report.MadeAt);
            await db.SaveChangesAsync(cancellationToken);
            return file;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
