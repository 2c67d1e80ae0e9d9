using CommissioningDashboard.Data;
using Npgsql;
using NpgsqlTypes;

namespace CommissioningDashboard.Imports.Submissions;

/// <summary>Keeps what submissions tell, row by row, and reads it back.</summary>
internal static class CldStore
{
    private const string _columns = "\"row\", kind, person_key, is_carer, started_on, ended_on, died_on, service_type, component, outcome, "
        + "route, location_id, location_name, reference_mark, unit_pence, frequency, planned_hundredths, need, age_band, ethnicity_group, "
        + "access_route";

    /// <summary>COPY is refused on a table with row-level security: the rows pass through one that vanishes with the transaction.</summary>
    public static async Task SaveAsync(
        NpgsqlConnection connection, int authority, int submission, IReadOnlyList<CldRow> rows, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            connection, $"create temp table told on commit drop as select {_columns} from cld_event limit 0", cancellationToken);
        await using (var copy = new CopyWriter(
            await connection.BeginRawBinaryCopyAsync("copy told from stdin (format binary)", cancellationToken)))
        {
            foreach (var row in rows)
            {
                Write(copy, row);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await ExecuteAsync(connection, $"""
            insert into cld_event (authority_id, submission_id, {_columns}) select {authority}, {submission}, {_columns} from told;
            drop table told
            """, cancellationToken);
    }

    /// <summary>Every submission held, with its rows.</summary>
    public static async Task<List<Submission>> LoadAsync(
        NpgsqlConnection connection, IReadOnlyList<CldSubmission> held, CancellationToken cancellationToken)
    {
        var submissions = held.Select(x => (Held: x, Rows: new List<CldRow>())).ToList();
        if (submissions.Count > 0)
        {
            var byId = submissions.ToDictionary(x => x.Held.Id, x => x.Rows);
            var texts = new Dictionary<string, string>();
            await using var reader = await connection.BeginBinaryExportAsync($"""
                copy (select submission_id, {_columns} from cld_event where submission_id in ({string.Join(", ", byId.Keys)})
                  order by submission_id, "row") to stdout (format binary)
                """, cancellationToken);
            while (await reader.StartRowAsync(cancellationToken) > 0)
            {
                byId[reader.Read<int>(NpgsqlDbType.Integer)].Add(Read(reader, texts));
            }
        }

        return submissions.ConvertAll(x => new Submission(x.Held.Id, x.Held.BatchId, x.Held.From, x.Held.To, x.Rows));
    }

    private static void Write(CopyWriter copy, CldRow row)
    {
        copy.Row(columns: 21);
        copy.Int(row.Row);
        copy.Small((short)row.Kind);
        copy.Bytes(row.Person.ToByteArray());
        copy.Bool(row.IsCarer);
        copy.Date(row.Start);
        copy.Date(row.End);
        copy.Date(row.Died);
        copy.Small(row.ServiceType);
        copy.Small(row.Component);
        copy.Small(row.Outcome);
        copy.Small((short?)row.Route);
        copy.Text(row.Location);
        copy.Text(row.Name);
        copy.Long(row.Reference);
        copy.Int(row.UnitPence);
        copy.Text(row.Frequency);
        copy.Int(row.Planned);
        copy.Small((short)row.Need);
        copy.Small((short)row.AgeBand);
        copy.Small((short)row.Ethnicity);
        copy.Text(row.AccessRoute);
    }

    private static CldRow Read(NpgsqlBinaryExporter reader, Dictionary<string, string> texts) => new()
    {
        Row = reader.Read<int>(NpgsqlDbType.Integer),
        Kind = (CldEventKind)reader.Read<short>(NpgsqlDbType.Smallint),
        Person = new Guid(reader.Read<byte[]>(NpgsqlDbType.Bytea)),
        IsCarer = reader.Read<bool>(NpgsqlDbType.Boolean),
        Start = reader.Read<DateOnly>(NpgsqlDbType.Date),
        End = Value<DateOnly>(reader, NpgsqlDbType.Date),
        Died = Value<DateOnly>(reader, NpgsqlDbType.Date),
        ServiceType = reader.Read<short>(NpgsqlDbType.Smallint),
        Component = reader.Read<short>(NpgsqlDbType.Smallint),
        Outcome = reader.Read<short>(NpgsqlDbType.Smallint),
        Route = (Route?)Value<short>(reader, NpgsqlDbType.Smallint),
        Location = Text(reader, texts),
        Name = Text(reader, texts),
        Reference = Value<long>(reader, NpgsqlDbType.Bigint),
        UnitPence = Value<int>(reader, NpgsqlDbType.Integer),
        Frequency = Text(reader, texts),
        Planned = Value<int>(reader, NpgsqlDbType.Integer),
        Need = (Need)reader.Read<short>(NpgsqlDbType.Smallint),
        AgeBand = (AgeBand)reader.Read<short>(NpgsqlDbType.Smallint),
        Ethnicity = (EthnicityGroup)reader.Read<short>(NpgsqlDbType.Smallint),
        AccessRoute = Text(reader, texts),
    };

    private static T? Value<T>(NpgsqlBinaryExporter reader, NpgsqlDbType type) where T : struct
    {
        if (!reader.IsNull)
        {
            return reader.Read<T>(type);
        }

        reader.Skip();
        return null;
    }

    /// <summary>The same few names come again and again: one copy of each is held.</summary>
    private static string? Text(NpgsqlBinaryExporter reader, Dictionary<string, string> texts)
    {
        if (reader.IsNull)
        {
            reader.Skip();
            return null;
        }

        var text = reader.Read<string>(NpgsqlDbType.Text);
        return texts.TryGetValue(text, out var held) ? held : texts[text] = text;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
