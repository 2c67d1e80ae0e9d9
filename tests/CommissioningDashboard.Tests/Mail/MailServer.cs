using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CommissioningDashboard.Tests.Mail;

/// <summary>A real SMTP server on a port of this machine, which keeps what it is given.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private readonly Store _store = new();

    public MailServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        var options = new SmtpServerOptionsBuilder().ServerName("mail.testshire.example")
            .Endpoint(x => x.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).Build()).Build();
        var services = new ServiceProvider();
        services.Add(_store);
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public IReadOnlyCollection<MimeMessage> Received => _store.Received;

    /// <summary>The next messages are answered so, one after the other; then all are taken.</summary>
    public void AnswerNext(params SmtpReplyCode[] codes) => Array.ForEach(codes, _store.Answers.Enqueue);

    /// <summary>The settings of a host that sends through it.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Smtp:Host"] = "127.0.0.1",
        ["Smtp:Port"] = $"{Port}",
        ["Smtp:Security"] = "none",
        ["Smtp:From"] = "dashboard@testshire.example",
    };

    /// <summary>Waits until so many messages have come.</summary>
    public async Task<IReadOnlyList<MimeMessage>> HasAsync(int count)
    {
        for (var i = 0; Received.Count < count && i < 200; i++)
        {
            await Task.Delay(100);
        }

        Received.Should().HaveCount(count);
        return [.. Received];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private sealed class Store : MessageStore
    {
        public ConcurrentQueue<MimeMessage> Received { get; } = new();

        public ConcurrentQueue<SmtpReplyCode> Answers { get; } = new();

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (Answers.TryDequeue(out var code))
            {
                return new SmtpResponse(code, "Not now.");
            }

            using var stream = new MemoryStream(buffer.ToArray());
            Received.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
