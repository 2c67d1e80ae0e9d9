using System.Security.Cryptography;
using System.Text.Json;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Disclosure;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Reports;

/// <summary>A workbook as it leaves the house.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Sha256">Its fingerprint in lower-case hexadecimal, as the audit trail holds it.</param>
/// <param name="Rows">How many table rows it has.</param>
public sealed record BoardFile(string Name, byte[] Bytes, string Sha256, int Rows);

/// <summary>
/// Makes a board report and puts it on record. The record is written before the file is handed over, so that none leaves unseen.
/// </summary>
public sealed class BoardExport(Database database, SnapshotStore store, TimeProvider time) : IDisposable
{
    // A workbook takes far more memory while it is made than when it is done.
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <param name="actor">Who asks.</param>
    /// <param name="madeBy">The role printed on the cover.</param>
    /// <param name="filter">What part of the market; unknown names in it are left out.</param>
    /// <param name="profile">How much may be shown.</param>
    /// <param name="cancellationToken">Stops waiting for one's turn.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not export board reports.</exception>
    /// <exception cref="ReportRefusedException">The profile does not allow a report of this part of the market.</exception>
    public async Task<BoardFile> RunAsync(
        Actor actor, string madeBy, MarketFilter filter, DisclosureProfile profile, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ExportBoardReport);
        Check(ReportRules.ProblemsIn(filter, profile));
        var market = await store.GetAsync(actor.AuthorityId, cancellationToken);
        var report = new BoardReport(market.Slice(filter), profile, madeBy, time.GetUtcNow());
        var file = await MakeAsync(report, cancellationToken);
        await using var db = database.For(actor.AuthorityId);
        Record(db, "report.exported", actor.UserId, report, file);
        await db.SaveChangesAsync(cancellationToken);
        return file;
    }

    /// <summary>Makes the report, gives it the authority's next number and keeps it for good.</summary>
    /// <param name="heading">What to call it.</param>
    /// <param name="frozenBy">Who freezes it, for those who look at the list; the workbook names the role only.</param>
    /// <exception cref="InvalidOperationException">There is nothing to freeze; ask <see cref="FreezeForm"/> first.</exception>
    /// <returns>Its number, and the file that is kept; those of the one before when the same is asked for twice within a minute.</returns>
    /// <exception cref="ReportRefusedException">The profile does not allow a board report, or not one of this part of the
    /// market.</exception>
    public async Task<(int Number, BoardFile File)> FreezeAsync(
        Actor actor, string madeBy, string frozenBy, string heading, MarketFilter filter, DisclosureProfile profile,
        CancellationToken cancellationToken)
    {
        actor.Demand(Permission.ExportBoardReport);
        Check([.. ReportRules.ProblemsIn(filter, profile), .. new[] { ReportRules.ProblemWithNumbering(profile) }.OfType<string>()]);
        var market = await store.GetAsync(actor.AuthorityId, cancellationToken);
        if (FreezeForm.ProblemIn(market.Slice(filter)) is { } problem)
        {
            throw new InvalidOperationException(problem);
        }

        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The database gives the number and the moment, and holds whoever freezes another until this one is kept; several may wait in a
        // row.
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(3));
        var next = await db.Database.SqlQuery<NextReport>($"select number, moment from next_frozen_report({actor.AuthorityId})")
            .SingleAsync(cancellationToken);
        var asked = AsSeenOn(market.Slice(filter)).ToQuery();
        if (await SentTwiceAsync(db, heading, asked, profile, frozenBy, market.Version, next.Moment, cancellationToken) is { } kept)
        {
            return (kept.Number, new BoardFile(kept.FileName, kept.File, kept.Sha256, 0));
        }

        var report = new BoardReport(market.Slice(filter), profile, madeBy, next.Moment, next.Number, heading);
        var file = await MakeAsync(report, cancellationToken);
        db.FrozenReports.Add(new FrozenReport
        {
            Number = next.Number,
            Title = heading,
            Filter = asked,
            InWords = string.Join(", ", report.Slice.Filter.InWords(market)),
            Profile = profile.Id,
            DataAsAt = market.CompleteUntil,
            MarketVersion = market.Version,
            FrozenBy = frozenBy,
            FrozenAt = next.Moment,
            FileName = file.Name,
            File = file.Bytes,
            Size = file.Bytes.Length,
            Sha256 = file.Sha256,
            MethodsJson = JsonSerializer.Serialize(
                BoardReport.Measures.Select(x => new FrozenMethod(x.Id, x.Name, x.Version, x.VersionFrom))),
        });
        Record(db, "report.frozen", actor.UserId, report, file);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (next.Number, file);
    }

    /// <exception cref="ReportRefusedException">There are any.</exception>
    private static void Check(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new ReportRefusedException(problems);
        }
    }

    /// <summary>"The latest twelve months" would be others next month, and the authority may go by another size scheme then.</summary>
    private static MarketFilter AsSeenOn(MarketSlice slice)
        => slice.Filter with { From = slice.Period.From, To = slice.Period.To, Scheme = slice.Scheme.Id };

    /// <summary>
    /// The same asked for again within a minute is a button pressed twice; nobody could delete the second report. Of a market that has
    /// changed
    /// since, it is not the same.
    /// </summary>
    private static async Task<FrozenReport?> SentTwiceAsync(
        DashboardDb db, string heading, string filter, DisclosureProfile profile, string frozenBy, long version, DateTimeOffset now,
            CancellationToken cancellationToken)
    {
        var lately = now.ToUniversalTime().AddMinutes(-1);
        return await db.FrozenReports.AsNoTracking().OrderByDescending(x => x.Number).FirstOrDefaultAsync(
            x => x.Title == heading && x.Filter == filter && x.Profile == profile.Id && x.FrozenBy == frozenBy
                && x.MarketVersion == version && x.FrozenAt > lately,
            cancellationToken);
    }

    /// <summary>What the database gives to the next report that is frozen.</summary>
    private sealed record NextReport(int Number, DateTimeOffset Moment);

    private async Task<BoardFile> MakeAsync(BoardReport report, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            using var stream = new MemoryStream();
            var rows = BoardWorkbook.Write(report, stream);
            var bytes = stream.ToArray();
            return new BoardFile(report.FileName, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), rows);
        }
        finally
        {
            _one.Release();
        }
    }

    private static void Record(DashboardDb db, string action, int? userId, BoardReport report, BoardFile file) => db.Record(
        userId, action,
        new
        {
            report = "board",
            number = report.Number,
            file = file.Name,
            sha256 = file.Sha256,
            profile = report.Profile.Id,
            filter = report.Slice.Filter.ToQuery(),
            rows = file.Rows,
            market = report.Slice.Market.Version,
        },
        report.MadeAt);

    public void Dispose() => _one.Dispose();
}
