using CommissioningDashboard.Access;
using CommissioningDashboard.Audit;
using CommissioningDashboard.Data;
using CommissioningDashboard.Imports;
using CommissioningDashboard.Market;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CommissioningDashboard.Register;

/// <summary>
/// Corrects the register in the browser. A correction is made as a file's would be, within one transaction: to show what it changes, the
/// transaction is let go; to save it, it is kept, with an entry in the audit trail. It can be taken back as an import can.
/// </summary>
public sealed class RegisterDesk(Database database, SnapshotStore store, TimeProvider clock)
{
    /// <summary>Corrections stand among the imports under this format.</summary>
    public const string Format = "register-desk";

    private const string _isBusy = "A file is being brought in. Save again in a moment";

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <returns>None when there is no such provider.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public async Task<ProviderFile?> ReadAsync(Actor actor, int providerId, CancellationToken cancellationToken = default)
    {
        actor.Demand(Permission.CorrectRegister);
        await using var db = database.For(actor.AuthorityId);
        return await ProviderFile.ReadAsync(db, providerId, cancellationToken);
    }

    /// <summary>What a correction would change. Nothing is kept.</summary>
    public Task<CorrectionOutcome?> TryAsync(
        Actor actor, int providerId, CorrectionForm form, CancellationToken cancellationToken = default)
        => RunAsync(actor, providerId, form, null, null, cancellationToken);

    /// <summary>Makes a correction.</summary>
    /// <param name="actor">Who corrects.</param>
    /// <param name="providerId">Whose record.</param>
    /// <param name="form">The correction.</param>
    /// <param name="version">The version of the record that the person has seen.</param>
    /// <param name="answer">The proposal that is accepted by it; none when nobody proposed it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>None when there is no such provider.</returns>
    /// <exception cref="UnauthorizedAccessException">The person may not correct the register.</exception>
    public Task<CorrectionOutcome?> SaveAsync(
        Actor actor, int providerId, CorrectionForm form, string version, ProposalAnswer? answer = null,
        CancellationToken cancellationToken = default)
        => RunAsync(actor, providerId, form, version, answer, cancellationToken);

    private async Task<CorrectionOutcome?> RunAsync(
        Actor actor, int providerId, CorrectionForm form, string? version, ProposalAnswer? answer, CancellationToken cancellationToken)
    {
        actor.Demand(Permission.CorrectRegister);
        var market = await store.RefreshAsync(actor.AuthorityId, cancellationToken);
        await using var db = database.For(actor.AuthorityId);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var isFree = version is null || await ImportLock.TryTakeAsync(db, cancellationToken);
        if (!isFree || await ProviderFile.ReadAsync(db, providerId, cancellationToken) is not { } file)
        {
            return isFree ? null : await BusyAsync(actor, providerId, cancellationToken);
        }

        var (correction, problems) = form.Read(Today);
        if (correction is not null && await UnknownAsync(db, file, correction, cancellationToken) is { } unknown)
        {
            problems = [unknown];
        }

        if (correction is null || problems.Count > 0)
        {
            return CorrectionOutcome.Refused(file, problems);
        }

        var batch = DeskBatch.Of(
            actor, $"{RegisterParts.Of(form.Part).Name} of {file.Provider.Reference}", form.ToJson(), clock.GetUtcNow());
        batch.Changed = 1;
        db.ImportBatches.Add(batch);
        var before = await RecordAsync(db, market, providerId, cancellationToken);
        try
        {
            await WriteAsync(db, batch, providerId, correction, cancellationToken);
        }
        catch (Exception problem) when (IsDouble(problem))
        {
            return CorrectionOutcome.Refused(file, [("From", "Another entry is held for these days: correct that one")]);
        }

        var then = (await ProviderFile.ReadAsync(db, providerId, cancellationToken))!;
        var after = await RecordAsync(db, market, providerId, cancellationToken);
        var outcome = new CorrectionOutcome(
            file, [], Without(file, then), Without(then, file), CorrectionEffect.Of(market, before, after, Today),
            version is not null && version != file.Version, false);
        if (version is null || outcome.IsChanged || outcome.ChangesNothing)
        {
            return outcome;
        }

        if (answer is not null && !await ProposalDesk.MarkAsync(db, actor, answer, accept: true, batch.FinishedAt, cancellationToken))
        {
            return outcome with { IsChanged = true };
        }

        var (was, isNow) = (outcome.Before.Select(WithoutContact).ToList(), outcome.After.Select(WithoutContact).ToList());
        batch.Notes = string.Join('\n', was.Select(x => $"Was: {x}").Concat(isNow.Select(x => $"Is now: {x}")));
        db.Record(
            actor.UserId, "register.corrected",
            new { provider = providerId, part = RegisterParts.Of(form.Part).Code, import = batch.Id, before = was, after = isNow },
            batch.FinishedAt);
        await db.SaveChangesAsync(cancellationToken);
        await MarketChange.RecordAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome with { IsSaved = true };
    }

