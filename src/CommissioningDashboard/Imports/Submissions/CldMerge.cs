using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Reading;
using Npgsql;
using NpgsqlTypes;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>What writing a derivation did.</summary>
/// <param name="Told">Services that the submission at hand tells; of these so many are new or changed.</param>
/// <param name="Elsewhere">Referrals that it does not tell and that changed, came or went.</param>
internal sealed record CldWritten(int Told, int Created, int Changed, int Elsewhere, CldProviders Providers);

/// <summary>Makes the authority's referrals those of the derivation: only what differs is written.</summary>
internal sealed class CldMerge(DashboardDb db, NpgsqlConnection connection, Derivation derivation, CldRulings rulings)
{
    // As the referral table names them, in the order in which they are staged.
    private static readonly string[] _columns =
    [
        "person_key", "received_on", "service_id", "need", "route", "age_band", "ethnicity_group", "weekly_hours", "weekly_cost", "outcome",
        "provider_id", "arranged_on", "ended_on", "batch_id",
    ];

    private static readonly string _all = string.Join(", ", _columns);

    /// <summary>Referrals that Client Level Data brought.</summary>
    private const string _before = "r.authority_id = @authority and r.batch_id in (select id from import_batch where format = 'cld')";

    /// <param name="serviceOf">The register's key of a component.</param>
    /// <param name="batchId">The import that providers made now are counted with.</param>
    /// <param name="submission">The submission whose services are counted; none when one was taken back.</param>
    public async Task<CldWritten> WriteAsync(Func<short, int> serviceOf, int batchId, int? submission, CancellationToken cancellationToken)
    {
        var providers = await CldProviders.SaveAsync(db, derivation.Locations, rulings, batchId, cancellationToken);
        await ExecuteAsync($"""
            create temp table derived on commit drop as
              select reference, {_all}, false as is_told from referral limit 0;
            alter table derived alter weekly_hours type int, alter weekly_cost type int
            """, cancellationToken);
        await StageAsync(providers, serviceOf, submission, cancellationToken);
        await ExecuteAsync("create index on derived (reference); analyze derived", cancellationToken);
        await CheckAsync(cancellationToken);
        await ExecuteAsync("""
            delete from cld_finding where authority_id = @authority; delete from cld_request where authority_id = @authority;
            delete from support_change where authority_id = @authority
            """, cancellationToken);
        var (created, changed, elsewhere) = await MergeAsync(cancellationToken);
        await new CldFacts(connection, db.AuthorityId, derivation).SaveAsync(cancellationToken);
        await CldAsked.SaveAsync(db, derivation, cancellationToken);
        await providers.SweepAsync(db, cancellationToken);
        await SweepServicesAsync(cancellationToken);
        var told = derivation.Services.Count(x => x.Service.Tellings.Any(t => t.Submission.Id == submission));
        return new CldWritten(told, created, changed, elsewhere, providers);
    }

    private async Task StageAsync(CldProviders providers, Func<short, int> serviceOf, int? submission, CancellationToken cancellationToken)
    {
        var requested = derivation.Requests.Where(x => x.Service is not null).ToDictionary(x => x.Service!, x => x.Row.Start);
        await using var copy = new CopyWriter(
            await connection.BeginRawBinaryCopyAsync("copy derived from stdin (format binary)", cancellationToken));
        foreach (var service in derivation.Services)
        {
            var figures = service.History.Count > 0 ? service.History[0].Figures : default;
            copy.Row(columns: 16);
            copy.Text(service.Reference);
            copy.Bytes(service.Latest.Person.ToByteArray());
            copy.Date(requested.TryGetValue(service, out var received) ? received : service.Start);
            copy.Int(serviceOf(service.Latest.Component));
            copy.Small((short)service.Need);
            copy.Small((short)(service.Route ?? Assumed(service.Latest.Component)));
            copy.Small((short)service.AgeBand);
            copy.Small((short)service.Ethnicity);
            copy.Int(figures.Hours);
            copy.Int(figures.Pence);
            copy.Small((short)ReferralOutcome.Arranged);
            copy.Int(providers.Of(service.Named));
            copy.Date(service.Start);
            copy.Date(service.End);
            copy.Int(service.FirstTold.BatchId);
            copy.Bool(submission is { } mine && service.Service.Tellings.Any(x => x.Submission.Id == mine));
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>The mechanism is not mandatory: a direct payment says so by its component, the rest is taken as commissioned.</summary>
    private static Route Assumed(short component)
        => CldCodes.ComponentName(component) == "Direct payment" ? Route.DirectPayment : Route.CouncilCommissioned;

    /// <summary>A referral on which something was recorded by hand is not taken away unseen.</summary>
    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        var used = await ScalarAsync($"""
            select count(*)::int from referral r
            where {_before} and not exists (select from derived d where d.reference = r.reference)
              and (exists (select from option o where o.authority_id = r.authority_id and o.referral_id = r.id)
                or exists (select from outcome_score o where o.authority_id = r.authority_id and o.referral_id = r.id))
            """, cancellationToken);
        if (used > 0)
        {
            throw new FileRefusedException(
                $"Services that would be put together differently have options or outcome scores, which would be lost: {used:N0}.",
                "Undo the import that brought those options or scores first, and bring it again afterwards.");
        }
    }

    private async Task<(int Created, int Changed, int Elsewhere)> MergeAsync(CancellationToken cancellationToken)
    {
        var removed = await ExecuteAsync(
            $"delete from referral r where {_before} and not exists (select from derived d where d.reference = r.reference)",
            cancellationToken);
        var differs = $"""
            r.authority_id = @authority and r.reference = d.reference
              and ({string.Join(", ", _columns.Select(x => $"r.{x}"))}) is distinct from ({Staged()})
            """;
        var (changed, others) = await CountsAsync($"""
            with changed as (
              update referral r set ({_all}) = row({Staged()}) from derived d where {differs} returning d.is_told)
            select count(*) filter (where is_told)::int, count(*) filter (where not is_told)::int from changed
            """, cancellationToken);
        var (created, apart) = await CountsAsync($"""
            with created as (
              insert into referral (authority_id, reference, {_all})
              select @authority, d.reference, {Staged()} from derived d
              where not exists (select from referral r where r.authority_id = @authority and r.reference = d.reference)
              returning reference)
            select count(*) filter (where d.is_told)::int, count(*) filter (where not d.is_told)::int
              from created c join derived d on d.reference = c.reference
            """, cancellationToken);
        return (created, changed, removed + others + apart);
    }

    /// <summary>Services of the register that Client Level Data brought in and nothing names any more.</summary>
    private Task<int> SweepServicesAsync(CancellationToken cancellationToken) => ExecuteAsync($"""
        delete from service s using import_change c join import_batch b on b.authority_id = c.authority_id and b.id = c.batch_id
        where s.authority_id = @authority and c.authority_id = @authority and b.format = 'cld'
          and c.entity = 'service' and c.entity_id = s.id and jsonb_typeof(c.before) = 'string' and {References.To<Service>(db, "s")}
        """, cancellationToken);

    /// <summary>Amounts are staged in whole hundredths.</summary>
    private static string Staged()
        => string.Join(", ", _columns.Select(x => x is "weekly_hours" or "weekly_cost" ? $"d.{x} / 100.0" : $"d.{x}"));

    private async Task<(int Told, int Others)> CountsAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt32(0), reader.GetInt32(1));
    }

    private async Task<int> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql)
        => new(sql, connection) { CommandTimeout = 0, Parameters = { new("authority", NpgsqlDbType.Integer) { Value = db.AuthorityId } } };
}
