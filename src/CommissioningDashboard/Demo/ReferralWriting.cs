using System.Buffers.Binary;
using Npgsql;
using NpgsqlTypes;

namespace CommissioningDashboard.Demo;

/// <summary>
/// Streams referrals, options and answers into staging tables that vanish with the transaction, then inserts from there: COPY is refused
/// on a table with row-level security, and the insert is held to it.
/// </summary>
internal sealed class ReferralWriting(NpgsqlConnection connection, int authorityId, DemoKeys keys)
{
    public Task PrepareAsync(CancellationToken cancellationToken) => RunAsync("""
        create temp table demo_referral (
          number int, person_key bytea, received_on date, team_id int, service_id int, area_id int, need smallint, route smallint,
          age_band smallint, ethnicity_group smallint, weekly_hours numeric(5,2), weekly_cost numeric(9,2), outcome smallint,
          provider_id int, arranged_on date, ended_on date) on commit drop;
        create temp table demo_option (number int, provider_id int, position smallint, outcome smallint, reason text) on commit drop;
        create temp table demo_score (number int, measured_on date, statement text, score smallint) on commit drop;
        """, cancellationToken);

    public async Task StageAsync(DemoProcess made, CancellationToken cancellationToken)
    {
        await StageAsync("demo_referral", made.Referrals, (copy, x) => Write(copy, x), cancellationToken);
        await StageAsync("demo_option", made.Options, (copy, x) => Write(copy, x), cancellationToken);
        await StageAsync("demo_score", made.Scores, Write, cancellationToken);
    }

    public async Task InsertReferralsAsync(CancellationToken cancellationToken) => await RunAsync($"""
        insert into referral (authority_id, reference, person_key, received_on, team_id, service_id, area_id, need, route, age_band,
          ethnicity_group, weekly_hours, weekly_cost, outcome, provider_id, arranged_on, ended_on)
        select {authorityId}, {_reference}, person_key, received_on, team_id, service_id, area_id, need, route, age_band,
          ethnicity_group, weekly_hours, weekly_cost, outcome, provider_id, arranged_on, ended_on
        from demo_referral order by number
        """, cancellationToken);

    public async Task InsertOptionsAsync(CancellationToken cancellationToken) => await RunAsync($"""
        analyze demo_option;
        insert into option (authority_id, referral_id, provider_id, position, outcome, reason)
        select {authorityId}, r.id, o.provider_id, o.position, o.outcome, o.reason
        from demo_option o join referral r on r.authority_id = {authorityId} and r.reference = {_reference}
        order by o.number, o.position
        """, cancellationToken);

    public async Task InsertScoresAsync(CancellationToken cancellationToken) => await RunAsync($"""
        analyze demo_score;
        insert into outcome_score (authority_id, referral_id, measured_on, instrument, statement, score)
        select {authorityId}, r.id, s.measured_on, case when s.statement = '' then 1 else 2 end, s.statement, s.score
        from demo_score s join referral r on r.authority_id = {authorityId} and r.reference = {_reference}
        order by s.number, s.statement
        """, cancellationToken);

    private const string _reference = "'R' || lpad(number::text, 7, '0')";

    private void Write(NpgsqlBinaryImporter copy, in DemoReferral row)
    {
        var person = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(person, row.Person.KeyStart);
        BinaryPrimitives.WriteUInt64BigEndian(person.AsSpan(8), row.Person.KeyEnd);
        copy.StartRow();
        copy.Write(row.Number, NpgsqlDbType.Integer);
        copy.Write(person, NpgsqlDbType.Bytea);
        copy.Write(row.Received, NpgsqlDbType.Date);
        copy.Write(keys.Teams[row.Team], NpgsqlDbType.Integer);
        copy.Write(keys.Services[row.Service], NpgsqlDbType.Integer);
        copy.Write(keys.Areas[row.Person.Area], NpgsqlDbType.Integer);
        copy.Write((short)row.Person.Need, NpgsqlDbType.Smallint);
        copy.Write((short)row.Route, NpgsqlDbType.Smallint);
        copy.Write((short)row.Person.Age, NpgsqlDbType.Smallint);
        copy.Write((short)row.Person.Ethnicity, NpgsqlDbType.Smallint);
        WriteMoney(copy, row.QuarterHours * 25);
        WriteMoney(copy, row.Pence);
        copy.Write((short)row.Outcome, NpgsqlDbType.Smallint);
        if (row.Provider < 0)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(keys.Providers[row.Provider], NpgsqlDbType.Integer);
        }

        WriteDate(copy, row.Arranged);
        WriteDate(copy, row.Ended);
    }

    private void Write(NpgsqlBinaryImporter copy, in DemoOption row)
    {
        copy.StartRow();
        copy.Write(row.Referral, NpgsqlDbType.Integer);
        copy.Write(keys.Providers[row.Provider], NpgsqlDbType.Integer);
        copy.Write(row.Position, NpgsqlDbType.Smallint);
        copy.Write((short)row.Outcome, NpgsqlDbType.Smallint);
        if (row.Reason is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(row.Reason, NpgsqlDbType.Text);
        }
    }

    private static void Write(NpgsqlBinaryImporter copy, DemoScore row)
    {
        copy.StartRow();
        copy.Write(row.Referral, NpgsqlDbType.Integer);
        copy.Write(row.On, NpgsqlDbType.Date);
        copy.Write(row.Statement ?? "", NpgsqlDbType.Text);
        copy.Write(row.Score, NpgsqlDbType.Smallint);
    }

    private async Task StageAsync<T>(string table, List<T> rows, Action<NpgsqlBinaryImporter, T> write, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            write(copy, row);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Hundredths as a number with two decimals; 0 stands for not recorded.</summary>
    private static void WriteMoney(NpgsqlBinaryImporter copy, int hundredths)
    {
        if (hundredths == 0)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(new decimal(hundredths, 0, 0, false, 2), NpgsqlDbType.Numeric);
        }
    }

    private static void WriteDate(NpgsqlBinaryImporter copy, DateOnly? date)
    {
        if (date is { } day)
        {
            copy.Write(day, NpgsqlDbType.Date);
        }
        else
        {
            copy.WriteNull();
        }
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        // A million rows with their foreign keys take longer than a page's query may.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
