using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using Npgsql;
using NpgsqlTypes;

namespace CommissioningDashboard.Market;

/// <summary>
/// Streams referrals, and then what hangs on them, from PostgreSQL into columns by binary COPY. Row-level security confines
/// the rows to the connection's authority.
/// </summary>
internal sealed class ReferralLoader
{
    private readonly NpgsqlConnection _connection;
    private readonly ReferralColumns _columns;
    private readonly Month _first;
    private readonly RegisterIndexes _places;
    private readonly PersonNumbers _people;
    private readonly string? _ids;
    private readonly Dictionary<int, SourceGaps> _sources;

    private ReferralLoader(
        NpgsqlConnection connection, int count, Month first, RegisterIndexes places, PersonNumbers people, IReadOnlyCollection<long>? ids,
        Dictionary<int, SourceGaps> sources)
    {
        _connection = connection;
        _columns = new ReferralColumns(count);
        _first = first;
        _places = places;
        _people = people;
        _sources = sources;
        _ids = ids is null ? null : string.Join(", ", ids);
    }

    /// <summary>Reads the referrals received from the first month on, with their options and outcomes.</summary>
    /// <param name="connection">Within a transaction that sees one version throughout.</param>
    /// <param name="first">The month that the columns' zero stands for.</param>
    /// <param name="places">From keys to places in the register.</param>
    /// <param name="people">Gives people their numbers.</param>
    /// <param name="ids">The only referrals to read; none for all.</param>
    /// <param name="count">How many they will be, as far as is known.</param>
    public static async Task<ReferralPart> ReadAsync(
        NpgsqlConnection connection, Month first, RegisterIndexes places, PersonNumbers people, IReadOnlyCollection<long>? ids,
        CancellationToken cancellationToken, int count = 0)
    {
        var sources = await SourcesAsync(connection, cancellationToken);
        var reading = new ReferralLoader(connection, count, first, places, people, ids, sources);
        await reading.ReadReferralsAsync(cancellationToken);
        var options = await reading.ReadOptionsAsync(cancellationToken);
        return new ReferralPart(reading._columns, options, await reading.ReadOutcomesAsync(cancellationToken));
    }

    /// <summary>What the file that brought a referral has no place for, by its batch.</summary>
    private static async Task<Dictionary<int, SourceGaps>> SourcesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<int, SourceGaps>();
        await using var command = new NpgsqlCommand("select id, format from import_batch", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            sources[reader.GetInt32(0)] = ImportFormat.Find(reader.GetString(1))?.Gaps ?? SourceGaps.None;
        }

