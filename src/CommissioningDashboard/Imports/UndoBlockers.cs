using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Imports;

/// <summary>Looks for what stands on a batch: later changes of its records, and records that name what it made.</summary>
internal static class UndoBlockers
{
    /// <summary>What stands on the batch and what to do about it, or nothing.</summary>
    public static async Task<string?> FindAsync(DashboardDb db, int batchId, CancellationToken cancellationToken)
    {
        var later = await LaterBatchesAsync(db, batchId, cancellationToken);
        if (later.Count > 0)
        {
            return $"A later import built on this one: {string.Join(", ", later)}. Undo the later import first.";
        }

        var made = db.ImportChanges.Where(x => x.BatchId == batchId);
        var created = db.Providers.Where(x => x.BatchId == batchId).Select(x => x.Id);
        if (await db.Options.AnyAsync(x => db.Referrals.Any(r => r.Id == x.ReferralId && r.BatchId == batchId), cancellationToken))
        {
            return "Options have been recorded for referrals of this import, and would be lost with them.";
        }

        if (await db.OutcomeScores.AnyAsync(
            x => x.BatchId == null && db.Referrals.Any(r => r.Id == x.ReferralId && r.BatchId == batchId), cancellationToken))
        {
            return "Outcome scores have been recorded for referrals of this import, and would be lost with them.";
        }

        if (await db.FrameworkMemberships.AnyAsync(x => created.Contains(x.ProviderId), cancellationToken)
            || await db.Options.AnyAsync(x => created.Contains(x.ProviderId), cancellationToken))
        {
            return "Providers of this import are named on a framework or as options for other referrals.";
        }

        return await db.Referrals.AnyAsync(
            x => x.BatchId == null && (created.Contains(x.ProviderId ?? 0)
                || made.Any(
                c => (c.Entity == "service" && c.EntityId == x.ServiceId) || (c.Entity == "area" && c.EntityId == x.AreaId)
                    || (c.Entity == "team" && c.EntityId == x.TeamId))),
            cancellationToken)
            ? "Referrals entered by hand name a provider, service, area or team that this import made."
            : null;
    }

    /// <summary>Later imports, still standing, that changed this one's records or whose records name what this one made.</summary>
    private static Task<List<string>> LaterBatchesAsync(DashboardDb db, int batchId, CancellationToken cancellationToken)
        => db.Database.SqlQuery<string>($"""
            with mine as (
              select entity, entity_id, jsonb_typeof(before) = 'string' as made from import_change
              where authority_id = {db.AuthorityId} and batch_id = {batchId}
            ), standing as (
              select id, file_name from import_batch
              where authority_id = {db.AuthorityId} and id > {batchId} and status = {(short)ImportStatus.Accepted}
            ), pointing as (
              select 'referral' as entity, id, batch_id, provider_id, service_id, area_id, team_id, null::int as framework_id from referral
                where authority_id = {db.AuthorityId}
              union all select 'provider_size', id, null, provider_id, null, null, null, null from provider_size
              union all select 'provider_capacity', id, null, provider_id, null, null, null, null from provider_capacity
              union all select 'provider_community', id, null, provider_id, null, null, null, null from provider_community
              union all select 'group_membership', id, null, provider_id, null, null, null, null from group_membership
              union all select 'provider_rating', id, null, provider_id, null, null, null, null from provider_rating
              union all select 'provider_profile', id, null, provider_id, null, null, null, null from provider_profile
              union all select 'provider_confirmation', id, null, provider_id, null, null, null, null from provider_confirmation
              union all select 'provider_opening', id, null, provider_id, null, null, null, null from provider_opening
              union all select 'provider_service', id, null, provider_id, service_id, null, null, null from provider_service
              union all select 'provider_area', id, null, provider_id, null, area_id, null, null from provider_area
              union all select 'framework_membership', id, null, provider_id, service_id, null, null, framework_id from framework_membership
              union all select 'option', id, null, provider_id, null, null, null, null from option
            ), on_mine as (
              select entity, id, batch_id from pointing p
              where exists (
                select from mine where made and ((mine.entity, mine.entity_id) in
                  (('provider', p.provider_id), ('service', p.service_id), ('area', p.area_id), ('team', p.team_id),
                   ('framework', p.framework_id))))
              union all
              select 'referral', id, null from referral where authority_id = {db.AuthorityId} and batch_id = {batchId}
              union all
              select 'option', o.id, null from option o join referral r on r.authority_id = o.authority_id and r.id = o.referral_id
              where r.authority_id = {db.AuthorityId} and r.batch_id = {batchId}
              union all
              select 'outcome_score', id, null from outcome_score where authority_id = {db.AuthorityId} and batch_id = {batchId}
              union all
              select 'outcome_score', o.id, o.batch_id from outcome_score o join referral r on r.authority_id = o.authority_id
                and r.id = o.referral_id
              where o.authority_id = {db.AuthorityId} and r.batch_id = {batchId}
              union all
              select entity, entity_id, null from mine
            ), on_it as (
              select c.batch_id from import_change c join on_mine m on m.entity = c.entity and m.id = c.entity_id
              where c.authority_id = {db.AuthorityId} and c.batch_id > {batchId}
              union
              select batch_id from on_mine
            )
            select 'import ' || s.id || ' (' || s.file_name || ')' as "Value" from standing s where s.id in (select batch_id from on_it)
              order by s.id desc limit 5
            """).ToListAsync(cancellationToken);
}
