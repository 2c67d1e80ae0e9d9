namespace CommissioningDashboard.Imports;

/// <summary>
/// Brings the staged referrals into the authority's: new ones are added, differing ones changed and their old state kept.
/// </summary>
internal static class ReferralMerge
{
    private static readonly string[] _columns =
    [
        "reference", "person_key", "received_on", "team_id", "service_id", "area_id", "need", "route", "age_band", "ethnicity_group",
        "weekly_hours", "weekly_cost", "outcome", "provider_id", "arranged_on", "ended_on",
    ];

    /// <param name="session">The import.</param>
    /// <param name="updated">Columns that the file fills and so may change.</param>
    public static async Task<Merged> RunAsync(ImportSession session, string[] updated, CancellationToken cancellationToken)
    {
        await using var count = session.Command("select count(*)::int, exists(select from referral) from staged");
        int staged;
        bool any;
        await using (var reader = await count.ExecuteReaderAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            staged = reader.GetInt32(0);
            any = reader.GetBoolean(1);
        }

        var changed = 0;
        if (any)
        {
            changed = await ChangeAsync(session, updated, cancellationToken);
        }

        var created = await session.ExecuteAsync($"""
            insert into referral (authority_id, batch_id, {string.Join(", ", _columns)})
            select @authority, @batch, {string.Join(", ", _columns.Select(Staged))} from staged s
            {(any ? "where not exists (select from referral r where r.authority_id = @authority and r.reference = s.reference)" : "")}
            """, cancellationToken);
        return new Merged(created, changed, staged - created - changed);
    }

    private static async Task<int> ChangeAsync(ImportSession session, string[] updated, CancellationToken cancellationToken)
    {
        var differs = $"""
            r.authority_id = @authority and r.reference = s.reference
            and ({string.Join(", ", updated.Select(x => $"r.{x}"))}) is distinct from ({string.Join(", ", updated.Select(Staged))})
            """;
        await session.ExecuteAsync("analyze staged", cancellationToken);
        var kept = await session.ExecuteAsync($"""
            insert into import_change (authority_id, batch_id, entity, entity_id, before)
            select @authority, @batch, 'referral', r.id, to_jsonb(r) from staged s join referral r on {differs}
            """, cancellationToken);
        if (kept > 0)
        {
            await session.ExecuteAsync(
                $"update referral r set {string.Join(", ", updated.Select(x => $"{x} = {Staged(x)}"))} from staged s where {differs}",
                    cancellationToken);
        }

        return kept;
    }

    /// <summary>Amounts are staged in whole hundredths.</summary>
    private static string Staged(string column) => column is "weekly_hours" or "weekly_cost" ? $"s.{column} / 100.0" : $"s.{column}";
}
