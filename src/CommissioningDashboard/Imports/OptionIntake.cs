using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Options on their way in: there are several for each referral, so they are streamed into a table that vanishes with the
/// transaction, checked there against the referrals, and merged as one set.
/// </summary>
internal sealed class OptionIntake(OptionsFormat format, ImportSession session) : Intake
{
    private KnownProviders _providers = null!;
    private CopyWriter? _copy;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        _providers = await KnownProviders.LoadAsync(session.Db, cancellationToken);
        await session.ExecuteAsync("""
            set local work_mem = '64MB';
            create temp table staged (
              row_no int not null, referral text collate "C", provider_id int, position smallint, outcome smallint,
                reason text, referral_id bigint)
            on commit drop
            """, cancellationToken);
        _copy = new CopyWriter(await session.Connection.BeginRawBinaryCopyAsync(
            "copy staged (row_no, referral, provider_id, position, outcome, reason) from stdin (format binary)", cancellationToken));
    }

    public override RowOutcome Take(RowFields row)
    {
        var referral = row.Text(format.Referral, longest: 100);
        var provider = _providers.Find(row, format.Provider);
        var position = row.Number(format.Position, 1, 250);
        var outcome = row.Code(format.Outcome, CodeLists.OptionOutcome);
        var reason = row.Text(format.Reason, longest: 100);
        if (position is { } place && place != Math.Truncate(place))
        {
            row.Refuse(format.Position, "A place in a list is a whole number.", "Write 1 for the first name, 2 for the second.");
        }

        _copy!.Row(columns: 6);
        _copy.Int(row.RowNumber);
        _copy.Text(referral);
        _copy.Int(provider);
        _copy.Small(row.IsRefusedIn(format.Position) ? null : (short?)position);
        _copy.Small((short?)outcome);
        _copy.Text(reason);
        return RowOutcome.Taken;
    }

    public override async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _copy!.CompleteAsync(cancellationToken);
        await session.ExecuteAsync("""
            analyze staged;
            update staged s set referral_id = r.id from referral r where r.authority_id = @authority and r.reference = s.referral
            """, cancellationToken);
        await RefuseAsync(
            format.Referral, "No referral has this reference.",
            "Correct the reference, or import the referral with a referrals file first.",
            "select row_no, referral from staged where referral_id is null and referral is not null", cancellationToken);
        await RefuseAsync(
            format.Position, "An earlier row has the same place in the same list and says something else.",
            "Keep the row that is right and delete the other.", """
            select row_no, position::text from (
              select row_no, position, provider_id <> first_value(provider_id) over w or outcome <> first_value(outcome) over w
                or (reason is distinct from first_value(reason) over w and not (row_no = any(@wrong) or
                  first_value(row_no) over w = any(@wrong))) as differs
              from staged where referral is not null and position is not null window w as (partition by referral, position
                order by row_no)) x
            where differs
            """, cancellationToken);
        await RefuseAsync(
            format.Outcome, "Another provider of the same list was accepted too.",
            "A referral is taken by one provider: mark the others as declined or shown.", """
            select s.row_no, s.referral from staged s where outcome = 3 and exists (
              select from staged o where o.referral = s.referral and o.outcome = 3 and o.provider_id <> s.provider_id
                and o.row_no < s.row_no)
            """, cancellationToken);
        await GoAlongAsync(cancellationToken);
        if (session.Problems.Count == 0)
        {
            session.Rows.Folded += await session.ExecuteAsync(
                "delete from staged s using staged f where f.referral_id = s.referral_id and f.position = s.position and f.row_no < "
                    + "s.row_no", cancellationToken);
        }
    }

    /// <summary>A list with a gap would show its other names in places that they did not have.</summary>
    private async Task GoAlongAsync(CancellationToken cancellationToken)
    {
        await using var rest = session.Command(
            "select row_no from staged where referral in (select referral from staged where row_no = any(@wrong))");
        rest.Parameters.AddWithValue("wrong", session.Problems.Wrong());
        await using var reader = await rest.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            session.Problems.GoesAlong(reader.GetInt32(0));
        }
    }

    public override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
    {
        const string differs = """
            o.authority_id = @authority and o.referral_id = s.referral_id and o.position = s.position
            and (o.provider_id, o.outcome, o.reason) is distinct from (s.provider_id, s.outcome, s.reason)
            """;
        var changed = await session.ExecuteAsync($"""
            insert into import_change (authority_id, batch_id, entity, entity_id, before)
            select @authority, @batch, 'option', o.id, to_jsonb(o) from staged s join option o on {differs}
            """, cancellationToken);
        await session.ExecuteAsync(
            $"update option o set provider_id = s.provider_id, outcome = s.outcome, reason = s.reason from staged s where {differs}",
                cancellationToken);
        var created = await session.ExecuteAsync("""
            with made as (
              insert into option (authority_id, referral_id, provider_id, position, outcome, reason)
              select @authority, s.referral_id, s.provider_id, s.position, s.outcome, s.reason from staged s
              where not exists (select from option o where o.authority_id = @authority and o.referral_id = s.referral_id
                and o.position = s.position)
              order by s.row_no
              returning id)
            insert into import_change (authority_id, batch_id, entity, entity_id, before)
            select @authority, @batch, 'option', id, '""' from made
            """, cancellationToken);
        await using var count = session.Command("select count(*)::int from staged");
        var staged = (int)(await count.ExecuteScalarAsync(cancellationToken))!;
        return new Merged(created, changed, staged - created - changed);
    }

    /// <summary>Without having been completed, the COPY takes back what it staged.</summary>
    public override async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    private async Task RefuseAsync(ImportColumn column, string rule, string remedy, string rows, CancellationToken cancellationToken)
    {
        await using var find = session.Command($"{rows} order by row_no");
        find.Parameters.AddWithValue("wrong", session.Problems.Wrong());
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            session.Problems.Add(reader.GetInt32(0), column.Heading, reader.GetString(1), rule, remedy);
        }
    }
}