        return sources;
    }

    private string Only(string column) => _ids is null ? "" : $" where {column} in ({_ids})";

    private async Task ReadReferralsAsync(CancellationToken cancellationToken)
    {
        await using var reader = await _connection.BeginBinaryExportAsync($"""
            copy (
              select id, received_on, coalesce(provider_id, 0), service_id, coalesce(area_id, 0), coalesce(team_id, 0),
                need, route, outcome,
                coalesce((weekly_hours * 100)::int, -1), coalesce((weekly_cost * 100)::int, -1), arranged_on, ended_on, age_band,
                ethnicity_group, person_key, coalesce(batch_id, 0),
                q.referral_id is not null
              from (select * from referral{Only("id")}) r
              left join (select referral_id from cld_request where referral_id is not null) q on q.referral_id = r.id
              where received_on >= date '{_first.FirstDay:yyyy-MM-dd}' order by received_on, id
            ) to stdout (format binary)
            """, cancellationToken);
        while (await reader.StartRowAsync(cancellationToken) > 0)
        {
            var id = reader.Read<long>(NpgsqlDbType.Bigint);
            var received = reader.Read<DateOnly>(NpgsqlDbType.Date);
            var provider = _places.Provider(reader.Read<int>(NpgsqlDbType.Integer));
            var service = _places.Service(reader.Read<int>(NpgsqlDbType.Integer));
            var area = _places.Area(reader.Read<int>(NpgsqlDbType.Integer));
            var team = _places.Team(reader.Read<int>(NpgsqlDbType.Integer));
            var need = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var route = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var outcome = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var hours = reader.Read<int>(NpgsqlDbType.Integer);
            var cost = reader.Read<int>(NpgsqlDbType.Integer);
            var arranged = Day(reader);
            var ended = Day(reader);
            var age = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            var ethnicity = (byte)reader.Read<short>(NpgsqlDbType.Smallint);
            _columns.Add(new ReferralRow(
                (byte)(Month.FromDate(received).Index - _first.Index), provider, service, area, team, need, route, outcome,
                hours is < 0 or >= ReferralColumns.NoHours ? ReferralColumns.NoHours : (ushort)hours, cost,
                Day(received), arranged, ended, age, ethnicity, Person(reader), id,
                (byte)Gaps(reader.Read<int>(NpgsqlDbType.Integer), reader.Read<bool>(NpgsqlDbType.Boolean))));
        }
    }

    /// <summary>A service that a request led to has the day of the request, which its source otherwise has no place for.</summary>
    private SourceGaps Gaps(int batch, bool isRequestKnown)
        => _sources.GetValueOrDefault(batch) & ~(isRequestKnown ? SourceGaps.Request : SourceGaps.None);

    /// <summary>Attaches the options to the referrals just read. Those of referrals too old for the snapshot stay behind.</summary>
    private async Task<OptionColumns> ReadOptionsAsync(CancellationToken cancellationToken)
    {
        var rows = RowsById();
        var found = new List<ReferralOption>();
        var order = new List<long>();
        await using (var reader = await _connection.BeginBinaryExportAsync(
            $"copy (select referral_id, provider_id, position, outcome, coalesce(reason, '') from option{Only("referral_id")}) to stdout "
                + $"(format binary)", cancellationToken))
        {
            while (await reader.StartRowAsync(cancellationToken) > 0)
            {
                var row = rows(reader.Read<long>(NpgsqlDbType.Bigint));
                var option = new ReferralOption(
                    _places.Provider(reader.Read<int>(NpgsqlDbType.Integer)) - 1, reader.Read<short>(NpgsqlDbType.Smallint),
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
        var options = new OptionColumns(keys.Length);
        for (var start = 0; start < keys.Length;)
        {
            var (row, end) = ((int)(keys[start] >> 16), start);
            for (; end < keys.Length && (int)(keys[end] >> 16) == row; end++)
            {
                options.Add(sorted[end].Provider, sorted[end].Position, sorted[end].Outcome, sorted[end].Reason);
            }

            _columns.SetOptions(row, start, end - start);
            start = end;
        }

        return options;
    }

    private async Task<OutcomeRow[]> ReadOutcomesAsync(CancellationToken cancellationToken)
    {
        var rows = RowsById();
        var found = new List<OutcomeRow>();

        // A handful of statements, each written some hundred thousand times: one copy of each is held.
        var statements = new HashSet<string>();
        await using var reader = await _connection.BeginBinaryExportAsync(
            $"copy (select referral_id, measured_on, instrument, statement, score from outcome_score{Only("referral_id")}) to stdout "
                + $"(format binary)", cancellationToken);
        while (await reader.StartRowAsync(cancellationToken) > 0)
        {
            var outcome = new OutcomeRow(
                rows(reader.Read<long>(NpgsqlDbType.Bigint)), reader.Read<DateOnly>(NpgsqlDbType.Date),
                (OutcomeInstrument)reader.Read<short>(NpgsqlDbType.Smallint), Held(reader.Read<string>(NpgsqlDbType.Text)),
                    reader.Read<short>(NpgsqlDbType.Smallint));
            if (outcome.Referral >= 0)
            {
                found.Add(outcome);
            }
        }

        found.Sort(OutcomeRow.Compare);
        return [.. found];

        string Held(string statement) => statements.Add(statement) || !statements.TryGetValue(statement, out var held) ? statement : held;
    }

    /// <summary>Finds a referral's row by its key; negative when it is not among those read.</summary>
    private Func<long, int> RowsById()
    {
        var ids = _columns.Id[.._columns.Count];
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

    private ushort Day(DateOnly day) => (ushort)Math.Clamp(day.DayNumber - _first.FirstDay.DayNumber, 0, ReferralColumns.NoDay - 1);

    private int Person(NpgsqlBinaryExporter reader)
    {
        if (reader.IsNull)
        {
            reader.Skip();
            return 0;
        }

        return _people.NumberOf(new Guid(reader.Read<byte[]>(NpgsqlDbType.Bytea)));
    }
}
