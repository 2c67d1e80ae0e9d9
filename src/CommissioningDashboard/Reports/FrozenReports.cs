using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Reports;

/// <summary>
/// The board reports that were frozen: which there are, what they were made with, and their files as they were handed over.
/// </summary>
public sealed class FrozenReports(Database database, TimeProvider time)
{
    /// <summary>All of them without their files, the newest first.</summary>
    public async Task<IReadOnlyList<FrozenReport>> ListAsync(int authorityId, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        return await WithoutFiles(db.FrozenReports).OrderByDescending(x => x.Number).ToListAsync(cancellationToken);
    }

    /// <summary>One of them without its file; none when there is no such number.</summary>
    public async Task<FrozenReport?> FindAsync(int authorityId, int number, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        return await WithoutFiles(db.FrozenReports).SingleOrDefaultAsync(x => x.Number == number, cancellationToken);
    }

    /// <summary>One of them with its file, byte for byte, put on record as taken; none when there is no such number.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not take reports away.</exception>
    public async Task<FrozenReport?> TakeAsync(Actor actor, int number, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ExportBoardReport);
        await using var db = database.For(actor.AuthorityId);
        if (await db.FrozenReports.AsNoTracking().SingleOrDefaultAsync(x => x.Number == number, cancellationToken) is not { } report)
        {
            return null;
        }

        db.Record(actor.UserId, "report.taken", new { report.Number, report.Sha256 }, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return report;
    }

    /// <summary>
    /// Those of a report's formulas that are no longer as they were, with the measure as it is now; none when it has gone.
    /// </summary>
    public static IReadOnlyList<(FrozenMethod Then, Measure? Now)> ChangedSince(FrozenReport report) =>
    [
        .. report.Methods.Select(x => (Then: x, Now: MeasureCatalogue.Find(x.Id))).Where(x => x.Now?.Version != x.Then.Version),
    ];

    private static IQueryable<FrozenReport> WithoutFiles(IQueryable<FrozenReport> reports)
        => reports.AsNoTracking().Select(x => new FrozenReport
        {
            AuthorityId = x.AuthorityId,
            Number = x.Number,
            Title = x.Title,
            Filter = x.Filter,
            InWords = x.InWords,
            Profile = x.Profile,
            DataAsAt = x.DataAsAt,
            MarketVersion = x.MarketVersion,
            FrozenBy = x.FrozenBy,
            FrozenAt = x.FrozenAt,
            FileName = x.FileName,
            File = Array.Empty<byte>(),
            Size = x.Size,
            Sha256 = x.Sha256,
            MethodsJson = x.MethodsJson,
        });
}
