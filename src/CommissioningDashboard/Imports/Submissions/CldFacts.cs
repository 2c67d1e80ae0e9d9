using CommissioningDashboard.Data;
using Npgsql;
using NpgsqlTypes;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>Writes what hangs on the derived referrals: what was recognised, dated hours and cost, and the requests.</summary>
internal sealed class CldFacts(NpgsqlConnection connection, int authority, Derivation derivation)
{
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await FindingsAsync(cancellationToken);
        await ChangesAsync(cancellationToken);
        await RequestsAsync(cancellationToken);
    }

    private Task FindingsAsync(CancellationToken cancellationToken)
    {
        var found = derivation.Services.Where(x => x.Flags != CldFlags.None).ToList();
        return InsertAsync("""
            insert into cld_finding (authority_id, referral_id, flags)
            select @authority, r.id, x.flags from unnest(@references, @flags) x (reference, flags)
            join referral r on r.authority_id = @authority and r.reference = x.reference
            """, cancellationToken, Texts("references", found.Select(x => x.Reference)), Array(
            "flags", NpgsqlDbType.Smallint, found.Select(x => (short)x.Flags)));
    }

    private Task ChangesAsync(CancellationToken cancellationToken)
    {
        var changes = derivation.Services.SelectMany(x => x.History.Skip(1).Select(h => (x.Reference, Change: h))).ToList();
        return InsertAsync("""
            insert into support_change (authority_id, referral_id, from_date, weekly_hours, weekly_cost, is_day_known, batch_id)
            select @authority, r.id, x.day, x.hours / 100.0, x.pence / 100.0, x.known, x.batch
            from unnest(@references, @days, @hours, @pence, @known, @batches) x (reference, day, hours, pence, known, batch)
            join referral r on r.authority_id = @authority and r.reference = x.reference
            """, cancellationToken, Texts("references", changes.Select(x => x.Reference)),
            Array("days", NpgsqlDbType.Date, changes.Select(x => x.Change.From)),
            Array("hours", NpgsqlDbType.Integer, changes.Select(x => x.Change.Figures.Hours)),
            Array("pence", NpgsqlDbType.Integer, changes.Select(x => x.Change.Figures.Pence)),
            Array("known", NpgsqlDbType.Boolean, changes.Select(x => x.Change.IsDayKnown)),
            Array("batches", NpgsqlDbType.Integer, changes.Select(x => x.Change.Told.BatchId)));
    }

    private Task RequestsAsync(CancellationToken cancellationToken)
    {
        var requests = derivation.Requests;
        return InsertAsync("""
            insert into cld_request (authority_id, person_key, received_on, outcome, access_route, assessed_on, referral_id, national_start)
            select @authority, x.person, x.received, x.outcome, x.access, x.assessed, r.id, x.national
            from unnest(@people, @received, @outcomes, @access, @assessed, @references, @national)
              x (person, received, outcome, access, assessed, reference, national)
            left join referral r on r.authority_id = @authority and r.reference = x.reference
            """, cancellationToken, Array("people", NpgsqlDbType.Bytea, requests.Select(x => x.Row.Person.ToByteArray())),
            Array("received", NpgsqlDbType.Date, requests.Select(x => x.Row.Start)),
            Array("outcomes", NpgsqlDbType.Smallint, requests.Select(x => x.Row.Outcome)),
            Texts("access", requests.Select(x => x.Row.AccessRoute)),
            Array("assessed", NpgsqlDbType.Date, requests.Select(x => x.Assessed)),
            Texts("references", requests.Select(x => x.Service?.Reference)),
            Array("national", NpgsqlDbType.Date, requests.Select(x => x.NationalStart)));
    }

    private async Task InsertAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("authority", authority);
        command.Parameters.AddRange(values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) => Array(name, NpgsqlDbType.Text, values);

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, IEnumerable<T> values)
        => new(name, NpgsqlDbType.Array | type) { Value = values.ToArray() };
}
