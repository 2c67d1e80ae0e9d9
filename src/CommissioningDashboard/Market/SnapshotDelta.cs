using System.Data;
using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Market;

/// <summary>
/// Makes the newest version of a market from an older one by reading only the referrals that were written down as changed.
/// Right because versions are raised one after another under the authority's lock, each in the transaction of its change: two
/// versions differ in what the versions between them wrote down, and if each of those wrote something down, in nothing else.
/// </summary>
internal static class SnapshotDelta
{
    /// <summary>The newest version, or none when it cannot be made from the held one and has to be loaded.</summary>
    public static async Task<MarketSnapshot?> LoadAsync(
        Database database, MarketSnapshot held, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = database.For(held.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var version = await db.Authorities.Where(x => x.Id == held.AuthorityId).Select(x => x.MarketVersion).SingleAsync(cancellationToken);
        var changes = await db.ReferralChanges.AsNoTracking().Where(x => x.Version > held.Version).Take(MarketChange.MostReferrals + 1)
            .ToListAsync(cancellationToken);
        if (changes.Count > MarketChange.MostReferrals || changes.Select(x => x.Version).Distinct().Count() != version - held.Version)
        {
            return null;
        }

        var ids = changes.Select(x => x.ReferralId).Where(x => x != ReferralChange.NoReferral).ToHashSet();
        var first = held.FirstMonth.FirstDay;
        var end = held.FirstMonth.Plus(SnapshotLoader.MonthsKept).FirstDay;
        if (held.Months == 0
            || await db.Referrals.AnyAsync(x => ids.Contains(x.Id) && (x.ReceivedOn < first || x.ReceivedOn >= end), cancellationToken))
        {
            return null;
        }

        if (changes.Any(x => x.ReferralId == ReferralChange.NoReferral))
        {
            var targets = await db.Targets.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken);
            var dated = await db.DatedChanges.AsNoTracking().OrderBy(x => x.Id).ToListAsync(cancellationToken);
            held = held.With(version, now, held.Referrals, held.Options, held.Outcomes, targets, dated);
        }

        if (ids.Count == 0)
        {
            return held;
        }

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var people = await PeopleAsync(connection, held, ids, cancellationToken);
        try
        {
            var part = await ReferralLoader.ReadAsync(
                connection, held.FirstMonth, new RegisterIndexes(held.Services, held.Areas, held.Teams, held.Providers), people, ids,
                    cancellationToken);
            return SnapshotMerge.Merge(held, ids, part, version, now);
        }
        catch (KeyNotFoundException)
        {
            // A referral names what the held register has not got.
            return null;
        }
    }

    /// <summary>The people of the changed referrals who have a number already, from another referral of theirs that is held.</summary>
    private static async Task<PersonNumbers> PeopleAsync(
        NpgsqlConnection connection, MarketSnapshot held, HashSet<long> ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            select c.person_key, o.id, o.received_on
            from (select distinct person_key from referral where id = any(@ids) and person_key is not null) c
            cross join lateral (
              select id, received_on from referral r where r.person_key = c.person_key and r.received_on >= @first
                and r.id <> all(@ids) limit 1) o
            """, connection);
        command.Parameters.AddWithValue("ids", ids.ToArray());
        command.Parameters.AddWithValue("first", held.FirstMonth.FirstDay);
        var (rows, people) = (held.Referrals, new PersonNumbers(held.Referrals.People));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = rows.FirstFrom(
                (ushort)(reader.GetFieldValue<DateOnly>(2).DayNumber - held.FirstMonth.FirstDay.DayNumber), reader.GetInt64(1));
            if (row < rows.Count && rows.Id[row] == reader.GetInt64(1))
            {
                people.Keep(new Guid(reader.GetFieldValue<byte[]>(0)), rows.Person[row]);
            }
        }

        return people;
    }
}