    private async Task WriteAsync(
        DashboardDb db, ImportBatch batch, int providerId, Correction correction, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var session = new ImportSession(db, batch, new PersonKeys.AuthorityPersonKey([]), Today);
        var names = await RegisterNames.LoadAsync(db, cancellationToken);
        var register = await ProviderRegister.LoadAsync(session, names, cancellationToken, only: providerId);
        var provider = await db.Providers.SingleAsync(x => x.Id == providerId, cancellationToken);
        await new FactWriter(session, register, provider).WriteAsync(correction, cancellationToken);
        await ChangeLog.SaveAndKeepAsync(session, cancellationToken);
        await db.Database.ExecuteSqlAsync($"set constraints all immediate", cancellationToken);
    }

    private static async Task<ProviderRecord> RecordAsync(
        DashboardDb db, MarketSnapshot market, int providerId, CancellationToken cancellationToken)
        => (await RegisterLoader.LoadAsync(db, market.Services, market.Areas, cancellationToken, only: providerId)).Single();

    private async Task<CorrectionOutcome?> BusyAsync(Actor actor, int providerId, CancellationToken cancellationToken)
        => await ReadAsync(actor, providerId, cancellationToken) is { } file
            ? CorrectionOutcome.Refused(file, [("", _isBusy)]) : null;

    /// <summary>What is named and not there, as a problem of its field; none when all is.</summary>
    private static async Task<(string Field, string Problem)?> UnknownAsync(
        DashboardDb db, ProviderFile file, Correction said, CancellationToken cancellationToken)
    {
        if (said.Fact is { } fact && file.Of(said.Part).All(x => x.Fact != fact))
        {
            return ("", "This entry is not on the record any more");
        }

        var known = said.Part == RegisterPart.Areas
            ? await db.Areas.CountAsync(x => said.Items.Contains(x.Id), cancellationToken)
            : await db.Services.CountAsync(x => said.Items.Contains(x.Id), cancellationToken);
        if (known < said.Items.Count)
        {
            return (nameof(CorrectionForm.Items), "Choose from the list");
        }

        return said.Part == RegisterPart.Frameworks && !await db.Frameworks.AnyAsync(x => x.Name == said.Text, cancellationToken)
            ? (nameof(CorrectionForm.Text), "Choose the framework") : null;
    }

    /// <summary>How to reach a provider may be how to reach a person: the trails say only that it was changed.</summary>
    private static string WithoutContact(string words)
        => ProfileText.Fields.FirstOrDefault(x => x.IsContact && words.StartsWith($"{x.Label}: ", StringComparison.Ordinal))?.Label
            ?? words;

    private static IReadOnlyList<string> Without(ProviderFile one, ProviderFile other)
    {
        var words = other.Lines.Select(x => x.Words).ToHashSet();
        return [.. one.Lines.Select(x => x.Words).Where(x => !words.Contains(x))];
    }

    /// <summary>The database refuses two facts that say different things of the same day.</summary>
    private static bool IsDouble(Exception problem)
        => (problem as PostgresException ?? problem.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation;
}
