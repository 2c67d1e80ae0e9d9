namespace CommissioningDashboard.Imports;

/// <summary>
/// References that differ in case or spaces alone, within a file or from one held. They may be one referral or two, so it is asked.
/// </summary>
internal static class ReferenceTwins
{
    private const int _named = 6;

    /// <param name="session">The import; its rows are staged.</param>
    /// <param name="column">The column of the references.</param>
    /// <param name="isOdd">Whether two of the file could be twins.</param>
    /// <returns>Whether references were changed.</returns>
    public static async Task<bool> ResolveAsync(
        ImportSession session, ImportColumn column, bool isOdd, CancellationToken cancellationToken)
    {
        var twins = await FindAsync(session, isOdd, cancellationToken);
        if (twins.Count == 0)
        {
            return false;
        }

        var named = string.Join(", ", twins.Take(_named).Select(x => $"{x.Reference} in row {x.Row:N0} and {x.Other}"));
        var more = twins.Count > _named ? $" and {twins.Count - _named:N0} more" : "";
        var answer = session.Ask(
            "twins",
            $"References that differ in case or spaces alone: {named}{more}. "
                + "Are they the same referrals?",
            [new("same", "Yes, take them as the same"), new("different", "No, they are different referrals")]);
        if (answer != "same")
        {
            return false;
        }

        await using var change = session.Command("update staged set reference = x.other from unnest(@rows, @others) x(row, other) "
            + "where row_no = x.row");
        change.Parameters.AddWithValue("rows", twins.Select(x => x.Row).ToArray());
        change.Parameters.AddWithValue("others", twins.Select(x => x.Other).ToArray());
        await change.ExecuteNonQueryAsync(cancellationToken);
        twins.ForEach(
            x => session.Repairs.Add(x.Row, column, "the same as one that differs in case or spaces alone", x.Reference, x.Other));
        return true;
    }

    /// <summary>The rows whose reference has a twin, with the one that is held or, failing that, stands first in the file.</summary>
    private static async Task<List<(int Row, string Reference, string Other)>> FindAsync(
        ImportSession session, bool isOdd, CancellationToken cancellationToken)
    {
        // A file of capitals without spaces has no twins in itself, so it is looked at only beside what is held.
        var (mine, held) = (Plain("s.reference"), Plain("r.reference"));
        var within = isOdd
            ? $"select {mine} as plain, (array_agg(reference order by row_no))[1] as other from staged s group by 1 having count(distinct "
                + "reference) > 1" : "select null::text as plain, null::text as other where false";
        await using var find = session.Command($"""
            with held as (
              select {held} as plain, min(r.reference) as other from referral r
              where r.authority_id = @authority and exists (select from staged s where {mine} = {held})
              group by 1
            ), within as ({within})
            select s.row_no, s.reference, coalesce(h.other, w.other) from staged s
              left join held h on h.plain = {mine} left join within w on w.plain = {mine}
            where coalesce(h.other, w.other) <> s.reference
              and not exists (select from referral r where r.authority_id = @authority and r.reference = s.reference)
            order by 1
            """);
        var twins = new List<(int, string, string)>();
        await using var reader = await find.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            twins.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return twins;
    }

    private static string Plain(string reference) => $"upper(replace({reference}, ' ', ''))";
}
