using System.Text.RegularExpressions;
using CommissioningDashboard.Access;
using CommissioningDashboard.Data;
using CommissioningDashboard.Market;
using CommissioningDashboard.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace CommissioningDashboard.Tests.Referrals;

public sealed partial class EnquiryTests(TestDatabase server) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 5, 30, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Several_are_asked_at_once_each_by_a_link_of_its_own_and_told_nothing_of_the_person()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ReferAsync(desk.Form with
        {
            Reference = "CASE-4711",
            Hours = "7.5",
            Times = ["mon-morning"],
            WantedFrom = "8/6/2026",
            Matters = "Likes music",
            Languages = "Polish",
        });

        var done = await desk.AskAsync(id, list.InOrder.Take(3));

        done.Asked.Select(x => x.ProviderId).Should().Equal(list.InOrder.Take(3).Select(x => x.Id));
        done.Asked.Select(x => SecretOf(x.Letter!)).Should().OnlyHaveUniqueItems();
        done.Asked[0].Letter.Should().Contain("7.5 hours a week").And.Contain("Monday morning").And.Contain("8 June 2026")
            .And.NotContainAny("CASE-4711", "music", "Polish", "east");
    }

    [Fact]
    public async Task Answers_stand_in_the_fair_order_whoever_answers_first_and_become_facts_of_who_was_put_forward()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ReferAsync();
        var done = await desk.AskAsync(id, list.InOrder);
        foreach (var asked in done.Asked.Reverse().Take(2))
        {
            await desk.Answer.RunAsync(SecretOf(asked.Letter!), new AnswerForm("Yes", "1/6/2026", null, null));
            _clock.Advance(TimeSpan.FromHours(1));
        }

        await desk.Answer.RunAsync(SecretOf(done.Asked[0].Letter!), new AnswerForm("No", null, "Too far to travel", null));

        var shown = (await desk.Show.RunAsync(desk.Actor, id))!;
        shown.Enquiries.Select(x => x.Enquiry.ProviderId).Should().Equal(list.InOrder.Select(x => x.Id));
        shown.Enquiries.Select(x => x.Enquiry.Answer).Should().Equal(EnquiryAnswer.No, null, null, EnquiryAnswer.Yes, EnquiryAnswer.Yes);
        shown.Enquiries[0].Enquiry.Reason.Should().Be("Too far to travel");
        shown.Enquiries[4].Enquiry.CanStartOn.Should().Be(new DateOnly(2026, 6, 1));
    }

    [Fact]
    public async Task One_that_was_asked_from_an_earlier_days_list_can_still_be_recorded_each_at_a_place_of_its_own()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ReferAsync();
        var first = list.InOrder[0].Id;
        await desk.Ask.RunAsync(desk.Actor, id, [new(first, null)], TestDesk.Site);
        _clock.Advance(TimeSpan.FromDays(1));
        await using (var db = server.Database.For(desk.Authority))
        {
            await db.ProviderOpenings.Where(x => x.ProviderId == first)
                .ExecuteUpdateAsync(x => x.SetProperty(o => o.To, new DateOnly(2026, 5, 30)));
            await MarketChange.RecordAsync(db);
        }

        await desk.Store.RefreshAsync(desk.Authority);
        var next = (await desk.Show.RunAsync(desk.Actor, id))!;

        next.InOrder.Should().HaveCount(4);
        await using var reading = server.Database.For(desk.Authority);
        var places = await RecordChoice.PlacesAsync(reading, id);
        places.Keys.Should().BeEquivalentTo(list.InOrder.Select(x => x.Id));
        places.Values.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_link_answers_once_and_says_clearly_when_it_no_longer_can()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ReferAsync();
        var asked = (await desk.AskAsync(id, list.InOrder.Take(3))).Asked;
        var secrets = asked.Select(x => SecretOf(x.Letter!)).ToList();
        var yes = new AnswerForm("Yes", "1/6/2026", null, null);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Answer.RunAsync(secrets[0], yes)));
        await desk.Answer.RunAsync(secrets[0], new AnswerForm("No", null, "Other", null));
        (await desk.Answer.FindAsync(secrets[0]))!.State.Should().Be(EnquiryState.Answered);
        (await desk.Answer.FindAsync(secrets[0]))!.Enquiry.Answer.Should().Be(EnquiryAnswer.Yes);
        _clock.Advance(AskProviders.Lasts);
        (await desk.Answer.FindAsync(secrets[1]))!.State.Should().Be(EnquiryState.Expired);
        await desk.Answer.RunAsync(secrets[1], yes with { From = "30/6/2026" });
        (await desk.Answer.FindAsync(secrets[1]))!.Enquiry.Answer.Should().BeNull();
        await desk.Show.RunAsync(desk.Actor, id);
        (await desk.Record.RunAsync(desk.Actor, id, desk.Choose(list.InOrder[0].Id))).IsRecorded.Should().BeTrue();
        (await desk.Answer.FindAsync(secrets[2]))!.State.Should().Be(EnquiryState.Settled);
        await desk.Answer.RunAsync(secrets[2], yes with { From = "30/6/2026" });
        (await desk.Answer.FindAsync(secrets[2]))!.Enquiry.Answer.Should().BeNull();

        await using var db = server.Database.For(desk.Authority);
        (await db.AuditEntries.CountAsync(x => x.Action == AnswerEnquiry.Audited)).Should().Be(1);
    }

    [Fact]
    public async Task The_secret_is_nowhere_in_the_database_and_opens_nothing_else()
    {
        var desk = await TestDesk.OpenAsync(server, _clock, sendsMail: true);
        var (id, list) = await desk.ReferAsync();
        var asked = (await desk.Ask.RunAsync(
            desk.Actor, id, [new(list.InOrder[0].Id, null), new(list.InOrder[1].Id, "desk@provider.example")], TestDesk.Site)).Asked;
        var secret = SecretOf(asked[0].Letter!);
        var mailed = SecretOf((await desk.Outbox.TakeAsync(desk.Authority))!.Body!);

        (await new PasswordLinks(server.Database, _clock).WhoseAsync(secret)).Should().BeNull();
        (await desk.Answer.FindAsync(mailed))!.Enquiry.ProviderId.Should().Be(list.InOrder[1].Id);
        (await desk.Answer.FindAsync(secret.ToUpperInvariant())).Should().BeNull();
        foreach (var table in new[] { "enquiry", "outgoing_mail", "audit_entry" })
        {
            await using var connection = new NpgsqlConnection(server.OwnerConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                $"select count(*) from {table} t where t::text ~ @one or t::text ~ @other", connection);
            command.Parameters.AddWithValue("one", secret);
            command.Parameters.AddWithValue("other", mailed);
            (await command.ExecuteScalarAsync()).Should().Be(0L, table);
        }
    }

    [Fact]
    public async Task A_double_press_asks_once_and_the_second_is_told()
    {
        var desk = await TestDesk.OpenAsync(server, _clock, sendsMail: true);
        var (id, list) = await desk.ReferAsync();
        ProviderToAsk[] to = [new(list.InOrder[0].Id, "desk@provider.example")];

        var both = await Task.WhenAll(
            desk.Ask.RunAsync(desk.Actor, id, to, TestDesk.Site), desk.Ask.RunAsync(desk.Actor, id, to, TestDesk.Site));

        both.SelectMany(x => x.Asked).Select(x => x.WasAsked).Should().BeEquivalentTo([false, true]);
        await using var db = server.Database.For(desk.Authority);
        (await db.Enquiries.CountAsync(), await db.OutgoingMails.CountAsync()).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_question_is_replied_to_by_a_new_link_and_the_one_before_is_dead()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ReferAsync();
        var to = new ProviderToAsk(list.InOrder[0].Id, null);
        var first = SecretOf((await desk.Ask.RunAsync(desk.Actor, id, [to], TestDesk.Site)).Asked[0].Letter!);

        (await desk.Answer.RunAsync(first, new AnswerForm("Question", null, null, "Ring 07700 900123"))).Should().ContainSingle();
        await desk.Answer.RunAsync(first, new AnswerForm("Question", null, null, "Is there a lift?"));
        (await desk.Ask.AgainAsync(desk.Actor, id, to, " ", TestDesk.Site)).Problems.Single().Field.Should().Be("Reply");
        var again = (await desk.Ask.AgainAsync(desk.Actor, id, to, "There is.", TestDesk.Site)).Asked[0].Letter!;

        again.Should().Contain("Is there a lift?").And.Contain("There is.");
        (await desk.Answer.FindAsync(first)).Should().BeNull();
        await desk.Answer.RunAsync(SecretOf(again), new AnswerForm("Yes", "1/6/2026", null, null));
        (await desk.Ask.AgainAsync(desk.Actor, id, to, null, TestDesk.Site)).IsOpen.Should().BeFalse("a yes stands");
    }

    [Theory]
    [InlineData(null, null, null, null, "Answer")]
    [InlineData("Yes", "", null, null, "From")]
    [InlineData("Yes", "29/5/2026", null, null, "From")]
    [InlineData("No", null, "Because", null, "Reason")]
    [InlineData("Question", null, null, "", "Question")]
    public void What_is_filled_in_wrongly_is_told_at_its_field(string? answer, string? from, string? reason, string? question, string field)
        => new AnswerForm(answer, from, reason, question).Read(new DateOnly(2026, 5, 30)).Problems.Should().ContainSingle()
            .Which.Field.Should().Be(field);

    [Fact]
    public async Task Nobody_asks_for_another_teams_referral_without_permission_or_somebody_who_was_not_shown()
    {
        var desk = await TestDesk.OpenAsync(server, _clock);
        var (id, list) = await desk.ReferAsync();
        var other = await TestDesk.OpenAsync(server, _clock);
        ProviderToAsk[] to = [new(list.InOrder[0].Id, null)];
        var refused = () => desk.Ask.RunAsync(desk.Actor with { Role = Role.Commissioner }, id, to, TestDesk.Site);

        (await desk.Ask.RunAsync(desk.Actor with { UserId = 99_999 }, id, to, TestDesk.Site)).IsOpen.Should().BeFalse();
        (await other.Ask.RunAsync(other.Actor, id, to, TestDesk.Site)).IsOpen.Should().BeFalse();
        (await desk.Ask.RunAsync(desk.Actor, id, [new(99_999, null)], TestDesk.Site)).Asked.Should().BeEmpty();
        (await desk.Ask.RunAsync(desk.Actor, id, [to[0] with { Email = "no address" }], TestDesk.Site)).Problems.Should().ContainSingle();
        await refused.Should().ThrowAsync<UnauthorizedAccessException>();
    }

    internal static string SecretOf(string letter) => Link().Match(letter).Groups[1].Value;

    [GeneratedRegex("/enquiry/([A-Za-z0-9_-]{43})")]
    private static partial Regex Link();
}
