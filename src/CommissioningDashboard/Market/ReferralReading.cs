using CommissioningDashboard.Data;
using Npgsql;
using NpgsqlTypes;

namespace CommissioningDashboard.Market;

/// <summary>
/// Streams referrals, and then what hangs on them, from PostgreSQL into columns by binary COPY. Row-level security confines
/// the rows to the connection's authority.
/// </summary>
internal sealed class ReferralReading(NpgsqlConnection connection, ReferralColumns columns, Month first, RegisterPlaces places)
{
    private readonly Dictionary<Guid, int> _people = [];
    private readonly List<long> _ids = [];

    private string Since => $"received_on >= date '{first.FirstDay:yyyy-MM-dd}'";

    public async Task ReadReferralsAsync(CancellationToken cancellationToken)
    {
        await using var reader = await connection.BeginBinaryExportAsync($"""
            copy (
              select id, received_on, coalesce(provider_id, 0), service_id, coalesce(area_id, 0), coalesce(team_id, 0), need, route, outcome,
                coalesce((weekly_hours * 100)::int, -1), coalesce((weekly_cost * 100)::int, -1), arranged_on, ended_on, age_band,
                ethnicity_group, person_key
              from referral where {Since} order by received_on, id
            ) to stdout (format binary)
            """, cancellationToken);
        while (await reader.StartRowAsync(cancellationToken) > 0)
        {
            _ids.Add(reader.Read<long>(NpgsqlDbType.Bigint));
            var received = reader.Read<DateOnly>(NpgsqlDbType.Date);
            var provider = places.Provider(reader.Read<int>(NpgsqlDbType.Integer));
            var service = places.Service(reader.Read<int>(NpgsqlDbType.Integer));
            var area = places.Area(reader.Read<int>(NpgsqlDbType.Integer));
            var team = places.Team(reader.Read<int>(NpgsqlDbType.Integer));
            var need = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var route = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var outcome = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var hours = reader.Read<int>(NpgsqlDbType.Integer);
            var cost = reader.Read<int>(NpgsqlDbType.Integer);
            var arranged = Day(reader);
            var ended = Day(reader);
            var age = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var ethnicity = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            columns.Add(new ReferralRow(
                (byte)(Month.Of(received).Index - first.Index), provider, service, area, team, need, route, outcome,
                hours is < 0 or >= ReferralColumns.NoHours ? ReferralColumns.NoHours : (ushort)hours, cost,
                Day(received), arranged, ended, age, ethnicity, Person(reader)));
        }
    }

    /// <summary>Attaches the options to the referrals just read. Those of referrals too old for the snapshot stay behind.</summary>
    public async Task<OptionColumns> ReadOptionsAsync(CancellationToken cancellationToken)
    {
        var rows = RowsById();
        var found = new List<ReferralOption>();
        var order = new List<long>();
        await using (var reader = await connection.BeginBinaryExportAsync(
            "copy (select referral_id, provider_id, position, outcome, coalesce(reason, '') from option) to stdout (format binary)", cancellationToken))
        {
            while (await reader.StartRowAsync(cancellationToken) > 0)
            {
                var row = rows(reader.Read<long>(NpgsqlDbType.Bigint));
                var option = new ReferralOption(
                    places.Provider(reader.Read<int>(NpgsqlDbType.Integer)) - 1, reader.Read<short>(NpgsqlDbType.Smallint),
                    (OptionOutcome)reader.Read<short>(NpgsqlDbType.Smallint), reader.Read<string>(NpgsqlDbType.Text));
                if (row >= 0)
                {
                    found.Add(option);
                    order.Add(((long)row << 16) | (ushort)option.Position);
                }
            }
        }

        var (keys, sorted) = (order.ToArray(), found.ToArray());
        Array.Sort(keys, sorted);
        var options = new OptionColumns();
        for (var start = 0; start < keys.Length;)
        {
            var (row, end) = ((int)(keys[start] >> 16), start);
            for (; end < keys.Length && (int)(keys[end] >> 16) == row; end++)
            {
                options.Add(sorted[end].Provider, sorted[end].Position, sorted[end].Outcome, sorted[end].Reason);
            }

            columns.SetOptions(row, start, end - start);
            start = end;
        }

        return options;
    }

    public async Task<IReadOnlyList<OutcomeRow>> ReadOutcomesAsync(CancellationToken cancellationToken)
    {
        var rows = RowsById();
        var found = new List<OutcomeRow>();
        await using var reader = await connection.BeginBinaryExportAsync(
            "copy (select referral_id, measured_on, instrument, statement, score from outcome_score order by measured_on, id) to stdout (format binary)", cancellationToken);
        while (await reader.StartRowAsync(cancellationToken) > 0)
        {
            var outcome = new OutcomeRow(
                rows(reader.Read<long>(NpgsqlDbType.Bigint)), reader.Read<DateOnly>(NpgsqlDbType.Date),
                (OutcomeInstrument)reader.Read<short>(NpgsqlDbType.Smallint), reader.Read<string>(NpgsqlDbType.Text), reader.Read<short>(NpgsqlDbType.Smallint));
            if (outcome.Referral >= 0)
            {
                found.Add(outcome);
            }
        }

        return found;
    }

    /// <summary>Finds a referral's row by its key; negative when it is not among those read.</summary>
    private Func<long, int> RowsById()
    {
        var ids = _ids.ToArray();
        var rows = Enumerable.Range(0, ids.Length).ToArray();
        Array.Sort(ids, rows);
        return id => Array.BinarySearch(ids, id) is var at and >= 0 ? rows[at] : -1;
    }

    private ushort Day(NpgsqlBinaryExporter reader)
    {
        if (reader.IsNull)
        {
            reader.Skip();
            return ReferralColumns.NoDay;
        }

        return Day(reader.Read<DateOnly>(NpgsqlDbType.Date));
    }

    private ushort Day(DateOnly day) => (ushort)Math.Clamp(day.DayNumber - first.FirstDay.DayNumber, 0, ReferralColumns.NoDay - 1);

    private int Person(NpgsqlBinaryExporter reader)
    {
        if (reader.IsNull)
        {
            reader.Skip();
            return 0;
        }

        var key = new Guid(reader.Read<byte[]>(NpgsqlDbType.Bytea));
        if (!_people.TryGetValue(key, out var person))
        {
            _people[key] = person = _people.Count + 1;
        }

        return person;
    }
}
