using System.Text;
using CommissioningDashboard.Data;
using CommissioningDashboard.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CommissioningDashboard.Tests.Mail;

public sealed class OutboxTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private static int _code = 700;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 30, 9, 0, 0, TimeSpan.Zero));

    /// <summary>An outbox whose texts are enciphered as the application's are.</summary>
    internal static OutboxSettings Sealed(bool isOn = true)
    {
        var protector = new EphemeralDataProtectionProvider().CreateProtector("outbox");
        return new(
            isOn, "testshire.example", x => protector.Protect(Encoding.UTF8.GetBytes(x)),
            x => Encoding.UTF8.GetString(protector.Unprotect(x)));
    }

    [Fact]
    public async Task However_many_take_at_once_each_message_is_taken_once()
    {
        var (outbox, authority) = await OpenAsync();
        await WriteAsync(outbox, authority, 6);

        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => outbox.TakeAsync(authority)));

        taken.OfType<TakenMail>().Select(x => x.Mail.Id).Should().HaveCount(6).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_a_crash_left_unsent_comes_up_again_under_the_same_message_id_and_what_was_sent_never_does()
    {
        var (outbox, authority) = await OpenAsync();
        await WriteAsync(outbox, authority, 2);
        var lost = (await outbox.TakeAsync(authority))!;
        var sent = (await outbox.TakeAsync(authority))!;
        await outbox.SentAsync(sent.Mail);

        (await outbox.TakeAsync(authority)).Should().BeNull("its next try lies ahead");
        _clock.Advance(TimeSpan.FromMinutes(3));
        (await outbox.AuthoritiesAsync()).Should().Contain(authority);
        var again = (await outbox.TakeAsync(authority))!;

        (again.Mail.Id, again.Mail.MessageId, again.Body).Should().Be((lost.Mail.Id, lost.Mail.MessageId, lost.Body));
        _clock.Advance(TimeSpan.FromDays(1));
        await outbox.SentAsync(again.Mail);
        (await outbox.AuthoritiesAsync()).Should().NotContain(authority);
    }

    [Fact]
    public async Task The_wait_grows_and_after_two_days_it_is_given_up_and_its_text_wiped()
    {
        var (outbox, authority) = await OpenAsync();
        await WriteAsync(outbox, authority, 1);
        var began = _clock.GetUtcNow();
        var tries = 0;
        while (tries < 100 && await outbox.TakeAsync(authority) is { } taken)
        {
            tries++;
            await outbox.FailedAsync(taken.Mail, "no answer", isHopeless: false);
            _clock.Advance(Outbox.WaitAfter(taken.Mail.Tries));
        }

        tries.Should().Be(Outbox.MostTries);
        (_clock.GetUtcNow() - began).Should().BeGreaterThan(TimeSpan.FromDays(1)).And.BeLessThan(TimeSpan.FromDays(3));
        Enumerable.Range(1, 20).Select(Outbox.WaitAfter).Should().BeInAscendingOrder().And.HaveElementAt(0, TimeSpan.FromMinutes(2));
        await using var db = server.Database.For(authority);
        var mail = await db.OutgoingMails.SingleAsync();
        (mail.SealedBody, mail.SentAt, mail.LastProblem).Should().Be((null, null, "no answer"));
        mail.GivenUpAt.Should().NotBeNull();
    }

    [Fact]
    public async Task The_text_is_not_to_be_read_in_the_database_and_is_wiped_once_it_is_sent()
    {
        var (outbox, authority) = await OpenAsync();
        await WriteAsync(outbox, authority, 1);
        await using var db = server.Database.For(authority);

        Encoding.UTF8.GetString((await db.OutgoingMails.AsNoTracking().SingleAsync()).SealedBody!).Should().NotContain("secret");
        var taken = (await outbox.TakeAsync(authority))!;
        taken.Body.Should().Be("secret 0");
        await outbox.SentAsync(taken.Mail);
        (await db.OutgoingMails.AsNoTracking().SingleAsync()).SealedBody.Should().BeNull();
    }

    [Fact]
    public async Task Another_authoritys_mail_is_not_taken()
    {
        var (outbox, authority) = await OpenAsync();
        var (_, other) = await OpenAsync();
        await WriteAsync(outbox, authority, 1);

        (await outbox.TakeAsync(other)).Should().BeNull();
        (await outbox.TakeAsync(authority)).Should().NotBeNull();
    }

    private async Task<(Outbox Outbox, int Authority)> OpenAsync()
    {
        var authority = await server.AddAuthorityAsync($"{Interlocked.Increment(ref _code)}");
        return (new Outbox(server.Database, _clock, Sealed()), authority.Id);
    }

    private async Task WriteAsync(Outbox outbox, int authority, int count)
    {
        await using DashboardDb db = server.Database.For(authority);
        for (var i = 0; i < count; i++)
        {
            outbox.Add(db, "somebody@provider.example", "Subject", $"secret {i}");
        }

        await db.SaveChangesAsync();
    }
}
