using CommissioningDashboard.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace CommissioningDashboard.Web.Mail;

/// <summary>Empties the outbox for as long as the host runs. Neither an address nor a text of a message is ever logged.</summary>
internal sealed class MailSender(Outbox outbox, SmtpSettings smtp, ILogger<MailSender> log) : BackgroundService
{
    private static readonly TimeSpan _between = TimeSpan.FromSeconds(2);

    private bool _isWell = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await EmptyAsync(stoppingToken);
                await Task.Delay(_between, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task EmptyAsync(CancellationToken stop)
    {
        try
        {
            foreach (var authority in await outbox.AuthoritiesAsync(stop))
            {
                while (await outbox.TakeAsync(authority, stop) is { } taken)
                {
                    await SendAsync(taken, stop);
                }
            }

            _isWell = true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            if (_isWell)
            {
                log.LogWarning("The outbox cannot be read; trying again ({Kind}).", problem.GetType().Name);
            }

            _isWell = false;
        }
    }

    private async Task SendAsync(TakenMail taken, CancellationToken stop)
    {
        if (taken.Body is null)
        {
            await outbox.FailedAsync(taken.Mail, "the key of the text is gone", isHopeless: true, stop);
            return;
        }

        try
        {
            using var client = new SmtpClient { Timeout = 30_000 };
            await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, stop);
            if (smtp.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, smtp.Password ?? "", stop);
            }

            await client.SendAsync(MessageOf(taken), stop);
            await outbox.SentAsync(taken.Mail, stop);
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception problem) when (problem is CommandException or ProtocolException or IOException
            or System.Net.Sockets.SocketException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException
            or TimeoutException)
        {
            var refused = problem as SmtpCommandException;
            var kind = refused is null ? problem.GetType().Name : $"{refused.ErrorCode} {(int)refused.StatusCode}";
            log.LogWarning("Message {Message} was not sent at try {Try} ({Kind}).", taken.Mail.Id, taken.Mail.Tries, kind);
            await outbox.FailedAsync(taken.Mail, kind, IsForGood(refused), stop);
        }
    }

    /// <summary>A refusal of the 500s is for good; one of the 400s asks to come again (RFC 5321, section 4.2.1).</summary>
    private static bool IsForGood(SmtpCommandException? refused)
        => refused is { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted }
            && (int)refused.StatusCode >= 500;

    private MimeMessage MessageOf(TakenMail taken)
    {
        var message = new MimeMessage { MessageId = taken.Mail.MessageId, Subject = taken.Mail.Subject, Date = taken.Mail.WrittenAt };
        message.From.Add(smtp.From);
        message.To.Add(MailboxAddress.Parse(taken.Mail.SentTo));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new TextPart("plain") { Text = taken.Body! };
        return message;
    }
}
