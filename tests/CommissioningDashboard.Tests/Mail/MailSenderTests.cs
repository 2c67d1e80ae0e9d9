using CommissioningDashboard.Access;
using CommissioningDashboard.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using SmtpServer.Protocol;

namespace CommissioningDashboard.Tests.Mail;

/// <summary>The whole way from a form to a real SMTP server.</summary>
public sealed class MailSenderTests
{
    [Fact]
    public async Task A_colleagues_link_comes_by_mail_once_works_and_is_in_no_log()
    {
        await using var server = new MailServer();
        await using var site = new Site { Settings = server.Settings };
        await site.InitializeAsync();

        var added = await AddAsync(site);
        var mail = (await server.HasAsync(1)).Single();

        (await added.Content.ReadAsStringAsync()).Should().Contain("on its way to robin@testshire.example").And.NotContain("/password/");
        mail.To.Mailboxes.Single().Address.Should().Be("robin@testshire.example");
        var link = new Uri(mail.TextBody!.Split('\n').Single(x => x.Contains("/password/", StringComparison.Ordinal)).Trim());
        var set = await Site.PostAsync(site.NewClient(), link.AbsolutePath, "form", new() { ["Password"] = "harbour lantern thistle 9" });
        (await set.Content.ReadAsStringAsync()).Should().Contain("Your password is set");
        var secret = link.Segments[^1];
        site.Log.Lines.Where(x => !Site.IsRequestLine(x)).Should().NotContain(x => x.Contains(secret, StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(5));
        server.Received.Should().ContainSingle("it is not sent again");
    }

    [Fact]
    public async Task A_server_that_asks_to_come_again_gets_the_same_message_later_and_one_that_refuses_does_not()
    {
        await using var server = new MailServer();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = new Site { Settings = server.Settings, Time = clock };
        await site.InitializeAsync();
        server.AnswerNext(SmtpReplyCode.Aborted);

        await AddAsync(site);
        await TriedAsync(site, 1);
        server.Received.Should().BeEmpty();
        clock.Advance(TimeSpan.FromMinutes(3));
        var mail = (await server.HasAsync(1)).Single();
        server.AnswerNext(SmtpReplyCode.MailboxUnavailable);
        await AddAsync(site, "sam@testshire.example");
        await using var db = site.Database.For(site.Authority.Id);
        for (var i = 0; i < 100 && !await db.OutgoingMails.AnyAsync(x => x.GivenUpAt != null); i++)
        {
            await Task.Delay(100);
        }

        var written = await db.OutgoingMails.AsNoTracking().OrderBy(x => x.Id).ToListAsync();
        written[0].MessageId.Should().Be(mail.MessageId);
        (written[0].Tries, written[0].SealedBody).Should().Be((2, null));
        (written[1].Tries, written[1].SealedBody, written[1].SentAt).Should().Be((1, null, null));
        written[1].GivenUpAt.Should().NotBeNull();
    }

    [Theory]
    [InlineData("Smtp:From", "nobody", "Smtp__From")]
    [InlineData("Smtp:Port", "many", "Smtp__Port")]
    [InlineData("Smtp:Security", "perhaps", "Smtp__Security")]
    public void A_setting_that_cannot_be_used_is_told_by_its_name(string key, string value, string told)
    {
        var settings = new Dictionary<string, string?> { ["Smtp:Host"] = "mail.example", ["Smtp:From"] = "a@b.example", [key] = value };

        var (smtp, problem) = SmtpSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

        smtp.Should().BeNull();
        problem.Should().Contain(told);
    }

    private static async Task<HttpResponseMessage> AddAsync(Site site, string email = "robin@testshire.example")
        => await Site.PostAsync(await site.As(Role.Administrator), "/people/new", "main form[method=post]", new()
        {
            ["Name"] = "Robin Example",
            ["Email"] = email,
            ["Role"] = "care-manager",
        });

    private static async Task TriedAsync(Site site, int tries)
    {
        await using var db = site.Database.For(site.Authority.Id);
        for (var i = 0; i < 100 && !await db.OutgoingMails.AnyAsync(x => x.Tries == tries && x.LastProblem != null); i++)
        {
            await Task.Delay(100);
        }

        (await db.OutgoingMails.AnyAsync(x => x.Tries == tries)).Should().BeTrue();
    }
}
