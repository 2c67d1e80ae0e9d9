using NpgsqlTypes;

namespace CommissioningDashboard.Imports;

/// <summary>Stores what was put right in a file, with the import that did it.</summary>
internal static class RepairStore
{
    public static async Task SaveAsync(ImportSession session, CancellationToken cancellationToken)
    {
        var repairs = session.Repairs.Kept;
        if (repairs.Count == 0)
        {
            return;
        }

        await using var insert = session.Command("""
            insert into import_repair (authority_id, batch_id, "row", "column", what, before, after)
            select @authority, @batch, x.* from unnest(@rows, @columns, @whats, @befores, @afters) x
            """);
        insert.Parameters.AddWithValue("rows", repairs.Select(x => x.Row).ToArray());
        Add("columns", x => x.Column);
        Add("whats", x => x.What);
        Add("befores", x => ProblemList.Storable(x.Before));
        Add("afters", x => ProblemList.Storable(x.After));
        await insert.ExecuteNonQueryAsync(cancellationToken);

        void Add(string name, Func<Repair, string> of)
            => insert.Parameters.AddWithValue(name, NpgsqlDbType.Array | NpgsqlDbType.Text, repairs.Select(of).ToArray());
    }
}
