using System.Diagnostics;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Demo;

/// <summary>
/// Makes the fictional authority that shows what the dashboard can do: a county, its providers and five years of referrals,
/// with the stories of <see cref="DemoStories"/> in them. No organisation, person or place in it is real.
/// </summary>
public static class DemoAuthority
{
    /// <summary>The demo council's code, by which <see cref="Database.FindAuthorityAsync"/> finds it.</summary>
    public const string Code = DemoCounty.Code;

    /// <summary>
    /// Writes the demo authority: everything in one transaction, or nothing. Refuses, with the reason in the result, when it
    /// already holds data or the options are out of range.
    /// </summary>
    /// <param name="ownerConnectionString">Adds the authority itself, which only the owner of the tables may.</param>
    /// <param name="appConnectionString">Writes its rows, under row-level security as everything else does.</param>
    public static async Task<DemoResult> WriteAsync(
        string ownerConnectionString, string appConnectionString, DemoOptions options, IProgress<string>? progress = null,
        CancellationToken cancellationToken = default)
    {
        if (options.Referrals is < 0 or > DemoOptions.MostReferrals)
        {
            return DemoResult.Refused($"Ask for between 0 and {DemoOptions.MostReferrals:N0} referrals, not {options.Referrals:N0}.");
        }

        var watch = Stopwatch.StartNew();
        await using var database = new Database(appConnectionString);
        var authority = await DemoPlace.County.OpenAsync(database, ownerConnectionString, cancellationToken);
        if (!authority.IsDemo)
        {
            return DemoResult.NoDemo(authority);
        }

        await using var db = database.For(authority.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await OneAtATimeAsync(db, cancellationToken);
        if (await db.Providers.AnyAsync(cancellationToken) || await db.Referrals.AnyAsync(cancellationToken)
            || await db.Areas.AnyAsync(cancellationToken))
        {
            return DemoResult.Already(authority);
        }

        var result = await WriteAsync(db, options, progress, cancellationToken);
        DemoTargets.Add(db, options.Clock.GetUtcNow());
        DemoChanges.Add(db, options.Clock.GetUtcNow());
        DemoProfiles.Add(db, options.Clock.GetUtcNow());
        if (options.Referrals > 0)
        {
            await DemoDesk.AddAsync(db, options.Clock, cancellationToken);
            await DemoProposals.AddAsync(db, options.Clock, cancellationToken);
            await DemoCqc.AddAsync(db, options.Clock, cancellationToken);
            await DemoFeed.AddAsync(db, options.Clock, cancellationToken);
        }

        db.Record(
            null, "demo.created", new { options.Referrals, options.Seed, result.Providers, result.Options }, options.Clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await CountAfreshAsync(ownerConnectionString, cancellationToken);
        await new DemoEnquiries(database, options.Clock).AddAsync(authority.Id, cancellationToken);
        progress?.Report("Done.");
        return result with { Took = watch.Elapsed };
    }

    private static async Task<DemoResult> WriteAsync(
        DashboardDb db, DemoOptions options, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var calendar = new DemoCalendar(DateOnly.FromDateTime(options.Clock.GetLocalNow().DateTime));
        var register = DemoRegister.Draw();
        List<DemoProvider> all = [.. register, .. DemoRegister.DrawGaveUp()];
        progress?.Report($"Writing {all.Count} providers of {DemoCounty.Name}.");
        var keys = await new RegisterWriting(db, calendar, all).SaveAsync(cancellationToken);

        var writing = new ReferralWriting((NpgsqlConnection)db.Database.GetDbConnection(), db.AuthorityId, keys);
        await writing.PrepareAsync(cancellationToken);
        var process = new DemoProcess(calendar, register, options);
        var (referrals, shown) = (0, 0);
        for (var month = 0; month < DemoCalendar.Months; month++)
        {
            process.Fill(month);
            await writing.StageAsync(process, cancellationToken);
            referrals += process.Referrals.Count;
            shown += process.Options.Count;
            if (month % 12 == 11)
            {
                progress?.Report($"{referrals:N0} of {options.Referrals:N0} referrals made.");
            }
        }

        progress?.Report("Storing the referrals.");
        await writing.InsertReferralsAsync(cancellationToken);
        progress?.Report($"Storing the {shown:N0} providers that were put forward for them.");
        await writing.InsertOptionsAsync(cancellationToken);
        await writing.InsertScoresAsync(cancellationToken);
        return new DemoResult(db.AuthorityId, all.Count, referrals, shown, TimeSpan.Zero);
    }

    /// <summary>Two commands at once: the second waits here and then finds the data of the first.</summary>
    private static Task<int> OneAtATimeAsync(DashboardDb db, CancellationToken cancellationToken)
        => db.Database.ExecuteSqlAsync($"select 1 from authority where id = {db.AuthorityId} for update", cancellationToken);

    /// <summary>Lets PostgreSQL plan for tables that were empty a moment ago, without waiting for it to notice by itself.</summary>
    private static async Task CountAfreshAsync(string ownerConnectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("analyze referral, option, outcome_score, provider, provider_size, provider_service, "
            + "provider_area, provider_capacity", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
