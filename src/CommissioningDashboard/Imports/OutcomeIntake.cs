using CommissioningDashboard.Data;
using CommissioningDashboard.Imports.Formats;
using CommissioningDashboard.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>
/// Outcome scores on their way in: streamed into a table that vanishes with the transaction, matched there with the
/// authority's referrals as one set, then merged by referral, day, instrument and statement.
/// </summary>
internal sealed class OutcomeIntake(OutcomesFormat format, ImportSession session) : Intake
{
    // Real questionnaires have a dozen statements; a column with hundreds holds something else, perhaps people's own words.
    private const int _mostNewStatements = 40;
    private const string _answer = "reference, measured_on, instrument, statement";
    private static readonly DateOnly _earliest = new(1990, 1, 1);
    private readonly Dictionary<string, string> _statements = [];
    private readonly List<string> _new = [];
    private CopyWriter? _copy;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        foreach (
            var statement in await session.Db.OutcomeScores.Where(x => x.Statement != "").Select(x => x.Statement).Distinct()
                .OrderBy(x => x).ToListAsync(cancellationToken))
        {
            _statements.TryAdd(Plain.Normalise(statement), statement);
        }

        await session.ExecuteAsync("""
            create temp table staged (
              row_no int not null, reference text collate "C", measured_on date, instrument smallint, statement text collate "C", score
                smallint)
            on commit drop
            """, cancellationToken);
        _copy = new CopyWriter(
            await session.Connection.BeginRawBinaryCopyAsync("copy staged from stdin (format binary)", cancellationToken));
    }

    public override RowOutcome Take(RowFields row)
    {
        var reference = row.Text(format.Reference, longest: 100);
        var measured = row.Date(format.Measured, _earliest, session.Today);
        var instrument = row.Code(format.Instrument, OutcomesFormat.Instruments);
        var statement = Statement(row, instrument);
        var score = Score(row, instrument);
        var copy = _copy!;
        copy.Row(columns: 6);
        copy.Int(row.RowNumber);
        copy.Text(reference);
        copy.Date(measured);
        copy.Small((short?)instrument);
        copy.Text(row.IsRefusedIn(format.Statement) ? null : statement);
        copy.Small(row.IsRefusedIn(format.Score) ? null : score);
        return RowOutcome.Taken;
    }

    public override async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _copy!.CompleteAsync(cancellationToken);
        await session.ExecuteAsync("analyze staged", cancellationToken);
        await RefuseAsync(format.Reference, """
            select s.row_no, s.reference, 'No referral has this reference.',
              'Correct the reference, or import the referral with a referrals file first.'
            from staged s left join referral r on r.authority_id = @authority and r.reference = s.reference where r.id is null
              and s.reference is not null
            order by s.row_no
            """, cancellationToken);
        await RefuseAsync(format.Measured, """
            select s.row_no, to_char(s.measured_on, 'DD/MM/YYYY'), 'Nobody can be asked before the referral was received.',
              'Check the date, and that the reference is the right one.'
            from staged s join referral r on r.authority_id = @authority and r.reference = s.reference where s.measured_on < r.received_on
            order by s.row_no
            """, cancellationToken);
        await RefuseAsync(format.Score, $"""
            select row_no, score::text, 'Row ' || to_char(first_no, 'FM999,999,999') ||
              ' has the same referral, day, instrument and statement, and another score.',
                'Keep the row that is right and delete the other.'
            from (select row_no, score, first_value(row_no) over w as first_no, first_value(score) over w as first_score from staged
              where num_nulls({_answer}) = 0 window w as (partition by {_answer} order by row_no)) s
            where score <> first_score order by row_no
            """, cancellationToken);
        if (session.Problems.Count > 0)
        {
            await GoAlongAsync(cancellationToken);
            return;
        }

        session.Rows.Folded += await session.ExecuteAsync($"""
            delete from staged s using (select row_no, row_number() over (partition by {_answer} order by row_no) as nth from staged) n
            where n.row_no = s.row_no and n.nth > 1
            """, cancellationToken);
    }

    /// <summary>Where two scores contradict each other, neither is known to be right.</summary>
    private async Task GoAlongAsync(CancellationToken cancellationToken)
    {
        await using var same = session.Command($"""
            select row_no from staged where ({_answer}) in (
              select {_answer} from staged where num_nulls({_answer}) = 0 group by {_answer} having count(distinct score) > 1)
            """);
        await using var reader = await same.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            session.Problems.GoesAlong(reader.GetInt32(0));
        }
    }

    public override async Task<Merged> MergeAsync(CancellationToken cancellationToken)
    {
        if (_new.Count > 0)
        {
            session.Notes.Add($"New {(_new.Count == 1 ? "statement" : "statements")}, so check the spelling: {string.Join("; ", _new)}.");
        }

        await session.ExecuteAsync("""
            create temp table matched on commit drop as
            select r.id as referral_id, s.measured_on, s.instrument, s.statement, s.score, o.id as held, o.score as held_score
            from staged s join referral r on r.authority_id = @authority and r.reference = s.reference
              left join outcome_score o on o.authority_id = @authority and o.referral_id = r.id and o.measured_on = s.measured_on
                and o.instrument = s.instrument and o.statement = s.statement
            """, cancellationToken);
        var changed = await session.ExecuteAsync("""
            insert into import_change (authority_id, batch_id, entity, entity_id, before)
            select @authority, @batch, 'outcome_score', o.id, to_jsonb(o) from matched m
              join outcome_score o on o.authority_id = @authority and o.id = m.held
            where m.score <> m.held_score
            """, cancellationToken);
        await session.ExecuteAsync(
            "update outcome_score o set score = m.score from matched m where o.authority_id = @authority and o.id = m.held and m.score <> "
                + "m.held_score", cancellationToken);
        var created = await session.ExecuteAsync("""
            insert into outcome_score (authority_id, batch_id, referral_id, measured_on, instrument, statement, score)
            select @authority, @batch, referral_id, measured_on, instrument, statement, score from matched where held is null
            """, cancellationToken);
        await using var count = session.Command("select count(*)::int from matched");
        var all = (int)(await count.ExecuteScalarAsync(cancellationToken))!;
        return new Merged(created, changed, all - created - changed);
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

    /// <summary>
    /// The statement in the spelling first met, so that a capital or a full stop does not make two of one; empty for quality of
    /// life.
    /// </summary>
    private string Statement(RowFields row, OutcomeInstrument? instrument)
    {
        var text = row.Text(format.Statement) ?? "";
        var plain = Plain.Normalise(text);
        if (instrument != OutcomeInstrument.Statement)
        {
            if (instrument is not null && text.Length > 0)
            {
                row.Refuse(format.Statement, "Quality of life has no statement.", "Empty the cell, or change the instrument to Statement.");
            }

            return text;
        }

        if (plain.Length == 0)
        {
            row.Refuse(format.Statement, "A statement needs its words.", "Write the “I” statement in full.");
        }
        else if (_statements.TryGetValue(plain, out var known))
        {
            return known;
        }
        else if (_new.Count == _mostNewStatements)
        {
            session.Problems.Add(row.RowNumber, format.Statement.Heading, ProblemList.Withheld,
                $"The file brings more than {_mostNewStatements} new statements.", "Use the questionnaire’s own words, not the person’s.");
        }
        else
        {
            _statements[plain] = text;
            _new.Add(text);
        }

        return text;
    }

    private short Score(RowFields row, OutcomeInstrument? instrument)
    {
        if (instrument == OutcomeInstrument.Statement)
        {
            return (short)row.Code(format.Score, OutcomesFormat.Agreements).GetValueOrDefault();
        }

        if (row.Number(format.Score, 0, OutcomesFormat.MostQuality) is not { } score)
        {
            return 0;
        }

        if (score != decimal.Truncate(score))
        {
            row.Refuse(
                format.Score, "Quality of life is a whole number.", "Add up the eight answers, each from 0 to 3; do not write their mean.");
        }

        return (short)score;
    }

    /// <summary>Adds a problem for each row that a query finds: row, value, rule and remedy.</summary>
    private async Task RefuseAsync(ImportColumn column, string query, CancellationToken cancellationToken)
    {
        await using var find = session.Command(query);
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            session.Problems.Add(reader.GetInt32(0), column.Heading, reader.GetString(1), reader.GetString(2), reader.GetString(3));
        }
    }
}
