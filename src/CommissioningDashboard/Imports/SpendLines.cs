using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>Which lines of spend count.</summary>
internal static class SpendLines
{
    /// <summary>
    /// By which one of several lines is taken for a payment, and alike lines of a file are numbered: by what they say alone, so that the
    /// order in which files and rows came leaves no trace. Those that say most come first.
    /// </summary>
    public const string Words
        = "directorate nulls last, is_sme nulls last, is_vcse nulls last, company_number nulls last, charity_number nulls last, supplier";

    /// <summary>Lets one line count for each payment of which none does.</summary>
    public static Task<int> CountAsync(DashboardDb db, CancellationToken cancellationToken)
    {
        const string count = $$"""
            update spend_line l set counts = true from (
              select distinct on (s.line_key, s.nth) s.id from spend_line s
              where s.authority_id = {0} and not exists (
                select from spend_line c where c.authority_id = s.authority_id and c.line_key = s.line_key and c.nth = s.nth and c.counts)
              order by s.line_key, s.nth, {{Words}}, s.id) first
            where l.authority_id = {0} and l.id = first.id
            """;
        return db.Database.ExecuteSqlRawAsync(count, [db.AuthorityId], cancellationToken);
    }
}
