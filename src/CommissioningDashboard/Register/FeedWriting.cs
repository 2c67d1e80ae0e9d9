using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using CommissioningDashboard.Measures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Register;

/// <summary>Writes what was accepted of a feed onto a provider's record, from today on, as one batch that can be taken back.</summary>
internal sealed class FeedWriting(DashboardDb db, Actor actor, TimeProvider clock)
{
    /// <summary>What is held says something else of the same days, or what was chosen is gone.</summary>
    private static readonly string[] _contradictions =
        [PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.ExclusionViolation, PostgresErrorCodes.ForeignKeyViolation];

    private readonly DateOnly _today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <returns>Why it cannot be written; nothing when it was.</returns>
    public async Task<string?> WriteAsync(
        FeedView view, IReadOnlyList<FeedOffer> accepted, CancellationToken cancellationToken)
    {
        var name = view.Match.Provider?.Name ?? view.Organisation.Name;
        var batch = DeskBatch.Of(
            actor, $"{Written.Counted(accepted.Count, "fact")} of {name} from Open Referral",
            string.Join('\n', accepted.Select(x => $"{x.Key} {x.After}")), clock.GetUtcNow(), Math.Max(1, accepted.Count));
        (batch.Created, batch.Changed) = view.Match.Provider is null ? (1, 0) : (0, 1);
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync(cancellationToken);
        var session = new ImportSession(db, batch, new PersonKeys.AuthorityPersonKey([]), _today);
        var provider = view.Match.Provider is { } held ? await db.Providers.SingleAsync(x => x.Id == held.Id, cancellationToken)
            : await AddAsync(session, view, cancellationToken);
        try
        {
            await SetAsync(provider, accepted, cancellationToken);
            await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
        }
        catch (DbUpdateException problem)
            when (problem.InnerException is PostgresException known && _contradictions.Contains(known.SqlState))
        {
            return "The record holds something else for these days: correct it at the register desk";
        }

        var keys = accepted.Select(x => x.Key).Append(OpenReferralAnswer.WhichProvider).ToList();
        await FeedAnswers.SayAsync(
            db, actor, view.Organisation.Id, keys, new(true, provider.Id, batch.Id, batch.FinishedAt), cancellationToken);

        // How to reach a provider may be how to reach a person: the trails say only that it was changed.
        var lines = accepted.Select(x => x.InShort).ToList();
        batch.Notes = string.Join('\n', lines.Select(x => $"Told by {view.Organisation.Source}: {x}"));
        db.Record(
            actor.UserId, view.Match.Provider is null ? "register.added-from-feed" : "register.feed-accepted",
            new { provider = provider.Id, organisation = view.Organisation.Id, import = batch.Id, facts = lines }, batch.FinishedAt);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        return null;
    }

    private async Task<Provider> AddAsync(ImportSession session, FeedView view, CancellationToken cancellationToken)
    {
        var made = new Provider
        {
            Reference = await ReferenceAsync(view.Organisation, cancellationToken),
            Name = view.Organisation.Name,
            ListedOn = _today,
            BatchId = session.Batch.Id,
        };
        db.Providers.Add(made);
        await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
        db.Add(new ProviderOpening { ProviderId = made.Id, From = _today });
        return made;
    }

    private async Task<string> ReferenceAsync(OpenReferralOrganisation one, CancellationToken cancellationToken)
    {
        var stem = $"ORUK-{one.Id}";
        var taken = await db.Providers.Where(x => x.Reference.StartsWith(stem)).Select(x => x.Reference).ToListAsync(cancellationToken);
        var reference = stem;
        for (var n = 2; taken.Contains(reference, StringComparer.OrdinalIgnoreCase); n++)
        {
            reference = $"{stem}-{n}";
        }

        return reference;
    }

    private async Task SetAsync(Provider provider, IReadOnlyList<FeedOffer> accepted, CancellationToken cancellationToken)
    {
        foreach (var offer in accepted.Where(x => x.Part == RegisterPart.Details))
        {
            if (offer.Key.StartsWith("company", StringComparison.Ordinal))
            {
                provider.CompaniesHouseNumber ??= offer.After;
            }
            else
            {
                provider.CharityNumber ??= offer.After;
            }
        }

        var services = await db.ProviderServices.Where(x => x.ProviderId == provider.Id).ToListAsync(cancellationToken);
        foreach (var service in Items(RegisterPart.Services).Where(x => !services.Any(s => s.ServiceId == x && IsHeld(s.From, s.To))))
        {
            AddOrReopen(services.Find(x => x.ServiceId == service && x.From == _today), x => x.To = null,
                () => new ProviderService { ProviderId = provider.Id, ServiceId = service, From = _today });
        }

        var areas = await db.ProviderAreas.Where(x => x.ProviderId == provider.Id).ToListAsync(cancellationToken);
        foreach (var area in Items(RegisterPart.Areas).Where(x => !areas.Any(a => a.AreaId == x && IsHeld(a.From, a.To))))
        {
            AddOrReopen(areas.Find(x => x.AreaId == area && x.From == _today), x => x.To = null,
                () => new ProviderArea { ProviderId = provider.Id, AreaId = area, From = _today });
        }

        await SayAsync(provider, [.. accepted.Where(x => x.Field is not null)], cancellationToken);

        IEnumerable<int> Items(RegisterPart part)
            => accepted.Where(x => x.Part == part).Select(x => x.Item!.Value).Distinct();
    }

    private bool IsHeld(DateOnly from, DateOnly? to) => from <= _today && !(to < _today);

    /// <summary>A fact that ended on the day it began, as one recorded by mistake does, goes on; otherwise a new one begins.</summary>
    private void AddOrReopen<T>(T? held, Action<T> reopen, Func<T> make) where T : ProviderFact
    {
        if (held is null)
        {
            db.Add(make());
        }
        else
        {
            reopen(held);
        }
    }

    /// <summary>The texts of today: those held, with what was accepted in place of theirs.</summary>
    private async Task SayAsync(Provider provider, IReadOnlyList<FeedOffer> texts, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
        {
            return;
        }

        var held = await db.ProviderProfiles.Where(x => x.ProviderId == provider.Id && x.From <= _today).OrderByDescending(x => x.From)
            .FirstOrDefaultAsync(cancellationToken);
        var before = held is null ? new ProfileText() : ProfileText.Of(held);
        if (held?.From != _today)
        {
            held = new ProviderProfile { ProviderId = provider.Id, From = _today };
            db.Add(held);
        }

        ProfileText.Of(field => texts.FirstOrDefault(x => x.Field == field)?.After ?? before[field]).WriteTo(held);
    }
}
