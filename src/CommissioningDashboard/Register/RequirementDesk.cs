using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Register;

/// <summary>What another requirement does to who can be put forward for a service, wherever it is wanted and for however long.</summary>
/// <param name="Fitting">Those that fit on its first day, of the providers then open that offer the service.</param>
/// <param name="Lost">Those that fitted until then, and why they no longer do.</param>
/// <param name="Gained">Those that did not and now do.</param>
public sealed record RequirementEffect(
    int Fitting, IReadOnlyList<UnsuitableProvider> Lost, IReadOnlyList<ProviderRecord> Gained)
{
    public static RequirementEffect Of(MarketSnapshot market, RegisterEntry service, Requirement next)
    {
        var day = next.From!.Value;
        var before = Suitability.Assess(market, day, service.Index, null, null);
        var after = Suitability.Assess(market, day, service.Index, null, null, next);
        return new(
            after.Fitting.Count, [.. after.Others.Where(x => before.Fitting.Contains(x.Provider))],
            [.. after.Fitting.Except(before.Fitting)]);
    }
}

/// <summary>What came of a requirement: problems, or its effect; and whether it is kept.</summary>
public sealed record RequirementOutcome(
    IReadOnlyList<(string Field, string Problem)> Problems, RequirementEffect? Effect, bool IsSaved = false);

/// <summary>States what services require, dated, with its effect said beforehand; takes a day's statement back.</summary>
public sealed class RequirementDesk(Database database, SnapshotStore store, TimeProvider clock)
{
    /// <summary>What it would do. Nothing is kept.</summary>
    /// <returns>None when there is no such service.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<RequirementOutcome?> TryAsync(
        Actor actor, int serviceId, RequirementForm form, CancellationToken cancellationToken = default)
        => (await ReadAsync(actor, serviceId, form, cancellationToken)).Outcome;

    /// <summary>Keeps it, with its entry in the trail and the news to readers; the same day said anew is written over.</summary>
    /// <returns>None when there is no such service.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<RequirementOutcome?> SaveAsync(
        Actor actor, int serviceId, RequirementForm form, CancellationToken cancellationToken = default)
    {
        var (tried, next) = await ReadAsync(actor, serviceId, form, cancellationToken);
        if (tried is null || next is null)
        {
            return tried;
        }

        await ChangeAsync(actor, serviceId, next.From!.Value, next, cancellationToken);
        return tried with { IsSaved = true };
    }

    /// <summary>Takes back what was said for a day: what was said before goes on.</summary>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public Task TakeBackAsync(Actor actor, int serviceId, DateOnly from, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        return ChangeAsync(actor, serviceId, from, null, cancellationToken);
    }

    private async Task<(RequirementOutcome? Outcome, Requirement? Next)> ReadAsync(
        Actor actor, int serviceId, RequirementForm form, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.CorrectRegister);
        var market = await store.RefreshAsync(actor.AuthorityId, cancellationToken);
        if (market.Services.FirstOrDefault(x => x.Id == serviceId) is not { } service)
        {
            return (null, null);
        }

        var (next, problems) = form.Read(service);
        return (new RequirementOutcome(problems, next is null ? null : RequirementEffect.Of(market, service, next)), next);
    }

    private async Task ChangeAsync(Actor actor, int serviceId, DateOnly from, Requirement? next, CancellationToken cancellationToken)
    {
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Two who say something of one service take turns.
        var service = await db.Services.FromSql($"select * from service where id = {serviceId} for update")
            .SingleAsync(cancellationToken);
        var held = await db.ServiceRequirements.SingleOrDefaultAsync(x => x.ServiceId == serviceId && x.From == from, cancellationToken);
        if (held is null && next is null)
        {
            return;
        }

        db.Record(actor.UserId, next is null ? "requirement.taken-back" : "requirement.stated",
            new
            {
                Service = service.Name,
                From = from,
                Before = held is null ? null : $"{held.Regulated}, framework {held.Framework}",
                After = next is null ? null : $"{next.Regulated}, framework {next.Framework}",
            }, clock.GetUtcNow());
        if (next is null)
        {
            db.ServiceRequirements.Remove(held!);
        }
        else
        {
            held ??= db.ServiceRequirements.Add(new ServiceRequirement { ServiceId = serviceId, From = from }).Entity;
            (held.Regulated, held.Framework) = (next.Regulated, next.Framework);
        }

        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await store.RefreshAsync(actor.AuthorityId, cancellationToken);
    }
}
