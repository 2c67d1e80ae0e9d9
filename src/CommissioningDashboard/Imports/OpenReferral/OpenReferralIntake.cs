using System.Text.Json;
using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports.OpenReferral;

/// <summary>What came of a feed that was taken.</summary>
/// <param name="Version">Of Open Referral UK.</param>
/// <param name="New">Organisations that no feed told of before.</param>
/// <param name="Changed">Organisations of which something else was told before.</param>
public sealed record TakenFeed(string Version, int Services, int Organisations, int New, int Changed);

/// <summary>Keeps what a feed tells, for somebody to compare with the register. The register stays as it is.</summary>
public sealed class OpenReferralIntake(Database database, TimeProvider clock)
{

    /// <summary>Takes a feed that was read without a problem.</summary>
    /// <param name="actor">Who brings it.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="source">The file’s name or the address’s host.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="UnauthorizedAccessException">The person may not import.</exception>
    public async Task<TakenFeed> TakeAsync(
        Actor actor, FeedReading reading, string source, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.ImportData);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await ImportLock.TakeAsync(db, cancellationToken);
        var keys = reading.Organisations.Select(x => x.Key).ToArray();
        var held = await db.OpenReferralOrganisations.Where(x => keys.Contains(x.FeedKey))
            .ToDictionaryAsync(x => x.FeedKey, cancellationToken);
        var (now, added, changed) = (clock.GetUtcNow().ToUniversalTime(), 0, 0);
        foreach (var told in reading.Organisations)
        {
            if (!held.TryGetValue(told.Key, out var known))
            {
                db.OpenReferralOrganisations.Add(new OpenReferralOrganisation
                {
                    FeedKey = told.Key,
                    Name = told.Name,
                    Told = JsonSerializer.Serialize(told),
                    Source = source,
                    ReadAt = now,
                });
                added++;
                continue;
            }

            var before = JsonSerializer.Serialize(Read(known));
            var after = JsonSerializer.Serialize(told.Over(Read(known)));
            changed += before == after ? 0 : 1;
            (known.Name, known.Told, known.Source, known.ReadAt) = (told.Name, after, source, now);
        }

        var taken = new TakenFeed(reading.Version, reading.Services, reading.Organisations.Count, added, changed);
        db.Record(
            actor.UserId, "import.feed-read",
            new { source, version = taken.Version, services = taken.Services, organisations = keys.Length, added, changed }, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken;
    }

    /// <summary>What was told of an organisation.</summary>
    internal static ToldOrganisation Read(OpenReferralOrganisation kept) => JsonSerializer.Deserialize<ToldOrganisation>(kept.Told)!;
}
