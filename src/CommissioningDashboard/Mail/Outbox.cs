using CommissioningDashboard.Data;
using Microsoft.EntityFrameworkCore;

namespace CommissioningDashboard.Mail;

/// <summary>A message that has been taken out to be sent.</summary>
/// <param name="Body">Its text; none when the key that it was enciphered with is gone.</param>
public sealed record TakenMail(OutgoingMail Mail, string? Body);

/// <summary>
/// Mail on its way out, in the database, so that no restart loses any. Whoever takes a message moves its next try on in the same
/// statement: no two take the same, and what a crash left unsent comes up again by itself.
/// </summary>
public sealed class Outbox(Database database, TimeProvider clock, OutboxSettings settings)
{
    /// <summary>After so many tries, about two days, it is given up.</summary>
    public const int MostTries = 14;

    private static readonly TimeSpan _longestWait = TimeSpan.FromHours(6);

    /// <summary>False where no server for mail is named: texts are then shown to be copied.</summary>
    public bool IsOn => settings.IsOn;

    /// <summary>The wait before the try after so many: two minutes, then twice as long each time, up to six hours.</summary>
    public static TimeSpan WaitAfter(int tries)
        => TimeSpan.FromMinutes(Math.Min(_longestWait.TotalMinutes, Math.Pow(2, Math.Min(tries, 20))));

    /// <summary>Writes a message down within a unit of work; saving that sends it.</summary>
    internal OutgoingMail Add(DashboardDb db, string to, string subject, string body)
    {
        var now = clock.GetUtcNow();
        var mail = new OutgoingMail
        {
            MessageId = $"{Guid.NewGuid():N}@{settings.Domain}",
            SentTo = to,
            Subject = subject,
            SealedBody = settings.Seal(body),
            WrittenAt = now,
            NextTryAt = now,
        };
        db.OutgoingMails.Add(mail);
        return mail;
    }

    /// <summary>The authorities that have mail to be sent by now.</summary>
    public Task<IReadOnlyList<int>> AuthoritiesAsync(CancellationToken cancellationToken = default)
        => database.AuthoritiesWithMailAsync(clock.GetUtcNow(), cancellationToken);

    /// <summary>Takes the oldest message that is due, or none.</summary>
    public async Task<TakenMail?> TakeAsync(int authorityId, CancellationToken cancellationToken = default)
    {
        await using var db = database.For(authorityId);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.OutgoingMails.FromSql($"""
            select * from outgoing_mail where sent_at is null and given_up_at is null and next_try_at <= {now}
            order by id limit 1 for update skip locked
            """).IgnoreQueryFilters().ToListAsync(cancellationToken);
        if (due.SingleOrDefault() is not { } mail)
        {
            return null;
        }

        mail.Tries++;
        mail.NextTryAt = now + WaitAfter(mail.Tries);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TakenMail(mail, mail.SealedBody is { } held ? settings.Open(held) : null);
    }

    /// <summary>Notes that the server has taken it over.</summary>
    public async Task SentAsync(OutgoingMail mail, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = database.For(mail.AuthorityId);
        await db.OutgoingMails.Where(x => x.Id == mail.Id).ExecuteUpdateAsync(
            x => x.SetProperty(m => m.SentAt, now).SetProperty(m => m.SealedBody, (byte[]?)null), cancellationToken);
    }

    /// <summary>Notes that it was not sent: it comes up again later, unless that is hopeless.</summary>
    /// <param name="mail">The message.</param>
    /// <param name="problem">The kind of the problem, without address or text.</param>
    /// <param name="isHopeless">The server refused it for good.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task FailedAsync(OutgoingMail mail, string problem, bool isHopeless, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = database.For(mail.AuthorityId);
        await db.OutgoingMails.Where(x => x.Id == mail.Id)
            .ExecuteUpdateAsync(x => x.SetProperty(m => m.LastProblem, problem), cancellationToken);
        if (isHopeless || mail.Tries >= MostTries)
        {
            await db.OutgoingMails.Where(x => x.Id == mail.Id && x.SentAt == null).ExecuteUpdateAsync(
                x => x.SetProperty(m => m.GivenUpAt, now).SetProperty(m => m.SealedBody, (byte[]?)null), cancellationToken);
        }
    }
}
